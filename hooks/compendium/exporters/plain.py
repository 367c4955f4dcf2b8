"""A record as JSON data: everything it says, in every language, with labels for the places in sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ..catalog import Entry
from ..fields import Statement, Text
from ..walking import known_specs
from .base import Context, number


def plain_record(context: Context, entry: Entry) -> dict[str, Any]:
    """Return a record with its dataset, its addresses and the disagreements about it."""
    urls = {code: context.url(views.address(entry.id), views) for code, views in context.views.items()}
    disputes = [item.id for item in context.catalog.disputes.get(entry.id, [])]
    known = {"disputes": disputes} if disputes else {}
    return {"dataset": entry.dataset.name, "url": urls, **_plain(context, entry.record), **known}


def _plain(context: Context, value: Any) -> Any:
    """Return a value as JSON has it; what is absent, empty or false is left out of mappings."""
    if isinstance(value, Statement):
        return _statement(context, value)
    if isinstance(value, BaseModel):
        pairs = ((spec.name, getattr(value, spec.name)) for spec in known_specs(type(value)))
        return {name: _plain(context, item) for name, item in pairs if item is not None and item is not False and item != ()}
    if isinstance(value, tuple):
        return [_plain(context, item) for item in value]
    if isinstance(value, Decimal):
        return number(value)
    return value if isinstance(value, bool | int) else str(value)


def _statement(context: Context, statement: Statement) -> dict[str, Any]:
    labels = {code: views.citation(statement.source, statement.at)["text"] for code, views in context.views.items()}
    note = {"note": dict(statement.note.items())} if isinstance(statement.note, Text) else {}
    return {"source": statement.source, "at": statement.at, "label": labels, "printed": dict(statement.printed), **note}
