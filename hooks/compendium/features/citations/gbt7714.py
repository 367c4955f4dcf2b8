"""GB/T 7714—2015, numbered references.

Always in the language of the work itself, with the standard's own marks.
"""

from __future__ import annotations

from compendium.features.citations.item import HAN, CitedWork, Creator, choose_words
from compendium.features.citations.names import write_initials
from compendium.features.citations.rich_text import set_today
from compendium.presentation.language import Language

# The standard's codes of the kinds of document (annex B).
_KINDS = {"article": "J", "entry": "M", "dataset": "DS", "treaty": "A"}
_MOST = 3


def write_entry(item: CitedWork, language: Language) -> str:
    """Return the reference, to be numbered by the citing text."""
    code = f"[{_KINDS[item.kind]}{'/OL' if item.url else ''}]"
    title = f"{item.own_title}{code}"
    if item.kind in ("entry", "dataset") and item.container:
        title = f"{title}//{choose_words(item.container, item.language)}"
    parts = [_write_authors(item, language), title, item.edition,
             _write_place(item) + _write_accessed(item, language), item.url]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def write_mention(item: CitedWork, language: Language) -> str:
    """Return how the text points to a place in the numbered reference, or nothing for the whole of it."""
    return language.label("citing.gbt.mention", locator=item.locator) if item.locator else ""


def _write_authors(item: CitedWork, language: Language) -> str:
    names = [_write_name(creator, item.language) for creator in item.creators]
    if len(names) > _MOST:
        names = [*names[:_MOST], language.catalog.labels["citing.gbt.others"][item.language]]
    return ", ".join(names)


def _write_name(creator: Creator, language: str) -> str:
    """Return a name: family name in capitals and initials without dots, Chinese names and bodies whole."""
    name = choose_words(creator.name, language)
    if creator.corporate or HAN.search(name):
        return name
    return (f"{choose_words(creator.family, language).upper()} "
            f"{write_initials(choose_words(creator.given, language).replace('-', ' '), ' ', '')}")


def _write_place(item: CitedWork) -> str:
    """Return what stands between title and address: journal and numbers, or place and date."""
    if item.kind == "article":
        issue = f"({item.issue})" if item.issue else ""
        container = choose_words(item.container, item.language) if item.container else ""
        numbers = ", ".join(filter(None, [container, item.year, item.volume])) + issue
        return ": ".join(filter(None, [numbers, item.pages]))
    if item.kind == "treaty":
        place = choose_words(item.place, item.language) if item.place else ""
        return ", ".join(filter(None, [place, item.year]))
    date = str(item.date) if item.date and item.date.exact else item.year
    return f"({date})" if date and item.url else date


def _write_accessed(item: CitedWork, language: Language) -> str:
    """Return the day of access, which the standard asks for of everything online.

    The reader's browser fills it in.
    """
    if not item.url:
        return ""
    return f"[{item.accessed or set_today(language.label('citing.accessed'))}]"
