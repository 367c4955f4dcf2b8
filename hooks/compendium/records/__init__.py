"""The records: their models, the registry of datasets, and how they are read and found."""
