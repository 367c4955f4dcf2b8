"""A search index that needs no dictionary and is loaded only in the pieces that a query needs."""

from .documents import gist
from .index import write_index

__all__ = ["gist", "write_index"]
