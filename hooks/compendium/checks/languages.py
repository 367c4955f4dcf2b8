"""Every text stands in every language, each in its own script, neither a copy of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.core.field_walk import LocatedFault
from compendium.core.fields import Text
from compendium.core.labels import Label
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_SENTENCE = re.compile(r"(?:[A-Za-z]+[ ,;]+){6,}")
MISSING = "has no text in this language; every language of the site needs one."
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff\d“《（]|$)")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each text that is missing, copied or in the wrong script."""
    required = list_required(catalog)
    known = catalog.cache.memory.of("languages", required)
    for entry in catalog.entries.values():
        for location, message in known.recall(entry.content, _check_record, required, entry):
            yield entry.problem(location, message)
    yield from _check_untranslated(catalog, required)


def _check_record(required: list[str], entry: Entry) -> Iterator[LocatedFault]:
    for location, _, value in entry.values:
        if isinstance(value, Text):
            for code, message in check_text(value.spoken, required):
                yield (*location, code), message


def _check_untranslated(catalog: Catalog, required: list[str]) -> Iterator[Problem]:
    """Yield a fault for each word of the interface and each heading of a source that lacks a language of the
    site.
    """
    for (source, name), place in catalog.outline_places.items():
        unit = catalog.outlines[source][name]
        for field, text in (("title", unit.title), ("omitted", unit.omitted)):
            for code in required:
                if text and not text.own(code):
                    yield place.problem(name, (field, code), MISSING)
    words: dict[tuple[str, ...], Text | Label] = {("labels", key): label
                                                  for key, label in catalog.labels.items()}
    words |= {("vocabulary", name, term): text
              for name, terms in catalog.vocabulary.items()
              for term, text in terms.items()}
    for (section, *path), said in words.items():
        for code in required:
            if not said.own(code):
                yield catalog.words.problem(section, tuple(path), code, MISSING)


def list_required(catalog: Catalog) -> list[str]:
    """Return the languages in which every text must stand: all but those on trial."""
    return [code for code, locale in catalog.locales.items() if not locale.trial]


def check_text(text: Text, codes: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (language, message) for each fault of one text."""
    for code in codes:
        if not text.own(code):
            yield code, MISSING
    if HAN.search(find_unmarked(text.en)):
        yield "en", f"has Chinese characters outside brackets or quotation marks: '{text.en[:60]}'."
    if text.en == text.zh and re.search(r"[^\W\d_]{4,}", text.en):
        yield "zh", f"is a copy of the English: '{text.zh[:60]}'."
    elif not HAN.search(text.zh) and re.search(r"[A-Za-z]{4,} [A-Za-z]{2,}", text.zh):
        yield "zh", f"has no Chinese characters: '{text.zh[:60]}'."
    if match := LATIN_SENTENCE.search(text.zh):
        yield "zh", f"has an English passage: '{match[0][:60]}'."
    if match := HALF_WIDTH.search(text.zh):
        yield "zh", f"has half-width punctuation after a Chinese character: '{match[0]}'."


def find_unmarked(text: str) -> str:
    """Return a text without its quotations and its brackets, where foreign words may stand."""
    text = re.sub(r"“[^”]*”|\"[^\"]*\"|《[^》]*》", "", text)
    return re.sub(r"[（(][^（）()]*[）)]", "", text)
