"""A search index that needs no dictionary and is loaded only in the pieces that a query needs."""

from compendium.features.search.documents import find_gist
from compendium.features.search.index import write_index

__all__ = ["find_gist", "write_index"]
