"""What other authorities call the same thing, as far as the packages in use say so themselves."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.records.models import Record
from compendium.records.models.authority import NUMBER

_ADDRESSES = {"GeoNames": "https://sws.geonames.org/{}/", "Wikidata": "https://www.wikidata.org/wiki/{}"}


def list_authorities(record: Record) -> list[dict[str, str]]:
    """Return what authorities call what a record is about, each once: {"text", "address"}; never guessed."""
    found = {}
    for words in (*_name_gazetteer(record), *getattr(record, "authorities", ())):
        if told := NUMBER.match(words):
            found[told[0]] = {"text": told[0], "address": _ADDRESSES[told["name"]].format(told["number"])}
    return list(found.values())


def list_same_as(record: Record) -> list[str]:
    """Return the addresses under which authorities know what a record is about."""
    return [item["address"] for item in list_authorities(record)]


def _name_gazetteer(record: Record) -> Iterator[str]:
    """Yield the gazetteer of a position, unless the editors inferred it from that of something else."""
    position = getattr(record, "position", None)
    if position and "position" not in {item.field for item in record.derived}:
        yield position.gazetteer
