"""The words of the interface and of the vocabulary stand in their own language and keep their placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..catalog import Catalog
from ..errors import Problem
from ..fields import Text
from .languages import HAN, unmarked

_PLACE = re.compile(r"\{(\w*)\}")
_FULL_WIDTH = re.compile(r"[，。；：、（）《》！？]")
_PHRASE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each word in the wrong language, and for each term that lacks a placeholder in one language."""
    names = [locale.name for locale in catalog.locales.values()]
    for key, text in catalog.labels.items():
        for code, message in _faults(text, names):
            yield Problem("data/labels.yml", 1, key, code, message)
    for name, terms in catalog.vocabulary.items():
        for term, text in terms.items():
            for code, message in (*_faults(text, names), *_places(text)):
                yield Problem("data/vocabulary.yml", 1, f"{name}.{term}", code, message)


def _faults(text: Text, names: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one text; a language's own name may stand in any language."""
    english = unmarked(text.en)
    for name in names:
        english = english.replace(name, "")
    if HAN.search(english) or _FULL_WIDTH.search(english):
        yield "en", f"has Chinese characters or punctuation: '{text.en[:60]}'."
    if text.en == text.zh and _PHRASE.search(text.en):
        yield "zh", f"is a copy of the English: '{text.zh[:60]}'."


def _places(text: Text) -> Iterator[tuple[str, str]]:
    wanted = sorted(_PLACE.findall(text.en))
    for code, words in text.items():
        if sorted(_PLACE.findall(words)) != wanted:
            yield code, f"has not the placeholders of the English: '{words}' beside '{text.en}'."
