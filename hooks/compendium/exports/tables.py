"""The tables of the collection: every dataset, the parts of its records, and what runs across them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from compendium.core.fields import FieldSpec, Statement
from compendium.exports.base import Cell, Column, Context, Table
from compendium.exports.columns import SEPARATOR, make_columns, make_language_column
from compendium.presentation.authorities import list_same_as
from compendium.records.datasets import Dataset
from compendium.records.field_descriptions import list_parts, name_group
from compendium.records.models import Record
from compendium.records.passages import list_noted_places

# What a reader asks for next, behind a record's own fields: the sources, and the page that tells more.
_SOON = ("disputes", "sources", "url")


def make_tables(context: Context) -> dict[str, Table]:
    """Return every table by its name."""
    datasets = context.catalog.datasets
    found = [_describe_records(context), *(_describe_dataset(context, dataset) for dataset in datasets)]
    found += [_describe_part(context, dataset, spec) for dataset in datasets
              for spec in list_parts(dataset.model)]
    found += [_describe_themes(context), _describe_statements(context), _describe_links(context),
              _describe_vocabulary(context), _describe_columns(context),
              *_describe_changes(context), _describe_about(context)]
    return {table.name: table for table in found}


def make_given(context: Context, name: str, value: Callable[[Any], Cell] | None = None,
               **more: Any) -> Column:
    """Return a column that no field makes; its words are column.NAME and column.NAME.about."""
    return Column(name, context.words(f"column.{name}"), context.words(f"column.{name}.about"), value, **more)


def make_language_columns(context: Context, column: Column,
                value: Callable[[Any, str], Cell] | None = None) -> Iterator[Column]:
    """Yield a column once for each language; `value` is given the model and the language."""
    for code in context.columned:
        get = (lambda model, code=code: value(model, code)) if value else None
        yield replace(make_language_column(context, column, code), value=get)


def _describe_records(context: Context) -> Table:
    identity = [make_given(context, "id", required=True), make_given(context, "dataset", required=True),
                make_given(context, "origin", required=True)]
    titles = make_language_columns(context, make_given(context, "title", required=True))
    return _describe_table(context, "records", [*identity, *titles, *_make_addresses(context)], ("id",))


def _describe_dataset(context: Context, dataset: Dataset) -> Table:
    identity, *own = make_columns(context, dataset.name, dataset.model)
    disputes = make_given(context, "disputes", lambda record: SEPARATOR.join(
        entry.id for entry in context.catalog.disputes.get(record.id, [])) or None)
    statements = _make_statement_columns(context, lambda record: [
        statement for _, statement in context.catalog.statements(context.catalog.entries[record.id])])
    others = [_make_authorities(context)] if "position" in dataset.model.model_fields else []
    if dataset.apart:
        others.append(make_given(context, "origin", lambda _: dataset.origin, required=True))
    columns = _order([replace(identity, target="records"), *own, disputes, *statements,
                      *_make_addresses(context), *others], [f"title_{code}" for code in context.columned])
    return Table(dataset.name, context.words(f"dataset.{dataset.name}"),
                 context.words(f"dataset.{dataset.name}.about"),
                 tuple(columns), ("id",))


def _order(columns: list[Column], titles: list[str]) -> list[Column]:
    """Return a dataset's columns as they are asked for.

    What it is, the dataset's own fields, the summary, the sources; last what few records have.
    """
    def _rank(column: Column) -> int:
        tests = (column.name == "id", column.name in titles,
                 column.field and column.field not in Record.model_fields,
                 column.field == "summary", column.name.startswith(_SOON))
        return next((place for place, holds in enumerate(tests) if holds), len(tests))

    return sorted(columns, key=_rank)


def _make_authorities(context: Context) -> Column:
    return make_given(context, "same_as", lambda record: SEPARATOR.join(list_same_as(record)) or None)


def _describe_part(context: Context, dataset: Dataset, spec: FieldSpec) -> Table:
    own = [column for column in make_columns(context, name_group(spec.kind), spec.kind)
           if column.name != "id"]
    carried = tuple(column for column in make_columns(context, dataset.name, dataset.model)
                    if spec.name not in Record.model_fields and column.field in dataset.carried)
    columns = [make_given(context, "record", required=True, target="records"),
               make_given(context, "part", required=True),
               *(replace(column, value=None) for column in carried), *own]
    if issubclass(spec.kind, BaseModel) and "sources" in spec.kind.model_fields:
        columns += _make_statement_columns(context, lambda part: part.sources)
    return _describe_table(context, spec.name, columns, ("record", "part"), carried)


def _describe_statements(context: Context) -> Table:
    columns = [
        make_given(context, "record", required=True, target="records"), make_given(context, "part"),
        make_given(context, "statement", type="integer", required=True),
        make_given(context, "field", required=True),
        *make_language_columns(context, make_given(context, "field", required=True)),
        make_given(context, "source", required=True, target="sources"),
        make_given(context, "locator", required=True),
        *make_language_columns(context, make_given(context, "locator", required=True)),
        make_given(context, "printed", required=True),
        *make_language_columns(context, make_given(context, "printed")),
        *make_language_columns(context, make_given(context, "note")),
    ]
    return _describe_table(context, "statements", columns, ("record", "part", "statement", "field"))


def _describe_links(context: Context) -> Table:
    columns = [make_given(context, "record", required=True, target="records"),
               make_given(context, "field", required=True),
               make_given(context, "position", type="integer", required=True),
               make_given(context, "target", required=True, target="records")]
    return _describe_table(context, "links", columns, ("record", "field", "position"))


def _describe_themes(context: Context) -> Table:
    columns = [make_given(context, "record", required=True, target="records"),
               make_given(context, "theme", required=True, terms="themes"),
               *make_language_columns(context, make_given(context, "theme", required=True))]
    return _describe_table(context, "record_themes", columns, ("record", "theme"))


def _describe_columns(context: Context) -> Table:
    columns = [make_given(context, "table_name", required=True),
               make_given(context, "column_name", required=True),
               make_given(context, "column_number", type="integer", required=True),
               make_given(context, "data_type", required=True),
               make_given(context, "required", type="boolean", required=True),
               make_given(context, "refers_to"), make_given(context, "terms"),
               *make_language_columns(context, make_given(context, "label", required=True)),
               *make_language_columns(context, make_given(context, "about", required=True))]
    return _describe_table(context, "columns", columns, ("table_name", "column_name"))


def _describe_changes(context: Context) -> Iterator[Table]:
    # From the first one on: neither polars nor pandas can tell the columns of a file without rows.
    if context.catalog.corrections:
        yield _describe_corrections(context)
    if context.catalog.withdrawals:
        yield _describe_withdrawals(context)


def _describe_corrections(context: Context) -> Table:
    # A record that was corrected may have been withdrawn since, so that none of `records` has to have it.
    columns = [make_given(context, "id", required=True), make_given(context, "record", required=True),
               make_given(context, "dataset", required=True), make_given(context, "field", required=True),
               *make_language_columns(context, make_given(context, "field", required=True))]
    for name in ("old", "new"):
        columns += [make_given(context, name), *make_language_columns(context, make_given(context, name))]
    columns += [make_given(context, "day", required=True),
                *make_language_columns(context, make_given(context, "reason", required=True))]
    return _describe_table(context, "corrections", columns, ("id",))


def _describe_withdrawals(context: Context) -> Table:
    columns = [make_given(context, "id", required=True), make_given(context, "dataset", required=True),
               *make_language_columns(context, make_given(context, "title", required=True)),
               make_given(context, "day", required=True),
               *make_language_columns(context, make_given(context, "reason", required=True)),
               make_given(context, "moved_to", target="records")]
    return _describe_table(context, "withdrawals", columns, ("id",))


def _describe_about(context: Context) -> Table:
    columns = [make_given(context, "edition", required=True), make_given(context, "edition_date"),
               make_given(context, "licence", required=True),
               make_given(context, "licence_address", required=True),
               make_given(context, "address", required=True),
               *make_language_columns(context, make_given(context, "title", required=True)),
               *make_language_columns(context, make_given(context, "citation", required=True))]
    return _describe_table(context, "about", columns, ("edition",))


def _describe_vocabulary(context: Context) -> Table:
    columns = [make_given(context, "vocabulary", required=True), make_given(context, "term", required=True),
               *make_language_columns(context, make_given(context, "words", required=True))]
    return _describe_table(context, "vocabulary", columns, ("vocabulary", "term"))


def _describe_table(context: Context, name: str, columns: Iterable[Column], key: tuple[str, ...],
           carried: tuple[Column, ...] = ()) -> Table:
    return Table(name, context.words(f"table.{name}"), context.words(f"table.{name}.about"), tuple(columns),
                 key, carried)


def _make_addresses(context: Context) -> Iterator[Column]:
    def _address(record: Record, code: str) -> Cell:
        views = context.columned[code]
        return context.url(views.language.address(record.id), views.language)

    return make_language_columns(context, make_given(context, "url", required=True), _address)


def _make_statement_columns(context: Context, of: Callable[[Any], Iterable[Statement]]) -> list[Column]:
    """Return where a record or part comes from, in three columns and the languages' labels."""
    def _cited(model: BaseModel) -> list[tuple[str, str]]:
        return [*((item.source, item.at) for item in of(model)), *list_noted_places(model)]

    def _labels(model: BaseModel, code: str) -> Cell:
        return SEPARATOR.join(context.columned[code].language.citation(*place)["text"]
                              for place in _cited(model)) or None

    def _codes(model: BaseModel) -> Cell:
        return SEPARATOR.join(f"{source} {at}" for source, at in _cited(model)) or None

    def _printed(model: BaseModel) -> Cell:
        return SEPARATOR.join(f"{name}: {text}" for item in of(model)
                              for name, text in item.printed.items()) or None

    places = make_given(context, "sources", _codes)
    return [places, *make_language_columns(context, places, _labels),
            make_given(context, "printed_forms", _printed)]
