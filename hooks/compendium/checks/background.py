"""A background note has two independent witnesses, says little, and nothing that rests on sources uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlsplit

from compendium.checks.languages import HAN
from compendium.core.field_walk import Found, Location, walk_record
from compendium.core.problems import Problem, list_choices, suggest_nearest
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import read_chapters
from compendium.records.loader import FilePlace

MOST_NOTES, MOST_SENTENCES, MOST_WORDS, MOST_HAN = 120, 2, 20, 40
# Fields of other records that tell of the sources, on which a note does not rest, or that `about` stands for.
_FOREIGN = ("themes", "summary", "related", "unknown", "derived", "variants", "sources")
_TRUSTED = frozenset({"official", "reference", "agency"})
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?")
# A full stop ends a sentence where a capital or nothing follows; one within a name or a number does not.
_ENDS = {"en": re.compile(r"(?<!\b[A-Z])(?<!\b(?:St|No|Dr|Mr))[.!?][”’)]*(?=\s+[“‘(]?[A-Z0-9]|\s*$)"),
         "zh": re.compile(r"[。！？]")}


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each note that says too much on too little, and for each record that uses one."""
    notes = [entry for entry in catalog.entries.values() if entry.dataset.apart]
    chapters = sorted({chapter.name.removesuffix(".md") for chapter in
                       read_chapters(catalog.root.parent / "docs", list(catalog.locales), catalog.cache)
                       if chapter.is_chapter}) if notes else []
    for entry in notes[MOST_NOTES:]:
        yield entry.problem((), f"is more than the {MOST_NOTES} notes that there may be; the sources are the "
                                "ground, so let another one go.")
    known = catalog.cache.memory.of("notes", chapters)
    for entry in notes:
        for location, message in known.recall(entry.content, _check_note, entry, chapters):
            yield entry.problem(location, message)
        yield from _find_unnamed(catalog, entry)
    yield from _find_used(catalog, {entry.id for entry in notes})


def _check_note(entry: Entry, chapters: list[str]) -> Iterator[tuple[Location, str]]:
    return chain(_find_foreign(entry), _find_unwitnessed(entry), _find_homeless(entry, chapters),
                 _find_long(entry))


def _find_foreign(entry: Entry) -> Iterator[tuple[Location, str]]:
    for name in _FOREIGN:
        if getattr(entry.record, name):
            yield (name,), "is for records of the sources; a note has about, text and evidence."


def _find_unwitnessed(entry: Entry) -> Iterator[tuple[Location, str]]:
    evidence = entry.own.evidence
    for word, values in (("publisher", {page.publisher.casefold() for page in evidence}),
                         ("host", {_find_host(page.address) for page in evidence})):
        if len(values) < 2:
            yield ("evidence",), (f"all of it has one {word}, {', '.join(values)}; a note needs two pages "
                                  "that do not copy each other.")
    for index, page in enumerate(evidence):
        if not _ADDRESS.fullmatch(page.address):
            yield ("evidence", index, "address"), (f"'{page.address}' is no address; write it whole, such as "
                                                   "https://example.org/page.")
    if not _TRUSTED & {page.kind for page in evidence}:
        yield ("evidence",), (f"no page in it is of the kind {' or '.join(sorted(_TRUSTED))}; find such a "
                              "page, or leave the note out.")


def _find_host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _find_homeless(entry: Entry, chapters: list[str]) -> Iterator[tuple[Location, str]]:
    note = entry.own
    if (note.date is None) != (note.chapter is None):
        missing = "date" if note.date is None else "chapter"
        yield (missing,), "is missing; a later development has date and chapter, any other note neither."
    if note.chapter is not None and note.chapter not in chapters:
        nearest = suggest_nearest(note.chapter, chapters)
        yield ("chapter",), (f"no chapter is called '{note.chapter}'.{nearest} "
                             f"Known: {list_choices(chapters, 20)}.")


def _find_long(entry: Entry) -> Iterator[tuple[Location, str]]:
    for code, text in entry.own.text.items():
        if code in _ENDS and len(_ENDS[code].findall(text)) > MOST_SENTENCES:
            yield ("text", code), f"has more than {MOST_SENTENCES} sentences: '{text[:60]}'."
    for index, page in enumerate(entry.own.evidence):
        han, words = len(HAN.findall(page.says)), len(page.says.split())
        if han > MOST_HAN or (not han and words > MOST_WORDS):
            yield ("evidence", index, "says"), (f"has {han or words}; what a page says takes at most "
                                                f"{MOST_WORDS} words or {MOST_HAN} Chinese characters.")


def _find_unnamed(catalog: Catalog, entry: Entry) -> Iterator[Problem]:
    """Yield a fault for an explanation that says no name of what it is about; a later development need not.
    """
    about = [catalog.entries[name] for name in entry.own.about if name in catalog.entries]
    said = "".join(words for text in (entry.own.title, entry.own.text)
                   for _, words in text.items()).casefold()
    names = [form for other in about for form in other.record.title.forms()]
    if entry.own.date is None and about and not any(name.casefold() in said for name in names):
        yield entry.problem(("about",), f"says no name of what it is about, {list_choices(entry.own.about)}; "
                                        "name it in the title or the text, or mend the ids here.")


def _find_used(catalog: Catalog, notes: set[str]) -> Iterator[Problem]:
    """Yield a fault for each reference to a note, and for each chart of notes."""
    message = "'{}' is background; nothing that rests on the sources uses it, and no note another."
    models: list[tuple[str, list[Found], FilePlace]] = [
        *((chart.id, walk_record(chart), place) for chart, place in catalog.chart_places),
        *((drawing.id, walk_record(drawing), place) for drawing, place in catalog.map_places),
        *((period.id, walk_record(period), place) for period, place in catalog.periods)]
    models += [(entry.id, entry.values, entry.place) for entry in catalog.entries.values()]
    for name, values, place in models:
        for location, spec, value in values:
            if spec.ref and value in notes:
                yield place.problem(name, location, message.format(value))
    apart = {dataset.name for dataset in catalog.datasets if dataset.apart}
    for chart, place in catalog.chart_places:
        if chart.dataset in apart:
            yield place.problem(chart.id, ("dataset",), message.format(chart.dataset))
