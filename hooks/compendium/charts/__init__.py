"""Charts: definitions in data/charts.yml and the records that they name, made into drawings and tables.

`series` and `records` select what is drawn, `time`, `ranks`, `bars` and `units` place it, `view` gives it
to templates. No drawing joins values of different series, and none has a value of its own.
"""
