"""Dates that are never more precise than their source.

The subset of EDTF (ISO 8601-2, levels 0 and 1, quarters of level 2) that the sources need:
`2015`, `2015-03`, `2015-03-21`, `-0100`, `201X`, `12XX`, `-01XX`, `XXXX`, a quarter `2014-36`,
each with `?` (uncertain), `~` (approximate) or `%` (both), and intervals `1996/2001`, `2013/..`, `../1991`.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from functools import total_ordering
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# Digits are spelled out: `\d` takes those of every script.
_YEAR = r"-?[0-9](?:[0-9]{3}|[0-9]{2}X|[0-9]XX)"
_POINT = re.compile(rf"({_YEAR}|XXXX)(?:-([0-9]{{2}})(?:-([0-9]{{2}}))?)?([?~%]?)")
_DATE = rf"{_YEAR}(?:-[0-9]{{2}}){{0,2}}[?~%]?"
PATTERN = rf"^(?:XXXX[?~%]?|{_DATE}(?:/(?:\.\.|{_DATE}))?|\.\./{_DATE})$"
# Dates as people write them, where what is year, month and day is clear: 2014-5-9, 2014年5月9日, 9.5.2014.
_WRITTEN = (re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})(?:[-./月]([0-9]{1,2})日?|月)?"),
            re.compile(r"(?:([0-9]{1,2})\.)?([0-9]{1,2})\.([0-9]{4})"))
_FORMS = "such as 2015, 2015-03, 2015-03-21, 201X, 12XX, 2013/.., 1996/2001 or 2015~"
Day = tuple[int, int, int]
_FIRST: Day = (-9999, 1, 1)
_LAST: Day = (9999, 12, 31)


@dataclass(frozen=True)
class DatePoint:
    """One date of a given precision: year (a text with X for unknown digits), month, day, quarter."""

    year: str
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    qualifier: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one point; raise ValueError with the reason in plain words."""
        match = _POINT.fullmatch(text)
        if not match:
            raise ValueError(f"'{text}' is not a date {_FORMS}{_mend(text)}")
        year, second, day, qualifier = match.groups()
        if year == "-0000":
            raise ValueError(f"'{text}' has the year -0000, which does not exist; 0000 is 1 BC and -0001 is "
                             f"2 BC")
        if "X" in year and second:
            raise ValueError(f"'{text}' gives a month of a year that is not known; write '{year}'")
        month = int(second) if second else None
        if month and 33 <= month <= 36 and not day:
            return cls(year, quarter=month - 32, qualifier=qualifier)
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"'{text}' has no such month: {second} (01 to 12, or 33 to 36 for a quarter)")
        last = _count_days(year, month) if month else 31
        if day and not 1 <= int(day) <= last:
            raise ValueError(f"'{text}' has no such day: {day} (that month has {last} days)")
        return cls(year, month, int(day) if day else None, None, qualifier)

    @property
    def known(self) -> bool:
        """Return whether anything of the year is known."""
        return "XXXX" not in self.year

    @property
    def before_christ(self) -> bool:
        """Return whether the year counts back from Christ: EDTF's year 0000 is 1 BC."""
        return self.year.startswith("-") or self.year == "0000"

    def bounds(self) -> tuple[Day, Day]:
        """Return the first and the last day that the point can mean."""
        if not self.known:
            return _FIRST, _LAST
        low, high = sorted((int(self.year.replace("X", "0")), int(self.year.replace("X", "9"))))
        first_month, last_month = 1, 12
        if self.month:
            first_month = last_month = self.month
        if self.quarter:
            first_month, last_month = 3 * self.quarter - 2, 3 * self.quarter
        first_day, last_day = self.day or 1, self.day or _count_days(self.year, last_month)
        return (low, first_month, first_day), (high, last_month, last_day)


@total_ordering
@dataclass(frozen=True)
class Edtf:
    """A date or an interval; an open end is None, and `interval` tells the two kinds apart."""

    text: str
    start: DatePoint | None
    end: DatePoint | None
    interval: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an EDTF string; raise ValueError with the reason in plain words."""
        if text.count("/") > 1:
            raise ValueError(f"'{text}' is not a date {_FORMS}{_mend(text)}")
        first, slash, second = text.partition("/")
        start = None if first == ".." and slash else DatePoint.parse(first)
        if not slash:
            return cls(text, start, start)
        end = None if second == ".." else DatePoint.parse(second)
        if not any(point and point.known for point in (start, end)):
            raise ValueError(f"'{text}' is open at both ends; write XXXX if nothing is known")
        if not all(point is None or point.known for point in (start, end)):
            open_end = f"../{second}" if start and not start.known else f"{first}/.."
            raise ValueError(f"'{text}' has an end of which nothing is known; write '{open_end}'")
        date = cls(text, start, end, interval=True)
        if start and end and start.bounds()[0] > end.bounds()[1]:
            raise ValueError(f"'{text}' ends before it begins")
        return date

    @property
    def earliest(self) -> Day:
        """Return the first day that the date can mean, as (year, month, day)."""
        return self.start.bounds()[0] if self.start else _FIRST

    @property
    def latest(self) -> Day:
        """Return the last day that the date can mean, as (year, month, day)."""
        return self.end.bounds()[1] if self.end else _LAST

    @property
    def order(self) -> tuple[Day, int, Day]:
        """Return the place in a sequence: by the start, or, if that is open, just before the end."""
        if self.start is None and self.end is not None:
            return self.end.bounds()[0], 0, self.latest
        return self.earliest, 1, self.latest

    @property
    def known(self) -> bool:
        """Return whether anything of the date is known."""
        return any(point is not None and point.known for point in (self.start, self.end))

    @property
    def approximate(self) -> bool:
        """Return whether the date is more than one plain day, month or year.

        Doubtful, open, a span or in part unknown.
        """
        point = self.start
        return self.interval or point is None or bool(point.qualifier) or "X" in point.year

    @property
    def bare(self) -> Edtf:
        """Return the date without its marks of doubt."""
        return Edtf.parse(re.sub("[?~%]", "", self.text))

    @property
    def exact(self) -> bool:
        """Return whether the date is one certain day."""
        point = self.start
        return not self.interval and point is not None and bool(point.day) and not point.qualifier

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Edtf) -> bool:
        return self.order < other.order

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str,
                                                                                                     Any]:
        return {"type": "string", "pattern": PATTERN, "description": f"An EDTF date {_FORMS}."}


def _validate(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("edtf", "is not a date; write one {forms}", {"forms": _FORMS})
    try:
        return Edtf.parse(value)
    except ValueError as fault:
        raise PydanticCustomError("edtf", "{reason}", {"reason": str(fault)}) from None


def _mend(text: str) -> str:
    """Return what to write for a date whose parts are clear and that only is not written as EDTF has it."""
    mended = unicodedata.normalize("NFKC", text).strip()
    if mended != text and _POINT.fullmatch(mended):
        return f"; write '{mended}', without white space and in plain digits"
    for pattern, order in zip(_WRITTEN, (1, -1), strict=True):
        if match := pattern.fullmatch(mended):
            found = "-".join(part.zfill(2) for part in match.groups()[::order] if part)
            return f"; write '{found}'" if _is_date(found) else ""
    return ""


def _is_date(text: str) -> bool:
    try:
        DatePoint.parse(text)
    except ValueError:
        return False
    return True


def _count_days(year: str, month: int) -> int:
    if "X" in year:
        # Of a year that is not known, February may have its 28 days.
        return calendar.monthrange(2001, month)[1]
    # The proleptic Gregorian calendar repeats every 400 years, which covers years before 1.
    return calendar.monthrange(int(year) % 400 + 2000, month)[1]
