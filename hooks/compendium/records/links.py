"""What records learn from each other once all are read: themes, what points to them, who cites a place."""

from __future__ import annotations

from dataclasses import replace

from compendium.core.fields import ChapterProse, Statement
from compendium.core.macro_text import find_cited_places
from compendium.records.catalog import Catalog, Entry, Link
from compendium.records.models import Question


def give_themes(catalog: Catalog) -> None:
    """Give each question that names no themes the main ones of the records that it rests on."""
    for entry in list(catalog.entries.values()):
        record = entry.record
        if isinstance(record, Question) and not record.themes:
            found = [catalog.entries[name].record.themes[:1] for name in record.records
                     if name in catalog.entries]
            themes = tuple(dict.fromkeys(theme for main in found for theme in main))
            catalog.entries[entry.id] = replace(entry, record=record.model_copy(update={"themes": themes}))


def link_records(catalog: Catalog) -> None:
    """Turn every reference round, so that each record knows what points to it."""
    for entry in catalog.entries.values():
        if entry.dataset.apart:
            # Nothing that rests on the sources leads to background by itself.
            for target in dict.fromkeys(entry.own.about):
                catalog.background[target].append(entry)
            continue
        seen: set[tuple[str, str]] = set()
        for location, spec, value in entry.values:
            named = isinstance(value, str) and value != entry.id
            if spec.ref and named and spec.ref.datasets != ("sources",):
                key = (value, str(location[0]))
                if key not in seen:
                    seen.add(key)
                    catalog.links[value].append(Link(entry, str(location[0])))
            elif not spec.nested:
                continue
            elif isinstance(value, Statement):
                _cite(catalog, entry, value.source, value.at)
            elif isinstance(value, ChapterProse):
                for _, text in value.items():
                    for source, at in find_cited_places(text):
                        _cite(catalog, entry, source, at)
        if entry.dataset.disputes:
            for target in entry.own.records:
                catalog.disputes[target].append(entry)


def _cite(catalog: Catalog, entry: Entry, source: str, at: str) -> None:
    cited = catalog.citations[source, at]
    # One record's citations come in a row, so that only the last can be its own.
    if not cited or cited[-1] is not entry:
        cited.append(entry)
