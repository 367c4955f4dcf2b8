"""Macros in a text: where they stand, what they cite, and the text as it will be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.DOTALL)
MARK = "\ue000"
_TEXTS = re.compile(r'"([^"]*)"')


def speak(text: str) -> str:
    """Return a text with the words of its macros in their place, those of notes left out.

    A macro's words are its second text in quotation marks.
    """
    def words(match: re.Match[str]) -> str:
        texts = _TEXTS.findall(match[2])
        return texts[1] if len(texts) > 1 and match[1] != "cite" else ""

    return CALL.sub(words, text)


def mark_names(text: str) -> tuple[str, list[str]]:
    """Return a text as it will be read, with a mark where a macro names something, and what they name.

    A mark is U+E000; `find_cited_places` gives what notes name.
    """
    names: list[str] = []

    def words(match: re.Match[str]) -> str:
        texts = _TEXTS.findall(match[2])
        if match[1] == "cite" or not texts:
            return ""
        names.append(texts[0])
        return MARK + (texts[1] if len(texts) > 1 else "")

    return CALL.sub(words, text), names


def find_cited_places(text: str) -> Iterator[tuple[str, str]]:
    """Yield (source, place) for each part of a source that a text's notes name, in their order."""
    for match in CALL.finditer(text):
        for place in _TEXTS.findall(match[2]) if match[1] == "cite" else ():
            source, _, at = place.partition(" ")
            yield source, at
