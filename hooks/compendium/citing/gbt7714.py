"""GB/T 7714—2015, numbered references: always in the language of the work itself, with the standard's own marks."""

from __future__ import annotations

from ..wording import Wording
from .item import HAN, Creator, Item, said
from .marks import today
from .names import initials

# The standard's codes of the kinds of document (annex B).
_KINDS = {"article": "J", "entry": "M", "dataset": "DS", "treaty": "A"}
_MOST = 3


def entry(item: Item, views: Wording) -> str:
    """Return the reference, to be numbered by the citing text."""
    code = f"[{_KINDS[item.kind]}{'/OL' if item.url else ''}]"
    title = f"{item.own_title}{code}"
    if item.kind in ("entry", "dataset") and item.container:
        title = f"{title}//{said(item.container, item.language)}"
    parts = [_authors(item, views), title, item.edition, _place(item) + _accessed(item, views), item.url]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def mention(item: Item, views: Wording) -> str:
    """Return how the text points to a place in the numbered reference, or nothing for the whole of it."""
    return views.label("citing.gbt.mention", locator=item.locator) if item.locator else ""


def _authors(item: Item, views: Wording) -> str:
    names = [_name(creator, item.language) for creator in item.creators]
    if len(names) > _MOST:
        names = [*names[:_MOST], views.catalog.labels["citing.gbt.others"][item.language]]
    return ", ".join(names)


def _name(creator: Creator, language: str) -> str:
    """Return a name: family name in capitals and initials without dots, Chinese names and bodies whole."""
    name = said(creator.name, language)
    if creator.corporate or HAN.search(name):
        return name
    return f"{said(creator.family, language).upper()} {initials(said(creator.given, language).replace('-', ' '), ' ', '')}"


def _place(item: Item) -> str:
    """Return what stands between title and address: journal and numbers, or place and date."""
    if item.kind == "article":
        issue = f"({item.issue})" if item.issue else ""
        container = said(item.container, item.language) if item.container else ""
        numbers = ", ".join(filter(None, [container, item.year, item.volume])) + issue
        return ": ".join(filter(None, [numbers, item.pages]))
    if item.kind == "treaty":
        place = said(item.place, item.language) if item.place else ""
        return ", ".join(filter(None, [place, item.year]))
    date = str(item.date) if item.date and item.date.exact else item.year
    return f"({date})" if date and item.url else date


def _accessed(item: Item, views: Wording) -> str:
    """Return the day of access, which the standard asks for of everything online; the reader's browser fills it in."""
    if not item.url:
        return ""
    return f"[{item.accessed or today(views.label('citing.accessed'))}]"
