"""Columns made from the fields of a model: one or several for each field, with words in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import BaseModel

from compendium.core.edtf import DatePoint, Day, Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Statement, Text, Title
from compendium.exports.base import Cell, Column, Context, Getter
from compendium.presentation.language import Words
from compendium.presentation.record_view import Views
from compendium.records.field_descriptions import find_description, name_group, name_label

SEPARATOR = " | "
# Words of SQL, under which no column could be asked for without quotes.
_UNRESERVED = {"to": "value_to", "order": "sequence"}
_NUMBERS = {bool: "boolean", int: "integer", Decimal: "number"}


def make_columns(context: Context, owner: str, model: type[BaseModel]) -> Iterator[Column]:
    """Yield the columns of a record's or a part's own fields.

    Parts with several values have tables of their own.
    """
    for spec in known_specs(model):
        label = context.words(name_label(context.catalog, owner, model, spec.name))
        text = find_description(context.catalog, owner, model, spec.name)
        base = Column(name_column(spec.name), label, {code: text[code] for code in context.views},
                      required=spec.required, field=spec.name)
        yield from _make_columns(context, base, spec)


def name_column(field: str) -> str:
    """Return what the column of a field is called: as the field, unless that is a word of SQL."""
    return _UNRESERVED.get(field, field)


def _make_columns(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    if issubclass(spec.kind, Text):
        yield from _make_text(context, base, spec)
    elif issubclass(spec.kind, BaseModel):
        if not spec.many and spec.kind is not Statement:
            yield from _make_group(context, base, spec)
    elif spec.kind is Edtf:
        yield from _make_date(context, base, spec)
    elif spec.ref or spec.term or spec.part or spec.heading:
        yield from _make_coded(context, base, spec)
    elif spec.kind in _NUMBERS and not spec.many:
        yield replace(base, type=_NUMBERS[spec.kind], value=lambda model: getattr(model, spec.name))
    elif spec.kind is str:
        yield replace(base, value=lambda model: _join(str(item) for item in list_values(model, spec)))


def _make_text(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    """Yield a column for each language of the site; a name also has its other languages and forms."""
    if spec.kind is Title:
        yield from _make_group(context, base, spec)
        return
    for code, views in context.columned.items():
        yield replace(
            make_language_column(context, base, code),
            value=partial(_make_texts, spec, views))


def _make_texts(spec: FieldSpec, views: Views, model: BaseModel) -> Cell:
    return _join(views.text(text) for text in list_values(model, spec) if text.own(views.language.code))


def _make_group(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    """Yield the columns of a group of fields, such as a position, with the group's name before theirs."""
    for inner in make_columns(context, name_group(spec.kind), spec.kind):
        label = {code: views.language.label("column.inside", group=base.label[code], field=inner.label[code])
                 for code, views in context.views.items()}
        yield replace(inner, name=f"{base.name}_{inner.name}", label=label, field=base.field,
                      required=base.required and inner.required,
                      value=partial(_make_within, spec, inner.value))


def _make_within(spec: FieldSpec, get: Getter | None, model: BaseModel) -> Cell:
    group = getattr(model, spec.name)
    return None if group is None or get is None else get(group)


def _make_date(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    """Yield the coded date, its words in each language, and the first and last day that it can mean."""
    yield replace(base, value=lambda model: _join(str(date) for date in list_values(model, spec)))
    for code, views in context.columned.items():
        def _words(model: BaseModel, views: Any = views) -> Cell:
            own = getattr(model, "date_words", None) if spec.name == "date" else None
            return _join(views.language.date(date, own)["text"] for date in list_values(model, spec))

        yield replace(make_language_column(context, base, code), value=_words)
    for name, key, bound in (("earliest", "column.earliest", _find_first_day),
                             ("latest", "column.latest", _find_last_day)):
        yield Column(f"{base.name}_{name}", _fill_pattern(context, key, base.label),
                     context.words(f"{key}.about"),
                     partial(_make_bounds, spec, bound), field=base.field)


def _make_bounds(spec: FieldSpec, bound: Callable[[Edtf], str], model: BaseModel) -> Cell:
    return _join(bound(date) for date in list_values(model, spec))


def _make_coded(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    """Yield a code or an id, and what it stands for in each language."""
    single = spec.ref.datasets if spec.ref and not spec.many else ()
    target = single[0] if len(single) == 1 else "records" if spec.ref and not spec.many else ""
    terms = spec.term.vocabulary if spec.term and not spec.many else ""
    yield replace(base, target=target, terms=terms, value=lambda model: _join(list_values(model, spec)))
    for code, views in context.columned.items():
        yield replace(
            # The words of a unit may be none: a bare count has no name.
            make_language_column(context, base, code), required=False,
            value=partial(_list_names, spec, views))


def _list_names(spec: FieldSpec, views: Views, model: BaseModel) -> Cell:
    return _join(item["text"] for item in views.items(model, spec))


def make_language_column(context: Context, base: Column, code: str) -> Column:
    """Return a column for one language's words, named and labelled so."""
    label = {own: views.language.label("column.in", field=base.label[own],
                                       language=views.language.label(f"language.{code}"))
             for own, views in context.views.items()}
    return replace(base, name=f"{base.name}_{code}", label=label)


def _fill_pattern(context: Context, key: str, label: Words) -> Words:
    return {code: views.language.label(key, field=label[code]) for code, views in context.views.items()}


def list_values(model: BaseModel, spec: FieldSpec) -> tuple[Any, ...]:
    """Return the values of a field, none, one or many."""
    value = getattr(model, spec.name)
    if value is None:
        return ()
    return value if spec.many else (value,)


def _join(texts: Any) -> str | None:
    return SEPARATOR.join(texts) or None


def _find_first_day(date: Edtf) -> str:
    return _find_bound(date.start, date.earliest)


def _find_last_day(date: Edtf) -> str:
    return _find_bound(date.end, date.latest)


def _find_bound(point: DatePoint | None, day: Day) -> str:
    return format_iso(day) if point and point.known else ""


def format_iso(day: Day) -> str:
    """Return a day as ISO 8601 has it; years before 1 BC are negative."""
    year, month, number = day
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"
