"""The languages of the site and how each writes dates and numbers, from data/locales.yml and from CLDR."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, field_validator

from compendium.core.cldr import Cldr, is_known, write_roman
from compendium.core.edtf import DatePoint, Edtf
from compendium.core.fields import Frozen, Line, Number, Quantity
from compendium.core.labels import Forms

_PLACES = ("y", "m", "month", "month_alone", "d", "q", "quarter", "m2", "month2", "month_alone2", "d2", "n",
           "roman", "tens",
           "date", "start", "end")


def _allow(pattern: str) -> str:
    """Return a pattern as it is; raise ValueError if something stands in its braces that no date has."""
    names = [name for _, name, _, _ in Formatter().parse(pattern) if name is not None]
    for name in names:
        if name not in _PLACES:
            raise ValueError(f"has the place '{{{name}}}'; allowed are "
                             f"{', '.join(f'{{{place}}}' for place in _PLACES)}")
    return pattern


Pattern = Annotated[Line, AfterValidator(_allow)]


class NumberScale(Frozen):
    """A number word such as 亿: values from `size` on are written in it."""

    size: Number
    word: str


class Inflected(Frozen):
    """What a date becomes after words such as since, in languages that inflect it.

    2013 года, марта 2015 года.
    """

    decade: Pattern | None = None
    century: Forms | None = None
    day: Pattern | None = None
    month: Pattern | None = None
    quarter: Pattern | None = None
    year: Pattern | None = None


class DateStyle(Frozen):
    """What dates are written with in one language.

    What CLDR has not, and what our house style has instead of it. Patterns have {y}, {m}, {month} (as after a
    day), {month_alone}, {d}, {q}, {quarter}, {n}, {roman}, {tens}, {date}, {start}, {end}; {m2}, {month2} and
    {d2} belong to a span's end. `days_of_month`, `days_of_year` and `months_of_year` are spans whose ends
    share what need not be said twice. `century` may tell ordinals apart as CLDR does: one, two, few.
    `inflected` has what a date becomes after about, since, until and at the beginning of an interval.
    """

    decade: Pattern
    century: Forms
    approximate: Pattern
    uncertain: Pattern
    since: Pattern
    until: Pattern
    unknown: Pattern
    day: Pattern | None = None
    month: Pattern | None = None
    quarter: Pattern | None = None
    year: Pattern | None = None
    interval: Pattern | None = None
    days_of_month: Pattern | None = None
    days_of_year: Pattern | None = None
    months_of_year: Pattern | None = None
    inflected: Inflected | None = None

    @field_validator("century")
    @classmethod
    def _fits(cls, forms: Forms) -> Forms:
        for _, pattern in forms.items():
            _allow(pattern)
        return forms


class Locale(Frozen):
    """One language: its code in data, its place in the site and its conventions.

    A language on `trial` may lack words, and shows the English ones in their place.
    `cldr` is the tag whose months, patterns and plurals are taken where `tag` is too wide: en-GB for en.
    """

    code: Line
    name: Line
    tag: Line
    cldr: Line | None = None
    path: str = ""
    trial: bool = False
    dates: DateStyle
    scales: tuple[NumberScale, ...] = ()
    group: str | None = None
    group_from: int = 4
    range: Line
    brackets: Line
    quotes: Line

    @field_validator("tag", "cldr")
    @classmethod
    def _is_known(cls, tag: str | None) -> str | None:
        if tag:
            is_known(tag)
        return tag

    @cached_property
    def _cldr(self) -> Cldr:
        return Cldr(is_known(self.cldr or self.tag))

    @cached_property
    def patterns(self) -> dict[str, str]:
        """Return the patterns of dates: our own, and CLDR's where we have none."""
        own = {name: pattern for name, pattern in self.dates if isinstance(pattern, str)}
        return self._cldr.date_patterns() | own

    @cached_property
    def _inflected(self) -> dict[str, str]:
        own = {name: pattern for name, pattern in self.dates.inflected or () if pattern}
        return self.patterns | own

    def date(self, value: Edtf | None) -> str:
        """Return a date in words, exactly as precise as it is."""
        style = self.patterns
        if value is None or not value.known:
            return style["unknown"]
        if value.start is None:
            return style["until"].format(end=self._format_point(value.end,
                                                         self._inflected)) if value.end else style["unknown"]
        if not value.interval:
            return self._format_point(value.start, style)
        if value.end is None:
            return style["since"].format(start=self._format_point(value.start, self._inflected))
        return self._format_short_span(value.start, value.end) or style["interval"].format(
            start=self._format_point(value.start, self._inflected), end=self._format_point(value.end, style))

    def _format_short_span(self, start: DatePoint, end: DatePoint) -> str:
        """Return a span within one year that says year and month once, or nothing if its ends share neither.
        """
        plain = not (start.qualifier or end.qualifier or start.before_christ)
        same_form = bool(start.month and end.month) and bool(start.day) == bool(end.day)
        if not plain or start.year != end.year or not same_form or (not start.day
                                                                    and start.month == end.month):
            return ""
        shared = ("months_of_year" if not start.day else "days_of_month" if start.month == end.month
                  else "days_of_year")
        ends = self._cldr.words(end)
        return self.patterns[shared].format(
            y=int(start.year), **self._cldr.words(start), **{f"{name}2": word for name, word in ends.items()})

    def _format_point(self, point: DatePoint, style: dict[str, str]) -> str:
        approximate = point.qualifier in ("~", "%")
        text = self._format_bare(point, self._inflected if approximate else style)
        if approximate:
            text = style["approximate"].format(date=text)
        return style["uncertain"].format(date=text) if point.qualifier in ("?", "%") else text

    def _format_bare(self, point: DatePoint, style: dict[str, str]) -> str:
        digits = point.year.lstrip("-")
        if digits.endswith("XX"):
            century = int(digits[:2]) + 1
            forms = (self.dates.inflected.century if style is self._inflected and self.dates.inflected
                     else None)
            pattern = (forms or self.dates.century).form(self._cldr.ordinal(century))
            return self._format_in_era(pattern,
                                       point.before_christ).format(n=century, roman=write_roman(century))
        if digits.endswith("X"):
            if point.before_christ:
                # Decades are not counted before Christ: -013X is 140 to 131 BC.
                (first, *_), (last, *_) = point.bounds()
                years = self.range.format(start=1 - first, end=1 - last)
                return self._format_in_era(style["year"], point.before_christ).format(y=years)
            return style["decade"].format(y=digits[:3] + "0", tens=digits[2] + "0", n=int(digits[:2]) + 1)
        name = "day" if point.day else "month" if point.month else "quarter" if point.quarter else "year"
        # EDTF counts astronomically: 0000 is 1 BC.
        year = 1 - int(point.year) if point.before_christ else int(digits)
        return self._format_in_era(style[name], point.before_christ).format(y=year, **self._cldr.words(point))

    def _format_in_era(self, pattern: str, before_christ: bool) -> str:
        """Return a pattern with what its language says of years before Christ, before the year or at the end.
        """
        if not before_christ:
            return pattern
        lead, tail = self._cldr.before_christ()
        return re.sub(r"\{(?:y|n|roman)\}", lambda match: lead + match[0], pattern, count=1) + tail

    @property
    def months(self) -> list[str]:
        """Return the months' names as they stand beside a day."""
        return self._cldr.months()

    @cached_property
    def plurals(self) -> list[str]:
        """Return all forms that words with a number take: one and other in English."""
        return self._cldr.plurals()

    def plural(self, number: int) -> str:
        """Return CLDR's name for the form that a word takes after a number: one, few, many, other …"""
        return self._cldr.plural(number)

    def number(self, value: Decimal) -> str:
        """Return a number with the language's grouping or number words, never rounded."""
        for scale in self.scales:
            if abs(value) >= scale.size:
                return self._group(value / scale.size) + scale.word
        return self._group(value)

    def _group(self, value: Decimal) -> str:
        whole, _, fraction = f"{value.normalize():f}".partition(".")
        if len(whole.lstrip("-")) > self.group_from:
            whole = f"{int(whole):,}".replace(",", self._cldr.group if self.group is None else self.group)
        return f"{whole}{self._cldr.decimal}{fraction}" if fraction else whole

    def quantity(self, quantity: Quantity, unit: str, qualifier: str | None) -> str:
        """Return a quantity with its unit pattern (`{n}`) and its qualifier pattern (`{n}`)."""
        if quantity.value is None:
            raise ValueError("a quantity in words has no number to be written")
        text = self.number(quantity.value)
        if quantity.to is not None:
            text = self.range.format(start=text, end=self.number(quantity.to))
        text = unit.format(n=text)
        return qualifier.format(n=text) if qualifier else text

    def join(self, parts: list[str]) -> str:
        """Return a list as the language punctuates it."""
        return self.list_separator.join(parts)

    @property
    def list_separator(self) -> str:
        """Return what stands between the parts of a list."""
        return self._cldr.list_separator
