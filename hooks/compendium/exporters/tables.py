"""The tables of the collection: every dataset, the parts of its records, and what runs across them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from ..datasets import DATASETS, Dataset
from ..dictionary import group_name, parts
from ..fields import FieldSpec, Statement
from ..models import Record
from .base import Cell, Column, Context, Table
from .columns import SEPARATOR, in_language, model_columns

# What the values of a series cannot be read without.
_CARRIED = {"observations": ("indicator", "unit", "measure", "scope")}


def tables(context: Context) -> dict[str, Table]:
    """Return every table by its name."""
    found = [_records(context), *(_dataset(context, dataset) for dataset in DATASETS)]
    found += [_part(context, dataset, spec) for dataset in DATASETS for spec in parts(dataset.model)]
    found += [_statements(context), _links(context), _vocabulary(context)]
    return {table.name: table for table in found}


def given(context: Context, name: str, value: Callable[[Any], Cell] | None = None, **more: Any) -> Column:
    """Return a column that no field makes; its words are column.NAME and column.NAME.about."""
    return Column(name, context.words(f"column.{name}"), context.words(f"column.{name}.about"), value, **more)


def by_language(context: Context, column: Column, value: Callable[[Any, str], Cell] | None = None) -> Iterator[Column]:
    """Yield a column once for each language; `value` is given the model and the language."""
    for code in context.views:
        get = (lambda model, code=code: value(model, code)) if value else None
        yield replace(in_language(context, column, code), value=get)


def _records(context: Context) -> Table:
    identity = [given(context, "id", required=True), given(context, "dataset", required=True)]
    titles = by_language(context, given(context, "title", required=True))
    return _table(context, "records", [*identity, *titles, *_addresses(context)], ("id",))


def _dataset(context: Context, dataset: Dataset) -> Table:
    identity, *own = model_columns(context, dataset.name, dataset.model)
    disputes = given(context, "disputes", lambda record: SEPARATOR.join(
        entry.id for entry in context.catalog.disputes.get(record.id, [])) or None)
    statements = _statement_columns(context, lambda record: [
        statement for _, statement in context.catalog.statements(context.catalog.entries[record.id])])
    columns = [replace(identity, target="records"), *_addresses(context), *own, disputes, *statements]
    return Table(dataset.name, context.words(f"dataset.{dataset.name}"), context.words(f"dataset.{dataset.name}.about"),
                 tuple(columns), ("id",))


def _part(context: Context, dataset: Dataset, spec: FieldSpec) -> Table:
    own = [column for column in model_columns(context, group_name(spec.kind), spec.kind) if column.name != "id"]
    carried = tuple(column for column in model_columns(context, dataset.name, dataset.model)
                    if column.field in _CARRIED.get(spec.name, ()))
    columns = [given(context, "record", required=True, target="records"), given(context, "part", required=True),
               *(replace(column, value=None) for column in carried), *own]
    if issubclass(spec.kind, BaseModel) and "sources" in spec.kind.model_fields:
        columns += _statement_columns(context, lambda part: part.sources)
    return _table(context, spec.name, columns, ("record", "part"), carried)


def _statements(context: Context) -> Table:
    columns = [
        given(context, "record", required=True, target="records"), given(context, "part"),
        given(context, "statement", type="integer", required=True), given(context, "field", required=True),
        *by_language(context, given(context, "field", required=True)),
        given(context, "source", required=True, target="sources"), given(context, "locator", required=True),
        *by_language(context, given(context, "locator", required=True)), given(context, "printed", required=True),
        *by_language(context, given(context, "note")),
    ]
    return _table(context, "statements", columns, ("record", "part", "statement", "field"))


def _links(context: Context) -> Table:
    columns = [given(context, "record", required=True, target="records"), given(context, "field", required=True),
               given(context, "position", type="integer", required=True),
               given(context, "target", required=True, target="records")]
    return _table(context, "links", columns, ("record", "field", "position"))


def _vocabulary(context: Context) -> Table:
    columns = [given(context, "vocabulary", required=True), given(context, "term", required=True),
               *by_language(context, given(context, "words", required=True))]
    return _table(context, "vocabulary", columns, ("vocabulary", "term"))


def _table(context: Context, name: str, columns: Iterable[Column], key: tuple[str, ...],
           carried: tuple[Column, ...] = ()) -> Table:
    return Table(name, context.words(f"table.{name}"), context.words(f"table.{name}.about"), tuple(columns), key, carried)


def _addresses(context: Context) -> Iterator[Column]:
    def _address(record: Record, code: str) -> Cell:
        views = context.views[code]
        return context.url(views.address(record.id), views)

    return by_language(context, given(context, "url", required=True), _address)


def _statement_columns(context: Context, of: Callable[[Any], Iterable[Statement]]) -> list[Column]:
    """Return where a record or part comes from, in three columns and the languages' labels."""
    def _labels(model: BaseModel, code: str) -> Cell:
        return SEPARATOR.join(context.views[code].citation(item.source, item.at)["text"] for item in of(model)) or None

    def _codes(model: BaseModel) -> Cell:
        return SEPARATOR.join(f"{item.source} {item.at}" for item in of(model)) or None

    def _printed(model: BaseModel) -> Cell:
        return SEPARATOR.join(f"{name}: {text}" for item in of(model) for name, text in item.printed.items()) or None

    places = given(context, "sources", _codes)
    return [places, *by_language(context, places, _labels), given(context, "printed_forms", _printed)]
