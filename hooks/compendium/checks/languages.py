"""Every text stands in every language, each in its own script, neither a copy of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..catalog import Catalog
from ..errors import Problem
from ..fields import Text
from ..walking import walk

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_SENTENCE = re.compile(r"(?:[A-Za-z]+[ ,;]+){6,}")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!](?=[\u4e00-\u9fff]|$)")


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each text that is missing, copied or in the wrong script."""
    for entry in catalog.entries.values():
        for location, _, value in walk(entry.record):
            if isinstance(value, Text):
                for code, message in text_faults(value, list(catalog.locales)):
                    yield entry.problem((*location, code), message)


def text_faults(text: Text, codes: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (language, message) for each fault of one text."""
    for code in codes:
        if not text[code]:
            yield code, "has no text in this language; every language of the site needs one."
    if text.en == text.zh and re.search(r"[^\W\d_]{4,}", text.en):
        yield "zh", f"is a copy of the English: '{text.zh[:60]}'."
    if HAN.search(_unmarked(text.en)):
        yield "en", f"has Chinese characters outside brackets or quotation marks: '{text.en[:60]}'."
    if not HAN.search(text.zh) and re.search(r"[A-Za-z]{4,} [A-Za-z]{2,}", text.zh):
        yield "zh", f"has no Chinese characters: '{text.zh[:60]}'."
    if LATIN_SENTENCE.search(text.zh):
        yield "zh", f"has an English passage: '{LATIN_SENTENCE.search(text.zh).group()[:60]}'."
    if HALF_WIDTH.search(text.zh):
        yield "zh", f"has half-width punctuation after a Chinese character: '{HALF_WIDTH.search(text.zh).group()}'."


def _unmarked(text: str) -> str:
    """Return a text without its quotations and its brackets, where foreign words may stand."""
    text = re.sub(r"“[^”]*”|\"[^\"]*\"|《[^》]*》", "", text)
    return re.sub(r"[（(][^（）()]*[）)]", "", text)
