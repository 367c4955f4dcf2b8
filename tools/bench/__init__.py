"""The project's rulers: cost against plain Material, growth with the number of records, serving, and search."""
