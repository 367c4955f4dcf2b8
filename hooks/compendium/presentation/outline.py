"""The parts of a source as its page lists them."""

from __future__ import annotations

from typing import Any

from compendium.presentation.language import Language
from compendium.records.outlines import label_part


def make_outline(language: Language, source: str) -> list[dict[str, Any]]:
    """Return every part of a source: its label, its heading and the records that cite it."""
    found = []
    for unit in language.catalog.outlines[source].values():
        cited = language.catalog.citations.get((source, unit.id), [])
        # A question rests on records, which stand here themselves.
        cited = [entry for entry in cited if not entry.dataset.asked] or cited
        found.append({
            "id": unit.id, "kind": unit.kind,
            "label": label_part(language.catalog, source, unit.id, language.code),
            "title": unit.title[language.code] if unit.title else "",
            "omitted": unit.omitted[language.code] if unit.omitted else "",
            "records": [language.link(entry.id, language.title(entry)) for entry in cited],
        })
    return found
