"""What a chapter says in words of a figure, a date, a count or a field is what the record has."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from compendium.core.edtf import Edtf
from compendium.core.fields import Quantity
from compendium.core.memory import Topic
from compendium.core.printed.claims import compare_date, compare_quantity
from compendium.records.catalog import Catalog


def compare_words(catalog: Catalog, known: Topic, macro: str, named: Mapping[str, object], code: str) -> str:
    """Return what the words of a macro say otherwise than its record, or nothing if they agree or name no
    record; `known` is what is known of such words.
    """
    name, words = str(named.get("name", "")), str(named["words"])
    if macro == "fig" and name in catalog.observations:
        entry, observation = catalog.observations[name]
        return _compare_quantity(catalog, known, words, code, observation, entry.own.unit)
    if macro == "date":
        value = _read_value(catalog, name, str(named.get("field", "date")))
        own = getattr(_find_holder(catalog, name), "date_words", None)
        if own and _are_same(own[code], words):
            return ""
        return _compare_date(catalog, known, words, code, value, bool(named.get("bare"))) if value else ""
    if macro == "count":
        where = {key: value for key, value in named.items() if key not in ("dataset", "words")}
        size = sum(all(_match_values(getattr(entry.record, key, None), value) for key, value in where.items())
                   for entry in catalog.of(str(named["dataset"])))
        return _compare_quantity(catalog, known, words, code, Quantity(value=Decimal(size)), "count")
    if macro == "value" and isinstance(number := _read_value(catalog, name, str(named.get("field"))), int):
        return _compare_quantity(catalog, known, words, code, Quantity(value=Decimal(number)), "count")
    return ""


def _compare_quantity(catalog: Catalog, known: Topic, words: str, code: str, quantity: Quantity,
                      unit: str) -> str:
    said = tuple(quantity.words.items()) if quantity.words else ()
    inputs = (words, code, str(quantity.value), str(quantity.to), quantity.qualifier, said, unit)
    return "".join(known.recall(inputs, compare_quantity, words, code, quantity, unit, catalog.reading))


def _compare_date(catalog: Catalog, known: Topic, words: str, code: str, date: Edtf, bare: bool) -> str:
    return "".join(known.recall((words, code, date.text, bare), compare_date, words, code, date,
                                catalog.reading, bare))


def _find_holder(catalog: Catalog, name: str) -> BaseModel | None:
    if name in catalog.observations:
        return catalog.observations[name][1]
    return catalog.entries[name].record if name in catalog.entries else None


def _are_same(own: str, words: str) -> bool:
    """Return whether words are those that the record has for its date, or hold them, whatever their capitals.
    """
    one, other = own.casefold(), words.casefold()
    return one in other or other in one


def _read_value(catalog: Catalog, name: str, field: str) -> Any:
    value = getattr(_find_holder(catalog, name), field, None)
    return value if isinstance(value, Edtf | int) else None


def _match_values(value: Any, wanted: object) -> bool:
    return wanted in value if isinstance(value, tuple) else str(value) == wanted
