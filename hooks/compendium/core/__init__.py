"""What everything else is built from.

Problems, dates, kinds of field, languages, files with lines, printed numbers.
"""
