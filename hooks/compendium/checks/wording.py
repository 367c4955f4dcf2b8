"""Rules that look at words alone, tried on every sentence of ours in chapters and records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compendium.core.field_walk import LocatedFault
from compendium.core.fields import ChapterProse, Text
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import Passage

# From a language's code and a text to what is wrong with it.
FindText = Callable[[str, str], Iterator[str]]
FindPassage = Callable[[Passage], Iterator[tuple[int, str]]]


def try_wording(catalog: Catalog, passages: list[Passage], name: str, settings: object,
                find_passage: FindPassage, find_text: FindText, apart: frozenset[str]) -> Iterator[Problem]:
    """Yield a fault for all that a rule finds in passages, with its line, and in the texts of records.

    `settings` are all that the rule goes by, `apart` the fields that it leaves alone. What it found under its
    `name` is remembered.
    """
    memory = catalog.cache.memory
    known = memory.of(f"{name} of passages", settings)
    for passage in passages:
        if passage.must_cite:
            for line, message in known.recall(passage.content, find_passage, passage):
                yield passage.problem(line, message)
    known = memory.of(f"{name} of records", settings)
    for entry in catalog.entries.values():
        for location, message in known.recall(entry.content, _find_in_record, entry, find_text, apart):
            yield entry.problem(location, message)


def _find_in_record(entry: Entry, find_text: FindText, apart: frozenset[str]) -> Iterator[LocatedFault]:
    for location, _, value in entry.values:
        # What calls macros is a passage.
        is_text = isinstance(value, Text) and not isinstance(value, ChapterProse)
        if is_text and not apart & set(map(str, location)):
            for code, text in value.items():
                yield from (((*location, code), message) for message in find_text(code, text))
