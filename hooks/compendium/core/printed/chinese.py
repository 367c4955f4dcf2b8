"""The numbers in Chinese text, as printed in sources and as written in ours.

Russian number words are known as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from compendium.core.printed.numerals import ATOM, NUMERAL, read_value, read_values, write_plainly

# 千米, 千克 and 千瓦 are units; 百分点 and 百分之 count nothing.
_SIZE = r"(?:十|百(?!分[点之])|千(?![米克瓦伏卡焦赫帕])|万|亿|\s?(?:тыс|млн|млрд|трлн))"
_RUN = re.compile(rf"(?P<minus>负|零下|[-−–])?"
                  rf"(?P<run>(?:{ATOM}|{_SIZE})(?:[多余几来]?{_SIZE}|(?<=[十百千万亿]){ATOM})*)")
_SPAN = re.compile(rf"({ATOM})(?=[-—–~至到]+{ATOM}{_SIZE})([-—–~至到]+{ATOM})({_SIZE}+)")
_METRES = re.compile(f"({NUMERAL})千米")
_SMALL = re.compile(r"[多余几来\s]")
_FRACTION = re.compile(rf"({NUMERAL})分之((?:{ATOM}|{_SIZE})+)")
_TENTHS = re.compile(r"([\d一二两三四五六七八九十])成([\d一二三四五六七八九半])?"
                     r"(?![立为员果功交本就长熟份套分都])")
# 20世纪80年代 is the 1980s, and 90年代 alone the 1990s.
_TEN = "[一二三四五六七八九]?十|[〇零]{2}"
_DECADE = re.compile(rf"(?:(\d{{1,2}}|{NUMERAL})世纪|(?<!\d)(\d\d))?(\d0|{_TEN})年代")
_FALL = re.compile("下降|减少|減少|降低|下跌|下滑|缩减|负增长")
# Before these a stroke is no sign: it leads from a number, or from what is counted, to the next number.
_JOINED = re.compile(r"[\w%‰℃°.)\]]$")
_STATED = re.compile("(?:增长|增幅|增速|率|为|是|达|比|约|近)$")
# "The largest" is the first, as is the first time.
_FIRST = re.compile("最大|首[次届个批家]")
_AMONG = re.compile("前(?:[一二三四五六七八九十]|\\d)")


def find_chinese_numbers(text: str) -> frozenset[Decimal]:
    """Return every number that a text can be read to give, in digits or in words, each with its sign and its
    size.
    """
    text = _make_readable(text)
    found = {number for _, number in _find_numbers(text)}
    found |= {read_value(match[3]) for match in _DECADE.finditer(text)}
    found |= {read_value(f"{match[1]}千") for match in _METRES.finditer(text)}
    for match in _TENTHS.finditer(text):
        found.add(10 * read_value(match[1]) + (5 if match[2] == "半" else read_value(match[2] or "零")))
    for match in _FRACTION.finditer(text):
        whole, part = read_value(match[1]), read_value(match[2])
        if whole:
            found |= {part / whole, 100 * part / whole, round(100 * part / whole, 1)}
    if _FIRST.search(text) or _AMONG.search(text):
        found.add(Decimal(1))
    if _FALL.search(text):
        found |= {-number for number in found}
    return frozenset(found)


def find_chinese_digits(text: str) -> frozenset[Decimal]:
    """Return the numbers that a text gives in digits, each with its sign and its size."""
    return frozenset(number for run, number in _find_numbers(_make_readable(text)) if re.search(r"\d", run))


def _make_readable(text: str) -> str:
    """Return a text in plain form, in which 2—3万 says its size twice."""
    return _SPAN.sub(r"\1\3\2\3", write_plainly(text).replace("廿", "二十").replace("卅", "三十"))


def _find_numbers(text: str) -> Iterator[tuple[str, Decimal]]:
    """Yield each number with its words, 3.4万 as 34000; a decade is its first year."""
    for match in _DECADE.finditer(text):
        century = read_value(match[1]) - 1 if match[1] else int(match[2] or 19)
        yield match[0], 100 * century + read_value(match[3])
    text = _TENTHS.sub(" ", _FRACTION.sub(" ", _DECADE.sub(" ", text)))
    for match in _RUN.finditer(text):
        sign = -1 if _is_negative(match, text) else 1
        for number in read_values(_SMALL.sub("", match["run"])):
            yield match["run"], sign * number


def _is_negative(match: re.Match[str], text: str) -> bool:
    """Return whether the sign before a number makes it negative, and does not join it to what stands before.
    """
    if match["minus"] in ("负", "零下"):
        return True
    before = text[max(0, match.start() - 3): match.start()]
    return bool(match["minus"]) and (bool(_STATED.search(before)) or not _JOINED.search(before))
