"""How wide words are and where their lines break.

An estimate, on the wide side, for the fonts of the reader's system.
"""

from __future__ import annotations

import re
import unicodedata

SIZE = 13
LINE = 17
_WIDE = frozenset("mwMW@%—…")
_NARROW = frozenset("iljtfrI.,:;'|!()[] -·‘’1")
# A Chinese text may break between any two characters, but not before these marks.
_WORDS = re.compile(r"[^\s\u2e80-\uffef]+\s*|[“《（‘]*[\u2e80-\uffef][，。；、：）》”’！？]*\s*|\s+")


def measure_width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """Return about how many units a text takes in a line, rather too many than too few."""
    return sum(_measure_share(letter) for letter in text) * size * (1.12 if bold else 1)


def _measure_share(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in ("W", "F") or letter in "“”":
        return 1.0
    if letter in _NARROW:
        return 0.38
    return 0.95 if letter in _WIDE else 0.7 if letter.isupper() else 0.62


def wrap(text: str, room: float, size: float = SIZE, bold: bool = False) -> list[str]:
    """Return a text cut into lines of at most `room` units; a longer word stands alone in its line."""
    lines = [""]
    for word in _WORDS.findall(text):
        if lines[-1] and measure_width((lines[-1] + word).rstrip(), size, bold) > room:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines if line.strip()]
