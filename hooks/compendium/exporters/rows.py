"""A record as rows: its own, one for each of its parts, statements and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from ..catalog import Catalog, Entry
from ..dictionary import parts
from ..loading import Location
from ..walking import walk
from .base import Column, Context, Row, Table
from .columns import each


def record_rows(context: Context, tables: dict[str, Table], entry: Entry) -> Iterator[tuple[str, Row]]:
    """Yield (table, row) for everything that one record holds."""
    record = entry.record
    own = cells(tables[entry.dataset.name].columns, record)
    titles = {f"title_{code}": record.title[code] for code in context.views}
    urls = {f"url_{code}": own[f"url_{code}"] for code in context.views}
    yield "records", {"id": entry.id, "dataset": entry.dataset.name, **titles, **urls}
    yield entry.dataset.name, own
    names: dict[Location, str] = {}
    for spec in parts(type(record)):
        table = tables[spec.name]
        for index, part in enumerate(each(record, spec)):
            name = names[spec.name, index] = part_name(part, spec.name, index)
            yield spec.name, {"record": entry.id, "part": name, **cells(table.carried, record), **cells(table.columns, part)}
    for row in _statements(context, entry, names):
        yield "statements", row
    for row in _links(context.catalog, entry):
        yield "links", row


def vocabulary_rows(context: Context) -> Iterator[Row]:
    """Yield a row for each controlled term."""
    for vocabulary, terms in context.catalog.vocabulary.items():
        for term, text in terms.items():
            yield {"vocabulary": vocabulary, "term": term, **{f"words_{code}": text[code] for code in context.views}}


def part_name(part: BaseModel, field: str, index: int) -> str:
    """Return a part's own id, or its field and number."""
    return getattr(part, "id", "") or f"{field}-{index + 1}"


def cells(columns: Iterable[Column], model: Any) -> Row:
    """Return what a model fills in."""
    return {column.name: column.value(model) for column in columns if column.value}


def _statements(context: Context, entry: Entry, names: dict[Location, str]) -> Iterator[Row]:
    """Yield a row for each printed form: what the source says of which field, and where."""
    for location, statement in context.catalog.statements(entry):
        at = {code: views.citation(statement.source, statement.at)["part"] for code, views in context.views.items()}
        for field, printed in statement.printed.items():
            yield {
                "record": entry.id, "part": names.get(location[:-2], ""), "statement": int(location[-1]) + 1, "field": field,
                **{f"field_{code}": views.field_label(entry.dataset.name, field) for code, views in context.views.items()},
                "source": statement.source, "locator": statement.at, **{f"locator_{code}": text for code, text in at.items()},
                "printed": printed, **{f"note_{code}": statement.note[code] if statement.note else None for code in context.views},
            }


def _links(catalog: Catalog, entry: Entry) -> Iterator[Row]:
    """Yield a row for each reference to another record, those of statements to their source left out."""
    inside = {location for location, _ in catalog.statements(entry)}
    counts: Counter[str] = Counter()
    for location, spec, value in walk(entry.record):
        if spec.ref and location[:-1] not in inside:
            field = ".".join(str(step) for step in location if not isinstance(step, int))
            counts[field] += 1
            yield {"record": entry.id, "field": field, "position": counts[field], "target": value}
