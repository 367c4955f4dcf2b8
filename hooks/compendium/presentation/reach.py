"""Until when the texts reach, and when a page was last revised, in one language's words."""

from __future__ import annotations

from compendium.core.edtf import Edtf
from compendium.presentation.language import Language
from compendium.records.models import Source


def tell_reach(language: Language) -> str:
    """Return until when each source tells, those of one year together, or nothing if no source says."""
    names: dict[int, list[str]] = {}
    for entry in language.catalog.of("sources"):
        if isinstance(entry.record, Source) and entry.record.reaches:
            names.setdefault(entry.record.reaches.latest[0], []).append(language.short(entry))
    texts = [language.label("chapter.reach", date=language.locale.date(Edtf.parse(f"{year:04}")),
                         names=language.locale.join(own))
             for year, own in sorted(names.items())]
    return language.label("chapter.until",
                          texts=language.label("list.semicolon").join(texts)) if texts else ""


def tell_revision(language: Language, day: str) -> str:
    """Return when a page was last revised, or nothing if it does not say."""
    return language.label("chapter.revised", date=language.locale.date(Edtf.parse(day))) if day else ""
