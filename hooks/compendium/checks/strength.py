"""Both languages are equally strong: a hedge, a negation or a rank stands in both or in neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compendium.checks.hedges import HedgeReader
from compendium.checks.paragraphs import pair_blocks
from compendium.checks.prose import find_spoken
from compendium.core.field_walk import LocatedFault
from compendium.core.fields import Text
from compendium.core.problems import Problem
from compendium.core.sentences import pair_sentences
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import Block, Passage
from compendium.records.models.style import StrengthPair, Style

# Names and forms of names are no sentences.
_APART = frozenset({"title", "also", "authors", "container"})
_LANGUAGES = {"en": "English", "zh": "Chinese"}


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each text of a record that is stronger in one language than in the other."""
    style, hedges = catalog.style, HedgeReader(catalog.reading)
    known = catalog.cache.memory.of("strength", style, catalog.reading)
    for entry in catalog.entries.values():
        for location, message in known.recall(entry.content, _compare_texts, style, hedges, entry):
            yield entry.problem(location, message)


def _compare_texts(style: Style, hedges: HedgeReader, entry: Entry) -> Iterator[LocatedFault]:
    for location, _, value in entry.values:
        if isinstance(value, Text) and not _APART & set(map(str, location)):
            place, text = f"{entry.id} {'.'.join(map(str, location))}", value.spoken
            for message in _compare(style, hedges, text.en, text.zh, place):
                yield location, message


def check_chapters(catalog: Catalog, pages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield a fault for each paragraph of a chapter that is stronger in one language than in the other."""
    chapters = [page for page in pages
                if not page.record and page.must_cite and page.locale in _LANGUAGES]
    style, hedges = catalog.style, HedgeReader(catalog.reading)
    known = catalog.cache.memory.of("strength of chapters", style, catalog.reading)
    for (first, block), (other, counterpart) in pair_blocks(chapters):
        texts = {first.locale: block, other.locale: counterpart}
        english, chinese = texts["en"], texts["zh"]
        for message in known.recall((english.text, chinese.text, first.name), _compare_blocks, style, hedges,
                                    english, chinese, first.name):
            yield other.problem(counterpart.line, message)


def _compare_blocks(style: Style, hedges: HedgeReader, english: Block, chinese: Block,
                    place: str) -> Iterator[str]:
    return _compare(style, hedges, find_spoken(english), find_spoken(chinese), place)


def _compare(style: Style, hedges: HedgeReader, english: str, chinese: str, place: str) -> Iterator[str]:
    """Yield what each pair of sentences says with other strength; the kinds that the text lacks are passed
    over.
    """
    whole = {"en": english, "zh": chinese}
    kinds = [kind for kind in style.pairs if not (kind.records and place.endswith(".md"))
             and _find(kind, whole) and f"{place} {kind.name}" not in style.even]
    for kind in (kind for kind in kinds if kind.whole):
        yield from _find_missing(kind, whole)
    for pair in pair_sentences(english, chinese):
        if not any(words in text for words in style.allowed for text in pair):
            for kind in (kind for kind in kinds if not kind.whole):
                yield from _find_missing(kind, dict(zip(_LANGUAGES, pair, strict=True)))
            if f"{place} hedge" not in style.even:
                yield from hedges.find_uneven(*pair)


def _find(kind: StrengthPair, texts: dict[str, str]) -> re.Match[str] | None:
    return kind.patterns[kind.of].search(texts[kind.of])


def _find_missing(kind: StrengthPair, sentences: dict[str, str]) -> Iterator[str]:
    """Yield what is missing: a word in one language whose kind the other has not."""
    other = "zh" if kind.of == "en" else "en"
    match = _find(kind, sentences)
    if match and not kind.patterns[other].search(sentences[other]):
        yield (f"'{match[0].strip()}' stands in the {_LANGUAGES[kind.of]} and nothing of its kind "
               f"({kind.name}) in the {_LANGUAGES[other]}: '{sentences[other].strip()[:60]}'; say the same "
               "in both, or list place and kind under `even` in data/style.yml with a reason.")
