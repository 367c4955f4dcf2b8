"""The project's benchmarks: cost against plain Material, growth with the number of records, serving, and
search.
"""
