"""A correction in one language: what the field is called, what was published, what it is now, and why."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import BaseModel

from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Text
from compendium.presentation.language import Language
from compendium.records.catalog import Catalog
from compendium.records.datasets import by_name
from compendium.records.field_descriptions import name_group, name_label
from compendium.records.models.editions import Correction
from compendium.records.published_values import Values, collect_values, find_spec, split_key

# What says in words which part is meant, the plainest first.
_TELLING = ("title", "name", "value")


def tell_correction(language: Language, item: Correction) -> dict[str, Any]:
    """Return a correction as templates place it: `text` says what changed, `reason` why.

    `field`, `old` and `new` are its parts in words.
    """
    known = _list_known(language, item.record)
    dataset = find_dataset(language.catalog, item.record)
    model = by_name()[dataset].model if dataset in by_name() else None
    found = find_spec(model, item.field) if model else None
    field = _tell_field(language, dataset, model, item.field, known) if model and found else item.field
    spec = found[1] if found else None
    old, new = (_tell_value(language, spec, item.field, value, known) for value in (item.old, item.new))
    key = ("history.correction" if item.old and item.new
           else "history.removed" if item.old else "history.restored")
    return {"id": item.id, "field": field, "old": old, "new": new,
            "text": language.label(key, field=field, old=old, new=new),
            "reason": item.reason[language.code], "date": language.date(item.date)}


def _list_known(language: Language, record: str) -> list[Values]:
    """Return the values of a record as it is and as editions had it, the newest first."""
    entry, catalog = language.catalog.entries.get(record), language.catalog
    now = [collect_values(entry.record, Text.model_fields)] if entry else []
    return now + [edition.records[record].values for edition in reversed(catalog.editions)
                  if record in edition.records]


def find_dataset(catalog: Catalog, record: str) -> str:
    """Return the dataset of a record that is there or that an edition has."""
    entry = catalog.entries.get(record)
    if entry:
        return entry.dataset.name
    return next((edition.records[record].dataset for edition in reversed(catalog.editions)
                 if record in edition.records), "")


def _tell_field(language: Language, dataset: str, model: type[BaseModel], key: str,
                known: list[Values]) -> str:
    """Return what a value is called, with its part and, of a text, its language where that is not ours."""
    names, parts = split_key(key)
    left, told, path = list(parts), "", ""
    for name in names:
        spec = next(spec for spec in known_specs(model) if spec.published == name)
        path = f"{path}.{name}".lstrip(".")
        own = language.label(name_label(language.catalog, dataset if not told else name_group(model), model,
                                        spec.name))
        if issubclass(model, Text) and name in Text.model_fields:
            told = told if name == language.code else language.label("column.in", field=told, language=own)
        else:
            told = language.label("column.inside", group=told, field=own) if told else own
        if spec.many and spec.nested and left:
            part = _tell_part(language, path, left[0], known)
            path = f"{path}[{left.pop(0)}]"
            told = language.label("history.part", group=told, part=part)
        model = spec.kind
    return told


def _tell_part(language: Language, path: str, name: str, known: list[Values]) -> str:
    """Return what a part is called: by its own words, its date, or else what it is known by."""
    for values in known:
        for leaf in _TELLING:
            start = f"{path}[{name}].{leaf}."
            if words := values.get(f"{start}{language.code}"):
                return str(words)
            # Of a part that goes by its words, English ones stand in the key alone.
            if any(key.startswith(start) for key in values):
                return name
        if date := values.get(f"{path}[{name}].date"):
            return language.locale.date(Edtf.parse(str(date)))
    return name


def _tell_value(language: Language, spec: FieldSpec | None, key: str, value: str | None,
                known: list[Values]) -> str:
    """Return a value in words: a date, a term, the name of a record; what cannot be read as it stands."""
    if spec is None or value is None:
        return value or ""
    if spec.nested:
        return _tell_part(language, key, value, known)
    if spec.ref:
        return _name_record(language, value)
    if spec.term:
        terms = language.catalog.vocabulary[spec.term.vocabulary]
        # Units are patterns around a number; a term that the vocabulary has lost stands as it was written.
        return terms[value][language.code].replace("{n}", "").strip() if value in terms else value
    if spec.kind is bool:
        return language.label("value.yes" if value == "true" else "value.no")
    try:
        if spec.kind is Edtf:
            return language.locale.date(Edtf.parse(value))
        if issubclass(spec.kind, Decimal | int):
            return language.locale.number(Decimal(value))
    except (ValueError, InvalidOperation):
        # An earlier model may have had a text here.
        return value
    return value


def _name_record(language: Language, name: str) -> str:
    entry = language.catalog.entries.get(name)
    if entry:
        return language.short(entry)
    return next((edition.records[name].title(language.code) for edition in reversed(language.catalog.editions)
                 if name in edition.records), name)
