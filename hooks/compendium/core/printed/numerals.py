"""Chinese numerals, and one form for the ways in which digits are printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
          "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "тыс": 10**3, "млн": 10**6, "млрд": 10**9, "трлн": 10**12}
SIGNS = f"[{''.join(DIGITS)}]"
NUMERAL = f"[{''.join(DIGITS)}{''.join(TENS)}万亿廿卅]+"
# The traditional forms, and the zero of dates that some editors replace by a circle.
_SIMPLIFIED = str.maketrans(
    "億萬兩餘幾過約年紀歲點會○Ｏ農曆歷舊國號緒負減後間來個內閏陰陽慶豐順統貞觀開蘇寶應",
    "亿万两余几过约年纪岁点会〇〇农历历旧国号绪负减后间来个内闰阴阳庆丰顺统贞观开苏宝应")
_GROUP = re.compile(r"(?<=\d)[, ](?=\d{3}(?:\D|$))")
_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?:\D|$))")
_SPACE = re.compile(r"(?<=[^A-Za-zА-яЁё\d.])\s+|\s+(?=[^A-Za-zА-яЁё\d.])|(?<=\d)\s+(?=[^\W\d_A-Za-zА-яЁё])")
# A number without words of size; 三点五分 is a time of day.
ATOM = rf"(?:\d{{1,30}}(?:\.\d{{1,30}})?|{SIGNS}+点{SIGNS}+(?!{SIGNS}|[十分])|{SIGNS}+)"
_PIECE = re.compile(rf"{ATOM}|тыс|млн|млрд|трлн|.")
# Two digits before a word of size are a guess: 七八百 is seven or eight hundred.
_EITHER = re.compile(rf"(?<!{SIGNS})({SIGNS})({SIGNS})(?=[十百千万亿])")


def write_plainly(text: str) -> str:
    """Return a text with half-width digits, simplified numerals and no separators inside numbers."""
    text = unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED)
    text = _GROUP.sub("", text)
    return _SPACE.sub("", _COMMA.sub(".", text))


def read_value(numeral: str) -> Decimal:
    """Return the number that a run of digits, numerals and words of size stands for.

    十九, 二〇一四, 1万2千, 十二点五, 四亿.
    """
    total = section = digit = Decimal(0)
    size, lone = 0, False
    for piece in _PIECE.findall(numeral.replace("廿", "二十").replace("卅", "三十")):
        if piece in TENS:
            section += (digit or (1 if piece == "十" or not section else 0)) * TENS[piece]
            digit, size = Decimal(0), TENS[piece]
        elif piece in MYRIADS:
            # 三万亿 counts its myriads in hundreds of millions.
            below = total if piece == "亿" else Decimal(0)
            total += (below + section + digit or 1) * MYRIADS[piece] - below
            section = digit = Decimal(0)
            size = MYRIADS[piece]
        else:
            digit, lone = _read_digits(piece), len(piece) == 1
    # 三千五 is 3500: a digit that ends a number counts in the next size below.
    return total + section + digit * (size // 10 if lone and size > 10 and digit else 1)


def read_values(numeral: str) -> Iterator[Decimal]:
    """Yield the number of a numeral, or both numbers of one that leaves two open: 两三百."""
    if _EITHER.search(numeral):
        yield from (read_value(_EITHER.sub(rf"\{side}", numeral)) for side in (1, 2))
    else:
        yield read_value(numeral)


def _read_digits(piece: str) -> Decimal:
    return Decimal("".join(str(DIGITS.get(sign, sign)) for sign in piece.replace("点", ".")))
