"""Chinese numerals, and one form for the ways in which digits are printed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
NUMERAL = f"[{''.join(DIGITS)}{''.join(TENS)}{''.join(MYRIADS)}]+"
# The traditional forms, and the zero of dates that some editors replace by a circle.
_SIMPLIFIED = str.maketrans("億萬兩餘幾過約年紀歲點會○Ｏ", "亿万两余几过约年纪岁点会〇〇")
_GROUP = re.compile(r"(?<=\d)[, ](?=\d{3}(?:\D|$))")
_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?:\D|$))")
_SPACE = re.compile(r"(?<=[^A-Za-zА-яЁё\d.])\s+|\s+(?=[^A-Za-zА-яЁё\d.])|(?<=\d)\s+(?=[^\W\d_A-Za-zА-яЁё])")


def plain(text: str) -> str:
    """Return a text with half-width digits, simplified numerals and no separators inside numbers."""
    text = unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED)
    text = _GROUP.sub("", text)
    return _SPACE.sub("", _COMMA.sub(".", text))


def value(numeral: str) -> Decimal:
    """Return the number that a Chinese numeral stands for: 十九, 三千二百, 二〇一四, 四亿."""
    if not any(sign in TENS or sign in MYRIADS for sign in numeral):
        return Decimal("".join(str(DIGITS[sign]) for sign in numeral))
    total = section = digit = 0
    for sign in numeral:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in TENS:
            section += (digit or (1 if sign == "十" or not section else 0)) * TENS[sign]
            digit = 0
        else:
            # 三万亿 counts its myriads in hundreds of millions.
            below = total if sign == "亿" else 0
            total += (below + section + digit or 1) * MYRIADS[sign] - below
            section = digit = 0
    return Decimal(total + section + digit)
