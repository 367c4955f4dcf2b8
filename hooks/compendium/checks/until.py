"""Now, current, latest: prose says them only with a year in the same sentence, since the sources end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from compendium.checks.prose import find_spoken, without_quotations
from compendium.checks.wording import try_wording
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.chapters import Passage
from compendium.records.models.style import Style

_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
# How something was reached, and names under which it is searched, are about the sources themselves.
_APART = frozenset({"derived", "also", "reason"})


def check(catalog: Catalog, passages: list[Passage]) -> Iterator[Problem]:
    """Yield a fault for each sentence of a chapter or a record that is of now and does not say when."""
    style = catalog.style
    yield from try_wording(catalog, passages, "until", style.now, partial(_check_passage, style),
                           partial(find_undated, style), _APART)


def _check_passage(style: Style, passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield each fault with its line."""
    for block in passage.blocks:
        yield from ((block.line, message)
                    for message in find_undated(style, passage.locale, find_spoken(block)))


def find_undated(style: Style, code: str, text: str) -> Iterator[str]:
    """Yield a message for each sentence of a text that says now, or a word like it, without a year."""
    now = style.now_words.get(code)
    if now is None or not now.search(text):
        return
    for sentence in _SENTENCE.split(without_quotations(text)):
        match = now.search(sentence)
        if match and not _YEAR.search(sentence):
            yield f"'{match[0]}' without a year: '{sentence.strip()[:60]}'; say until when it holds."
