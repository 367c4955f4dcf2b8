"""Charts: definitions in data/charts.yml and the records that they name, made into lists, drawings and
tables.

`series` and `records` select what is shown; `value_list` and `record_list` put it in rows that a page sets by
itself, `time_chart` places it on a drawing; `view` gives it to templates. Nothing joins values of different
series or has a value of its own.
"""
