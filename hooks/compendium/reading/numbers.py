"""The numbers in Chinese text, as printed in sources and as written in ours; Russian number words are known as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from .numerals import NUMERAL, plain, value

_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "тыс": 10**3, "млн": 10**6, "млрд": 10**9}
_DIGITS = re.compile(r"(\d{1,30}(?:\.\d{1,30})?)[多余几]?((?:[百千万亿]|\s?(?:тыс|млн|млрд))*)")
_WORDS = re.compile(NUMERAL)
_FRACTION = re.compile(rf"({NUMERAL})分之({NUMERAL})")
_TENTHS = re.compile(r"([一二三四五六七八九])成")
# 20世纪80年代 is the 1980s, and 90年代 alone the 1990s.
_DECADE = re.compile(r"(?:(\d{1,2})世纪|(?<!\d)(\d\d))?(\d0)年代")
_FALL = re.compile("下降|减少|減少|降低")
# "The largest" is the first, as is the first time.
_FIRST = re.compile("最大|首[次届个批家]")
_AMONG = re.compile("前(?:[一二三四五六七八九十]|\\d)")


def numbers_in_chinese(text: str) -> frozenset[Decimal]:
    """Return every number that a text can be read to give, in digits or in words, with and without its scale."""
    text = plain(text)
    found = {number for pair in _digits(text) for number in pair}
    found |= {Decimal(match[3]) for match in _DECADE.finditer(text)}
    found |= {value(match[0]) for match in _WORDS.finditer(text)}
    found |= {10 * value(match[1]) for match in _TENTHS.finditer(text)}
    for match in _FRACTION.finditer(text):
        whole, part = value(match[1]), value(match[2])
        if whole:
            found |= {part / whole, round(100 * part / whole, 1)}
    if _FIRST.search(text) or _AMONG.search(text):
        found.add(Decimal(1))
    if _FALL.search(text):
        found |= {-number for number in found}
    return frozenset(found)


def digits_in_chinese(text: str) -> frozenset[Decimal]:
    """Return the numbers that a text gives in digits, each with its scale."""
    return frozenset(scaled for scaled, _ in _digits(plain(text)))


def _digits(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield each number in digits with its scale (3.4万 is 34000) and without; a decade is its first year."""
    for match in _DECADE.finditer(text):
        century = int(match[1]) - 1 if match[1] else int(match[2] or 19)
        year = Decimal(100 * century + int(match[3]))
        yield year, year
    for match in _DIGITS.finditer(_DECADE.sub(" ", text)):
        number = scaled = Decimal(match[1])
        for scale in re.findall("百|千|万|亿|тыс|млн|млрд", match[2]):
            scaled *= _SCALES[scale]
        yield scaled, number
