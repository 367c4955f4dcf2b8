"""What an answer rests on: each place that it cites, with the words printed there for what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from compendium.core.fields import Statement
from compendium.presentation.language import group_by_label
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.chapters import Call, find_calls
from compendium.records.passages import list_noted_places

# A record, what a source says of it, and which fields of that matter here: all, if none are named.
Support = tuple[Entry, Statement, tuple[str, ...]]


def find_answer_sources(views: Views, entry: Entry) -> list[dict[str, Any]]:
    """Return a statement, as record pages show it, for each place that an answer cites."""
    support = list(_find_support(views, entry))
    found = []
    for source, at in list_noted_places(entry.record):
        here = (item for item in support if (item[1].source, item[1].at) == (source, at))
        found.append({**views.language.citation(source, at), "note": "",
                      "printed": group_by_label(_list_printed(views, here))})
    return found


def _find_support(views: Views, entry: Entry) -> Iterator[Support]:
    """Yield what carries an answer: the records that it rests on, and what it tells."""
    catalog = views.catalog
    for name in entry.own.records:
        own = catalog.entries[name]
        yield from ((own, statement, ()) for _, statement in catalog.statements(own))
    for call in find_calls(entry.own.answer[views.language.code]):
        if call.name in ("fig", "date", "value"):
            yield from _find_told(views, call)


def _find_told(views: Views, call: Call) -> Iterator[Support]:
    """Yield what carries one figure, date or field that an answer tells."""
    name, catalog = str(call.args[0]), views.catalog
    if name in catalog.observations:
        holder, observation = catalog.observations[name]
        yield from ((holder, statement, ()) for statement in observation.sources)
        return
    own = catalog.entries[name]
    field = str(call.args[1] if call.name == "value" else dict(call.keywords).get("field", "date"))
    yield from ((own, statement, (field,)) for _, statement in catalog.statements(own))


def _list_printed(views: Views, support: Iterable[Support]) -> Iterator[dict[str, Any]]:
    """Yield printed words, each once, with the record and the field that they are of."""
    language, seen = views.language, set()
    for entry, statement, fields in support:
        told = language.statement(statement, entry.dataset.name)["printed"]
        for item in (item for group in told for item in group["values"]):
            if item["text"] not in seen and (not fields or item["name"] in fields):
                seen.add(item["text"])
                label = language.label("column.inside", group=language.short(entry), field=item["label"])
                yield {**item, "label": label}
