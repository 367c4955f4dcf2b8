"""A search index that needs no dictionary and is loaded only in the pieces that a query needs."""

from .index import write_index

__all__ = ["write_index"]
