"""A record as rows: its own, one for each of its parts, statements and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from compendium.core.field_walk import Location
from compendium.exports.base import Column, Context, Row, Table
from compendium.exports.columns import list_values
from compendium.features.citations import write_data_citation
from compendium.features.history.corrections import find_dataset, tell_correction
from compendium.records.catalog import Catalog, Entry
from compendium.records.field_descriptions import list_parts
from compendium.records.models.editions import Correction, Withdrawal


def make_record_rows(context: Context, tables: dict[str, Table], entry: Entry) -> Iterator[tuple[str, Row]]:
    """Yield (table, row) for everything that one record holds."""
    record = entry.record
    own = make_cells(tables[entry.dataset.name].columns, record)
    titles = {f"title_{code}": record.title[code] for code in context.columned}
    urls = {f"url_{code}": own[f"url_{code}"] for code in context.columned}
    yield "records", {"id": entry.id, "dataset": entry.dataset.name, "origin": entry.dataset.origin,
                      **titles, **urls}
    yield entry.dataset.name, own
    for theme in record.themes:
        words = {f"theme_{code}": views.language.term("themes", theme)
                 for code, views in context.views.items()}
        yield "record_themes", {"record": entry.id, "theme": theme, **words}
    names: dict[Location, str] = {}
    for spec in list_parts(type(record)):
        table = tables[spec.name]
        for index, part in enumerate(list_values(record, spec)):
            name = names[spec.name, index] = name_part(part, spec.name, index)
            yield spec.name, {"record": entry.id, "part": name, **make_cells(table.carried, record),
                              **make_cells(table.columns, part)}
    for row in _make_statements(context, entry, names):
        yield "statements", row
    for row in _make_links(context.catalog, entry):
        yield "links", row


def make_collection_rows(context: Context, tables: dict[str, Table]) -> dict[str, list[Row]]:
    """Return the rows of the tables that tell of the whole collection and not of one record."""
    found = {"vocabulary": list(_make_vocabulary_rows(context)),
             "columns": [_make_column_row(context, table, number, column) for table in tables.values()
                         for number, column in enumerate(table.columns, 1)],
             "corrections": [_make_correction(context, item) for item in context.catalog.corrections],
             "withdrawals": [_make_withdrawal(context, item) for item in context.catalog.withdrawals],
             "about": [_make_about(context)]}
    return {name: rows for name, rows in found.items() if name in tables}


def _make_correction(context: Context, item: Correction) -> Row:
    told = {code: tell_correction(views.language, item) for code, views in context.columned.items()}
    return {"id": item.id, "record": item.record, "dataset": find_dataset(context.catalog, item.record),
            "field": item.field, "old": item.old, "new": item.new, "day": str(item.date),
            **{f"{name}_{code}": words[name] or None for name in ("field", "old", "new", "reason")
               for code, words in told.items()}}


def _make_withdrawal(context: Context, item: Withdrawal) -> Row:
    return {"id": item.id, "dataset": item.dataset, "day": str(item.date), "moved_to": item.moved_to,
            **{f"{name}_{code}": text[code] for name, text in (("title", item.title), ("reason", item.reason))
               for code in context.columned}}


def _make_about(context: Context) -> Row:
    label = context.first.language.label
    return {"edition": context.edition, "edition_date": context.edition_date or None,
            "licence": label("licence.code"), "licence_address": label("site.licence"),
            "address": context.site_url,
            **{f"title_{code}": words for code, words in context.words("site.name").items()},
            **{f"citation_{code}": write_data_citation(views.language, context.url("", views.language))
               for code, views in context.views.items()}}


def _make_column_row(context: Context, table: Table, number: int, column: Column) -> Row:
    return {"table_name": table.name, "column_name": column.name, "column_number": number,
            "data_type": column.type, "required": column.required, "refers_to": column.target or None,
            "terms": column.terms or None,
            **{f"label_{code}": column.label[code] for code in context.views},
            **{f"about_{code}": column.about[code] for code in context.views}}


def _make_vocabulary_rows(context: Context) -> Iterator[Row]:
    for vocabulary, terms in context.catalog.vocabulary.items():
        for term, text in terms.items():
            yield {"vocabulary": vocabulary, "term": term,
                   **{f"words_{code}": text[code] for code in context.columned}}


def name_part(part: BaseModel, field: str, index: int) -> str:
    """Return a part's own id, or its field and number."""
    return getattr(part, "id", "") or f"{field}-{index + 1}"


def make_cells(columns: Iterable[Column], model: Any) -> Row:
    """Return what a model fills in."""
    return {column.name: column.value(model) for column in columns if column.value}


def _make_statements(context: Context, entry: Entry, names: dict[Location, str]) -> Iterator[Row]:
    """Yield a row for each printed form: what the source says of which field, and where."""
    for location, statement in context.catalog.statements(entry):
        at = {code: views.language.citation(statement.source, statement.at)["part"]
              for code, views in context.columned.items()}
        for field, printed in statement.printed.items():
            yield {
                "record": entry.id, "part": names.get(location[:-2], ""), "statement": int(location[-1]) + 1,
                "field": field,
                **{f"field_{code}": views.language.field_label(entry.dataset.name, field)
                   for code, views in context.columned.items()},
                "source": statement.source, "locator": statement.at,
                **{f"locator_{code}": text for code, text in at.items()},
                "printed": printed,
                **{f"printed_{code}": statement.rendered.get(code, {}).get(field)
                   for code in context.columned},
                **{f"note_{code}": statement.note[code] if statement.note else None
                   for code in context.columned},
            }


def _make_links(catalog: Catalog, entry: Entry) -> Iterator[Row]:
    """Yield a row for each reference to another record, those of statements to their source left out."""
    inside = {location for location, _ in catalog.statements(entry)}
    counts: Counter[str] = Counter()
    for location, spec, value in entry.values:
        if spec.ref and location[:-1] not in inside:
            field = ".".join(str(step) for step in location if not isinstance(step, int))
            counts[field] += 1
            yield {"record": entry.id, "field": field, "position": counts[field], "target": value}
