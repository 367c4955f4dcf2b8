"""What other authorities call the same thing, as far as the packages in use say so themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.records.catalog import Entry

# A gazetteer is named in a position as "GeoNames 1216265, …"; the number is its own.
_ADDRESSES = {re.compile(r"\bGeoNames (\d+)\b"): "https://sws.geonames.org/{}/"}


def list_same_as(entry: Entry) -> Iterator[str]:
    """Yield the addresses under which authorities know what a record is about; never guessed."""
    position = getattr(entry.record, "position", None)
    if position:
        for pattern, address in _ADDRESSES.items():
            if found := pattern.search(position.gazetteer):
                yield address.format(found[1])
