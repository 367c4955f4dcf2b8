"""A record as JSON data: everything it says, in every language, with labels for the places in sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from compendium.core.field_walk import known_specs
from compendium.core.fields import ChapterProse, Statement, Text
from compendium.exports.base import Context, write_number
from compendium.presentation.authorities import list_same_as
from compendium.records.catalog import Entry
from compendium.records.passages import list_noted_places


def make_plain_record(context: Context, entry: Entry) -> dict[str, Any]:
    """Return a record with its dataset, its addresses and the disagreements about it."""
    urls = {code: context.url(views.language.address(entry.id), views.language)
            for code, views in context.views.items()}
    disputes = [item.id for item in context.catalog.disputes.get(entry.id, [])]
    known: dict[str, Any] = {"disputes": disputes} if disputes else {}
    if noted := list_noted_places(entry.record):
        known["cites"] = [{"source": source, "at": at, "label": _label_place(context, source, at)}
                          for source, at in noted]
    others = list_same_as(entry.record)
    known |= {"same_as": others} if others else {}
    return {"dataset": entry.dataset.name, "origin": entry.dataset.origin, "url": urls,
            **_make_plain(context, entry.record), **known}


def _make_plain(context: Context, value: Any) -> Any:
    """Return a value as JSON has it; what is absent, empty or false is left out of mappings."""
    if isinstance(value, Statement):
        return _make_statement(context, value)
    if isinstance(value, ChapterProse):
        return {code: views.text(value) for code, views in context.columned.items() if value.own(code)}
    if isinstance(value, BaseModel):
        pairs = ((spec.name, getattr(value, spec.name)) for spec in known_specs(type(value)))
        return {name: _make_plain(context, item) for name, item in pairs
                if item is not None and item is not False and item != ()}
    if isinstance(value, tuple):
        return [_make_plain(context, item) for item in value]
    if isinstance(value, Decimal):
        return write_number(value)
    return value if isinstance(value, bool | int) else str(value)


def _make_statement(context: Context, statement: Statement) -> dict[str, Any]:
    labels = _label_place(context, statement.source, statement.at)
    note = {"note": dict(statement.note.items())} if isinstance(statement.note, Text) else {}
    return {"source": statement.source, "at": statement.at, "label": labels,
            "printed": dict(statement.printed),
            **({"rendered": statement.rendered} if statement.rendered else {}), **note}


def _label_place(context: Context, source: str, at: str) -> dict[str, str]:
    return {code: views.language.citation(source, at)["text"] for code, views in context.columned.items()}
