"""Columns made from the fields of a model: one or several for each field, with words in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import BaseModel

from ..dictionary import description, group_name, label_key
from ..edtf import Day, Edtf, Point
from ..fields import FieldSpec, Statement, Text, Title
from ..views import Views
from ..walking import known_specs
from .base import Cell, Column, Context, Getter, Words

SEPARATOR = " | "
_NUMBERS = {bool: "boolean", int: "integer", Decimal: "number"}


def model_columns(context: Context, owner: str, model: type[BaseModel]) -> Iterator[Column]:
    """Yield the columns of a record's or a part's own fields; parts with several values have tables of their own."""
    for spec in known_specs(model):
        label = context.words(label_key(context.catalog, owner, model, spec.name))
        text = description(context.catalog, owner, model, spec.name)
        base = Column(spec.name, label, {code: text[code] for code in context.views}, required=spec.required, field=spec.name)
        yield from _columns(context, base, spec)


def _columns(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    if issubclass(spec.kind, Text):
        yield from _text(context, base, spec)
    elif issubclass(spec.kind, BaseModel):
        if not spec.many and spec.kind is not Statement:
            yield from _group(context, base, spec)
    elif spec.kind is Edtf:
        yield from _date(context, base, spec)
    elif spec.ref or spec.term or spec.part:
        yield from _coded(context, base, spec)
    elif spec.kind in _NUMBERS and not spec.many:
        yield replace(base, type=_NUMBERS[spec.kind], value=lambda model: getattr(model, spec.name))
    elif spec.kind is str:
        yield replace(base, value=lambda model: _joined(str(item) for item in each(model, spec)))


def _text(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    """Yield a column for each language of the site; a name also has its other languages and forms."""
    if spec.kind is Title:
        yield from _group(context, base, spec)
        return
    for code in context.views:
        yield replace(
            in_language(context, base, code),
            value=partial(_texts, spec, code))


def _texts(spec: FieldSpec, code: str, model: BaseModel) -> Cell:
    return _joined(text[code] for text in each(model, spec) if text[code])


def _group(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    """Yield the columns of a group of fields, such as a position, with the group's name before theirs."""
    for inner in model_columns(context, group_name(spec.kind), spec.kind):
        label = {code: views.label("column.inside", group=base.label[code], field=inner.label[code])
                 for code, views in context.views.items()}
        yield replace(inner, name=f"{base.name}_{inner.name}", label=label, field=base.field,
                      required=base.required and inner.required,
                      value=partial(_within, spec, inner.value))


def _within(spec: FieldSpec, get: Getter | None, model: BaseModel) -> Cell:
    group = getattr(model, spec.name)
    return None if group is None or get is None else get(group)


def _date(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    """Yield the coded date, its words in each language, and the first and last day that it can mean."""
    yield replace(base, value=lambda model: _joined(str(date) for date in each(model, spec)))
    for code, views in context.views.items():
        def _words(model: BaseModel, views: Any = views) -> Cell:
            own = getattr(model, "date_words", None) if spec.name == "date" else None
            return _joined(views.date(date, own)["text"] for date in each(model, spec))

        yield replace(in_language(context, base, code), value=_words)
    for name, key, bound in (("earliest", "column.earliest", _first_day), ("latest", "column.latest", _last_day)):
        yield Column(f"{base.name}_{name}", _patterned(context, key, base.label), context.words(f"{key}.about"),
                     partial(_bounds, spec, bound), field=base.field)


def _bounds(spec: FieldSpec, bound: Callable[[Edtf], str], model: BaseModel) -> Cell:
    return _joined(bound(date) for date in each(model, spec))


def _coded(context: Context, base: Column, spec: FieldSpec) -> Iterator[Column]:
    """Yield a code or an id, and what it stands for in each language."""
    single = spec.ref.datasets if spec.ref and not spec.many else ()
    target = single[0] if len(single) == 1 else "records" if spec.ref and not spec.many else ""
    terms = spec.term.vocabulary if spec.term and not spec.many else ""
    yield replace(base, target=target, terms=terms, value=lambda model: _joined(each(model, spec)))
    for code, views in context.views.items():
        yield replace(
            # The words of a unit may be none: a bare count has no name.
            in_language(context, base, code), required=False,
            value=partial(_names, spec, views))


def _names(spec: FieldSpec, views: Views, model: BaseModel) -> Cell:
    return _joined(item["text"] for item in views.items(model, spec))


def in_language(context: Context, base: Column, code: str) -> Column:
    """Return a column for one language's words, named and labelled so."""
    label = {own: views.label("column.in", field=base.label[own], language=views.label(f"language.{code}"))
             for own, views in context.views.items()}
    return replace(base, name=f"{base.name}_{code}", label=label)


def _patterned(context: Context, key: str, label: Words) -> Words:
    return {code: views.label(key, field=label[code]) for code, views in context.views.items()}


def each(model: BaseModel, spec: FieldSpec) -> tuple[Any, ...]:
    """Return the values of a field, none, one or many."""
    value = getattr(model, spec.name)
    if value is None:
        return ()
    return value if spec.many else (value,)


def _joined(texts: Any) -> str | None:
    return SEPARATOR.join(texts) or None


def _first_day(date: Edtf) -> str:
    return _bound(date.start, date.earliest)


def _last_day(date: Edtf) -> str:
    return _bound(date.end, date.latest)


def _bound(point: Point | None, day: Day) -> str:
    return iso(day) if point and point.known else ""


def iso(day: Day) -> str:
    """Return a day as ISO 8601 has it; years before 1 BC are negative."""
    year, month, number = day
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"
