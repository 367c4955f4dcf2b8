"""First, largest, only, all, never: prose says them where words printed in its own sources do.

For a sentence of a chapter these are the places of its paragraph's notes at which the records it names are
supported; for a text of a record they are the places of its statements.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from compendium.checks.prose import cut_named_sentences, without_quotations
from compendium.core.field_walk import Location
from compendium.core.fields import Prose, Statement
from compendium.core.macro_text import find_cited_places
from compendium.core.memory import Topic
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import Block, Passage
from compendium.records.models.style import CarriedWord, Style

Place = tuple[str, str]
Printed = dict[Place, str]
# What explains the texts themselves, or a word, has nothing printed that could carry it.
_APART = frozenset({"note", "derived", "variants", "reason", "limits", "perspective", "definition"})


def check(catalog: Catalog, passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield a fault for each strong word of chapters and records that nothing printed in its sources carries.
    """
    printed, memory = gather_printed(catalog), catalog.cache.memory
    known = memory.of("strong words of chapters", catalog.style)
    for passage in passages:
        if passage.must_cite:
            for block in passage.blocks:
                if not block.is_heading:
                    yield from _check_block(catalog, known, printed, passage, block)
    known = memory.of("strong words of records", catalog.style)
    for entry in catalog.entries.values():
        if not entry.dataset.apart:
            yield from _check_record(catalog, known, printed, entry)


def gather_printed(catalog: Catalog) -> Printed:
    """Return all that the records print of each place of a source and inside it, by (source, place)."""
    words: defaultdict[Place, list[str]] = defaultdict(list)
    for entry in catalog.entries.values():
        for _, statement in catalog.statements(entry):
            steps = statement.at.split("-")
            for end in range(1, len(steps) + 1):
                words[statement.source, "-".join(steps[:end])].extend(statement.printed.values())
    return {place: "\n".join(texts) for place, texts in words.items()}


def _check_block(catalog: Catalog, known: Topic, printed: Printed, passage: Passage,
                 block: Block) -> Iterator[Problem]:
    strong = known.recall((passage.locale, block.text), _list_in_block, catalog.style, passage.locale, block)
    cited = set(find_cited_places(block.text)) if strong else set()
    for number, words, named in strong:
        own = [statement for name in named for statement in _list_statements(catalog, name)]
        places = {(statement.source, statement.at) for statement in own}
        near = {place for place in cited if any(_holds(place, other) for other in places)} or cited
        carrying = "\n".join([_read(printed, near), *(text for statement in own
                                                      for text in statement.printed.values())])
        kind = catalog.style.carried[number]
        if not kind.carrying.search(carrying):
            yield passage.problem(block.line, _tell(kind, words))


def _list_in_block(style: Style, code: str, block: Block) -> Iterator[tuple[int, str, list[str]]]:
    """Yield (number of the kind, words, records named) for each strong word of a block, by its sentence."""
    for sentence, named in cut_named_sentences(block):
        yield from ((*found, named) for found in _find_strong(style, code, sentence))


def _check_record(catalog: Catalog, known: Topic, printed: Printed, entry: Entry) -> Iterator[Problem]:
    strong = known.recall(entry.content, _list_in_record, catalog.style, entry)
    places = {(statement.source, statement.at) for _, statement in entry.statements} if strong else set()
    for location, number, words, cited in strong:
        kind = catalog.style.carried[number]
        if not kind.carrying.search(_read(printed, places | cited)):
            yield entry.problem(location, _tell(kind, words))


def _list_in_record(style: Style, entry: Entry) -> Iterator[tuple[Location, int, str, set[Place]]]:
    """Yield (location, number of the kind, words, places noted) for each strong word of a record's texts."""
    for location, _, value in entry.values:
        if isinstance(value, Prose) and not _APART & set(map(str, location)):
            for code, text in value.spoken.items():
                for found in _find_strong(style, code, text):
                    yield ((*location, code), *found, set(find_cited_places(value.en)))


def _list_statements(catalog: Catalog, name: str) -> list[Statement]:
    """Return what supports a record, or an observation of one."""
    if name in catalog.observations:
        entry, observation = catalog.observations[name]
        return list(observation.sources or entry.record.sources)
    found = catalog.statements(catalog.entries[name]) if name in catalog.entries else ()
    return [statement for _, statement in found]


def _holds(place: Place, other: Place) -> bool:
    """Return whether a place is another one, or has it inside."""
    return place[0] == other[0] and (other[1] == place[1] or other[1].startswith(f"{place[1]}-"))


def _read(printed: Printed, places: Iterable[Place]) -> str:
    """Return what is printed at some places and inside them."""
    return "\n".join(printed.get(place, "") for place in places)


def _find_strong(style: Style, code: str, text: str) -> Iterator[tuple[int, str]]:
    """Yield (number of its kind, itself) for each strong word of a text, those of quotations and of allowed
    words apart.
    """
    text = without_quotations(text)
    for number, kind in enumerate(style.carried if code in ("en", "zh") else ()):
        for match in kind.patterns[code].finditer(text):
            if not _is_allowed(style, text, match):
                yield number, match[0]


def _is_allowed(style: Style, text: str, match: re.Match[str]) -> bool:
    return any(words in text[max(match.start() - len(words), 0):match.end() + len(words)]
               for words in style.allowed)


def _tell(kind: CarriedWord, words: str) -> str:
    return (f"'{words}' is stronger than all that is printed at the places cited here (nothing like "
            f"{kind.printed}); say less, cite the place that says it, or list the words under `allowed` in "
            "data/style.yml with a reason.")
