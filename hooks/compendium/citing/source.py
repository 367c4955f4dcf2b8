"""The works behind the records, as items."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..catalog import Entry
from ..fields import Text
from ..models import Source
from ..models.knowledge import Author
from ..wording import Wording
from .item import Creator, Item, Words

_KINDS = {"journal-article": "article", "encyclopedia-article": "entry", "joint-declaration": "treaty"}
# A first page and how many there are, as article numbers give them: "74 (21 pages)".
_COUNTED = re.compile(r"(\d+) \((\d+)\b")


def source_item(views: Wording, name: str, locators: Iterable[str] = ()) -> Item:
    """Return a source as an item; `locators` are the words for the places in it that are cited."""
    record: Source = views.catalog.entries[name].own
    container, place = record.container, views.catalog.entries[record.place].record.title if record.place else None
    return Item(
        id=name, kind=_KINDS.get(record.kind, "article"), language=record.language, title=_words(record.title),
        creators=tuple(_creator(author) for author in record.authors),
        container=_words(container.title) if container else None,
        volume=(container.volume or "") if container else "", issue=(container.issue or "") if container else "",
        pages=_pages(container.pages or "") if container else "", issn=(container.issn or "") if container else "",
        date=record.date, place=_words(place) if place else None,
        url=record.address or "", locator="; ".join(locators),
    )


def cited(views: Wording, entry: Entry) -> list[Item]:
    """Return the sources behind a record, each once, with every place in it that the record rests on."""
    if isinstance(entry.record, Source):
        return [source_item(views, entry.id)]
    places: dict[str, list[str]] = {}
    for _, statement in views.catalog.statements(entry):
        found = places.setdefault(statement.source, [])
        label = views.citation(statement.source, statement.at)["part"]
        if label not in found:
            found.append(label)
    return [source_item(views, source, found) for source, found in places.items()]


def _creator(author: Author) -> Creator:
    if author.family is None or author.given is None:
        return Creator(name=_words(author.name))
    return Creator(name=_words(author.name), family=_words(author.family), given=_words(author.given))


def _words(text: Text) -> Words:
    return dict(text.items())


def _pages(printed: str) -> str:
    """Return pages as first and last: what a count implies, or what is printed."""
    match = _COUNTED.match(printed)
    if match:
        return f"{match[1]}-{int(match[1]) + int(match[2]) - 1}"
    return re.sub(r"\s*[–—]\s*", "-", printed)
