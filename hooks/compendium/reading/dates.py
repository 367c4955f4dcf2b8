"""The dates in printed words: years, months and days, spans, centuries and decades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..edtf import Point
from .numerals import NUMERAL, plain, value

_DASH = "[-—–－~至到]+"
_RUSSIAN = {stem: month for month, stem in enumerate(
    ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"), 1)}
_NUMBER = rf"(?:\d{{1,4}}|{NUMERAL})"
_TOKENS = re.compile(
    r"(?P<stamp>(?<!\d)(?:1[5-9]|20)\d{2}[-_/.]?\d{2}[-_/.]?\d{2}(?!\d)|(?<!\d)\d{4}[-_/.]\d{1,2}[-_/.]\d{1,2}(?!\d))"
    rf"|(?P<century>前?(?:{_NUMBER})世纪(?:(?P<decade>\d0)年代)?)"
    r"|(?P<months_of>\d{1,2})\sмесяц\w*\s(?P<in_year>\d{4})"
    r"|(?P<day_first>\d{1,2})\s(?P<russian>[а-я]+)\s(?P<of>\d{4})"
    rf"|(?P<first>{_NUMBER})(?:年|月|日)?{_DASH}(?P<last>{_NUMBER})(?P<span>年|月|日)"
    rf"|(?P<single>{_NUMBER})(?P<unit>年|月|日)"
    r"|(?P<bare>(?<!\d)\d{4}(?!\d))")


@dataclass(frozen=True)
class Printed:
    """One date as printed; a year, month or day that the words leave out is None. Centuries are years such as 12XX."""

    year: str | None = None
    month: int | None = None
    day: int | None = None


def dates_in(text: str) -> list[Printed]:
    """Return every date of a text; a month or day without a year takes the last year named before it."""
    found: list[Printed] = []
    last = Printed()
    for match in _TOKENS.finditer(plain(text)):
        for date in _read(match, last):
            # "2014年5月19日" is one date: what is more precise takes the place of what it makes precise.
            if found and found[-1] == last and _continues(last, date):
                found.pop()
            found.append(date)
            last = date
    return found


def agrees(point: Point, printed: Printed) -> bool:
    """Return whether a date says no more than what is printed, and nothing else."""
    month = printed.month
    if printed.year is not None and printed.year != point.year.removeprefix("-0").rjust(len(point.year), "0"):
        return printed.year == point.year
    if point.quarter and (month is None or (month - 1) // 3 + 1 != point.quarter):
        return False
    if point.month and point.month != month:
        return False
    return not point.day or point.day == printed.day


def _continues(last: Printed, date: Printed) -> bool:
    """Return whether a date makes the one before it more precise: a day of that month, or a month of that year."""
    if date.year != last.year:
        return False
    if last.month is None:
        return date.month is not None
    return date.month == last.month and last.day is None and date.day is not None


def _read(match: re.Match[str], last: Printed) -> Iterator[Printed]:
    part = match.groupdict()
    if part["stamp"]:
        digits = re.findall(r"\d+", part["stamp"])
        digits = digits if len(digits) == 3 else re.findall(r"^\d{4}|\d{2}", "".join(digits))
        yield Printed(digits[0], int(digits[1]), int(digits[2]))
    elif part["century"]:
        yield _century(part["century"], part["decade"])
    elif part["russian"]:
        month = next((month for stem, month in _RUSSIAN.items() if part["russian"].startswith(stem)), None)
        yield Printed(part["of"], month, int(part["day_first"]))
    elif part["months_of"]:
        yield from (Printed(part["in_year"], 1), Printed(part["in_year"], int(part["months_of"])))
    elif part["bare"]:
        yield Printed(part["bare"])
    else:
        for number in filter(None, (part["first"], part["last"], part["single"])):
            yield _dated(_integer(number), part["span"] or part["unit"], last)


def _dated(number: int, unit: str, last: Printed) -> Printed:
    if unit == "年":
        return Printed(f"{number:04}")
    if unit == "月":
        return Printed(last.year, number)
    return Printed(last.year, last.month, number)


def _century(words: str, decade: str | None) -> Printed:
    before = words.startswith("前")
    number = _integer(words.removeprefix("前").partition("世纪")[0])
    if decade:
        return Printed(f"{number - 1:02}{decade[0]}X")
    return Printed(f"{'-' if before else ''}{number - 1:02}XX")


def _integer(number: str) -> int:
    return int(number) if number.isdigit() else int(value(number))
