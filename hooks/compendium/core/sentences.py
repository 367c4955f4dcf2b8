"""Where the sentences of a text end, and which of them say the same in two languages."""

from __future__ import annotations

import re
from itertools import pairwise

# A full stop after a single capital, after "No" or "St" or inside a number ends nothing.
_END = re.compile(r"[。！？][”’」』）]*|(?<!\b[A-Z])(?<!\bNo)(?<!\bSt)[.!?][”’)]*(?=\s|$)")

_YEAR = re.compile(r"(?<!\d)\d{3,4}(?!\d)")


def find_first_sentence(text: str) -> str:
    """Return the first sentence of a text, or all of it where none ends."""
    end = _END.search(text)
    return text[:end.end()] if end else text


def cut_sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with what closes it."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    return [sentence for start, end in pairwise(ends) if (sentence := text[start:end]).strip()]


def pair_sentences(one: str, other: str) -> list[tuple[str, str]]:
    """Return the sentences of a text in two languages side by side.

    Where they are not as many, or do not name the same years, the whole texts are the one pair.
    """
    ours, theirs = cut_sentences(one), cut_sentences(other)
    pairs = list(zip(ours, theirs, strict=False))
    same = len(ours) == len(theirs) and all(set(_YEAR.findall(first)) == set(_YEAR.findall(second))
                                            for first, second in pairs)
    return pairs if same else [(one, other)]
