"""What a machine can see of an editor's pencil.

Riddles, deliberation, bare surnames, short forms nobody explained, seams.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from compendium.checks.wording import try_wording
from compendium.core.macro_text import MARK, mark_names, speak
from compendium.core.problems import Problem
from compendium.core.sentences import cut_sentences
from compendium.records.catalog import Catalog
from compendium.records.chapters import Block, Passage
from compendium.records.models.style import Style

# How far before a short form its words may begin.
_NEAR = 60
# Notes, explanations and other forms of a name may speak of the texts.
_APART = frozenset({"note", "derived", "also", "sources", "reason", "perspective", "limits", "licence_note",
                    "authors"})
_MARKUP = re.compile(r"\{ *[#.:][^}]*\}|<[^>]+>|\]\([^)]*\)")
# What a source says in its own words is its own.
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")


def check(catalog: Catalog, passages: list[Passage]) -> Iterator[Problem]:
    """Yield a fault for each sentence of a chapter or a record that breaks a rule of data/style.yml."""
    style = catalog.style
    yield from try_wording(catalog, passages, "prose", style, partial(_check_passage, style),
                           partial(_find_struck, style, chapters=False), _APART)


def _check_passage(style: Style, passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield each fault with its line."""
    spoken = [(block, find_spoken(block)) for block in passage.blocks]
    for block, text in spoken:
        yield from ((block.line, message)
                    for message in _find_struck(style, passage.locale, text, chapters=True))
    if passage.locale == "en":
        yield from _find_unexplained(style, spoken)


def _find_struck(style: Style, code: str, text: str, *, chapters: bool) -> Iterator[str]:
    """Yield the words with their mend for each rule that a text breaks."""
    text = without_quotations(text)
    for allowed in style.allowed:
        text = text.replace(allowed, "")
    for rule in style.rules:
        if rule.language == code and (chapters or not rule.chapters) and (match := rule.struck.search(text)):
            yield f"'{match[0]}': {rule.mend}."


def _find_unexplained(style: Style, spoken: list[tuple[Block, str]]) -> Iterator[tuple[int, str]]:
    """Yield a fault for each short form whose words do not stand where a chapter first uses it.

    Headings apart.
    """
    whole = "\n".join(text for block, text in spoken if not block.is_heading)
    for short, words in style.once.items():
        first = re.search(rf"\b{short}\b", whole)
        if first and not 0 <= whole.find(words) <= first.start() + _NEAR:
            line = next(block.line for block, text in spoken if short in text and not block.is_heading)
            yield line, (f"'{short}' is not explained where it first stands; write "
                         f"“{words}… ({short})” and a few words on what it is.")


def find_spoken(block: Block) -> str:
    """Return a block as it will be read: with the words of its macros, without notes and markup."""
    return _MARKUP.sub(" ", speak(block.text))


def cut_named_sentences(block: Block) -> Iterator[tuple[str, list[str]]]:
    """Yield each sentence of a block as it will be read, with the records that its macros name."""
    text, names = mark_names(block.text)
    for sentence in cut_sentences(_MARKUP.sub(" ", text)):
        count = sentence.count(MARK)
        yield sentence.replace(MARK, ""), names[:count]
        names = names[count:]


def without_quotations(text: str) -> str:
    """Return a text without what stands in quotation marks or is a title, as a source's words are its own."""
    return _QUOTED.sub("", text)
