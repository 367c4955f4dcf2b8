"""The languages of the site and how each writes dates and numbers; all of it comes from data."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from .edtf import Edtf, Point
from .fields import Frozen, Line, Quantity


class Scale(Frozen):
    """A number word such as 亿: values from `size` on are written in it."""

    size: Decimal
    word: str


class DateStyle(Frozen):
    """Patterns with {y}, {m}, {month}, {d}, {q}, {date}, {start}, {end}; {m2}, {month2} and {d2} belong to a span's end.

    `days_of_month`, `days_of_year` and `months_of_year` are spans whose ends share what need not be said twice.
    """

    day: Line
    month: Line
    year: Line
    quarter: Line
    decade: Line
    century: Line
    before_christ: Line
    century_bc: Line
    approximate: Line
    uncertain: Line
    interval: Line
    days_of_month: Line
    days_of_year: Line
    months_of_year: Line
    since: Line
    until: Line
    unknown: Line
    months: tuple[Line, ...] = Field(min_length=12, max_length=12)


class Locale(Frozen):
    """One language: its code in data, its place in the site and its conventions."""

    code: Line
    name: Line
    tag: Line
    path: str = ""
    dates: DateStyle
    scales: tuple[Scale, ...] = ()
    group: str = ","
    group_from: int = 4
    list_separator: Line
    range: Line
    brackets: Line
    quotes: Line

    def date(self, value: Edtf | None) -> str:
        """Return a date in words, exactly as precise as it is."""
        style = self.dates
        if value is None or not value.known:
            return style.unknown
        if value.start is None:
            return style.until.format(end=self._point(value.end)) if value.end else style.unknown
        if not value.interval:
            return self._point(value.start)
        if value.end is None:
            return style.since.format(start=self._point(value.start))
        return self._short_span(value.start, value.end) or style.interval.format(
            start=self._point(value.start), end=self._point(value.end))

    def _short_span(self, start: Point, end: Point) -> str:
        """Return a span within one year that says year and month once, or nothing if its ends share neither."""
        style = self.dates
        plain = not (start.qualifier or end.qualifier or start.year.startswith("-"))
        if not plain or start.year != end.year or not (start.month and end.month) or bool(start.day) != bool(end.day):
            return ""
        words = {"y": int(start.year), "m": start.month, "month": style.months[start.month - 1], "d": start.day,
                 "m2": end.month, "month2": style.months[end.month - 1], "d2": end.day}
        if not start.day:
            return style.months_of_year.format(**words) if start.month != end.month else ""
        return (style.days_of_month if start.month == end.month else style.days_of_year).format(**words)

    def _point(self, point: Point) -> str:
        style = self.dates
        text = self._bare(point)
        if point.qualifier in ("~", "%"):
            text = style.approximate.format(date=text)
        return style.uncertain.format(date=text) if point.qualifier in ("?", "%") else text

    def _bare(self, point: Point) -> str:
        style = self.dates
        negative, digits = point.year.startswith("-"), point.year.lstrip("-")
        if digits.endswith("XX"):
            century = int(digits[:2]) + 1
            pattern = style.century_bc if negative else style.century
            return pattern.format(n=century, th=_english_ordinal(century))
        if digits.endswith("X"):
            return style.decade.format(y=digits[:3] + "0", tens=digits[2] + "0", n=int(digits[:2]) + 1)
        year = style.year.format(y=int(digits))
        if negative:
            # EDTF counts astronomically: 0000 is 1 BC.
            year = style.before_christ.format(y=int(digits) + 1)
        if point.quarter:
            return style.quarter.format(y=year, q=point.quarter)
        if not point.month:
            return year
        words = {"y": int(digits), "m": point.month, "month": style.months[point.month - 1]}
        return style.day.format(d=point.day, **words) if point.day else style.month.format(**words)

    def number(self, value: Decimal) -> str:
        """Return a number with the language's grouping or number words, never rounded."""
        for scale in self.scales:
            if abs(value) >= scale.size:
                return self._grouped(value / scale.size) + scale.word
        return self._grouped(value)

    def _grouped(self, value: Decimal) -> str:
        whole, _, fraction = f"{value.normalize():f}".partition(".")
        if len(whole.lstrip("-")) > self.group_from:
            whole = f"{int(whole):,}".replace(",", self.group)
        return f"{whole}.{fraction}" if fraction else whole

    def quantity(self, quantity: Quantity, unit: str, qualifier: str | None) -> str:
        """Return a quantity with its unit pattern (`{n}`) and its qualifier pattern (`{n}`)."""
        text = self.number(quantity.value)
        if quantity.to is not None:
            text = self.range.format(start=text, end=self.number(quantity.to))
        text = unit.format(n=text)
        return qualifier.format(n=text) if qualifier else text

    def join(self, parts: list[str]) -> str:
        """Return a list as the language punctuates it."""
        return self.list_separator.join(parts)


def _english_ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
