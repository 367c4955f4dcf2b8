"""The works behind the records, as items."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compendium.core.fields import Text
from compendium.features.citations.item import CitedWork, Creator
from compendium.presentation.language import Language, Words
from compendium.records.catalog import Entry
from compendium.records.models import Source
from compendium.records.models.sources import Author

_KINDS = {"journal-article": "article", "encyclopedia-article": "entry", "joint-declaration": "treaty"}
# A first page and how many there are, as article numbers give them: "74 (21 pages)".
_COUNTED = re.compile(r"(\d+) \((\d+)\b")


def cite_source(language: Language, name: str, locators: Iterable[str] = ()) -> CitedWork:
    """Return a source as an item; `locators` are the words for the places in it that are cited."""
    record: Source = language.catalog.entries[name].own
    container, place = (record.container, language.catalog.entries[record.place].record.title if record.place
                        else None)
    return CitedWork(
        id=name, kind=_KINDS.get(record.kind, "article"), language=record.language,
        title=_take_words(record.title, language.code),
        creators=tuple(_make_creator(author, language.code) for author in record.authors),
        container=_take_words(container.title, language.code) if container else None,
        volume=(container.volume or "") if container else "", issue=(container.issue or "")
        if container else "",
        pages=_write_pages(container.pages or "") if container else "", issn=(container.issn or "")
        if container else "",
        date=record.date, place=_take_words(place, language.code) if place else None,
        url=record.address or "", locator="; ".join(locators),
    )


def cite_instrument(language: Language, entry: Entry, url: str) -> CitedWork:
    """Return an instrument itself: who agreed on it, when and where; `url` is that of our page."""
    record = entry.own
    known = language.catalog.entries
    parties = tuple(Creator(name=_take_words(known[party].record.title, language.code))
                    for party in record.parties)
    place = _take_words(known[record.place].record.title, language.code) if record.place else None
    return CitedWork(id=f"{entry.id}-itself", kind="treaty", language=language.code,
                     title=_take_words(record.title, language.code), creators=parties, date=record.date,
                     place=place,
                     url=url)


def cite_sources_of(language: Language, entry: Entry) -> list[CitedWork]:
    """Return the sources behind a record, each once, with every place in it that the record rests on."""
    if isinstance(entry.record, Source):
        return [cite_source(language, entry.id)]
    places: dict[str, list[str]] = {}
    for _, statement in language.catalog.statements(entry):
        found = places.setdefault(statement.source, [])
        label = language.citation(statement.source, statement.at)["part"]
        if label not in found:
            found.append(label)
    return [cite_source(language, source, found) for source, found in places.items()]


def _make_creator(author: Author, code: str) -> Creator:
    if author.family is None or author.given is None:
        return Creator(name=_take_words(author.name, code))
    family, given = _take_words(author.family, code), _take_words(author.given, code)
    return Creator(name=_take_words(author.name, code), family=family,
                   given=given)


def _take_words(text: Text, code: str) -> Words:
    """Return a text in every language that it has, and in the page's own."""
    return dict(text.items()) | {code: text[code]}


def _write_pages(printed: str) -> str:
    """Return pages as first and last: what a count implies, or what is printed."""
    match = _COUNTED.match(printed)
    if match:
        return f"{match[1]}-{int(match[1]) + int(match[2]) - 1}"
    return re.sub(r"\s*[–—]\s*", "-", printed)
