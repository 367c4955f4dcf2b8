"""Until when the texts reach, and when a page was last revised, in one language's words."""

from __future__ import annotations

from compendium.core.edtf import Edtf
from compendium.presentation.language import Language
from compendium.records.catalog import Entry
from compendium.records.models import Source
from compendium.records.passages import list_noted_places


def tell_reach(language: Language) -> str:
    """Return until when each source tells, those of one year together, or nothing if no source says."""
    return _write_reach(language, "chapter.until", language.catalog.of("sources"))


def tell_record_reach(language: Language, entry: Entry) -> str:
    """Return until when the sources of a record tell; nothing for a source, or for background, which say it
    themselves.
    """
    if isinstance(entry.record, Source):
        return ""
    named = {statement.source for _, statement in language.catalog.statements(entry)}
    named |= {source for source, _ in list_noted_places(entry.record)}
    return _write_reach(language, "record.until",
                        [item for item in language.catalog.of("sources") if item.id in named])


def _write_reach(language: Language, label: str, sources: list[Entry]) -> str:
    names: dict[int, list[str]] = {}
    for entry in sources:
        if isinstance(entry.record, Source) and entry.record.reaches:
            names.setdefault(entry.record.reaches.latest[0], []).append(language.short(entry))
    texts = [language.label("chapter.reach", date=language.locale.date(Edtf.parse(f"{year:04}")),
                         names=language.locale.join(own))
             for year, own in sorted(names.items())]
    return language.label(label, texts=language.label("list.semicolon").join(texts)) if texts else ""


def tell_revision(language: Language, day: str) -> str:
    """Return when a page was last revised, or nothing if it does not say."""
    return language.label("chapter.revised", date=language.locale.date(Edtf.parse(day))) if day else ""
