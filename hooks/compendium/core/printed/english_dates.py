"""The dates in our English texts: days, months, years, spans, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.core.printed.dates import Printed
from compendium.core.printed.english import find_english_numbers

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
_MONTH = "|".join(_MONTHS)
_JOIN = r"\s*(?:–|-|to|and|until)\s*"
_DAY, _YEAR = r"(?<!\d)\d{1,2}", r"\d{4}(?!\d)"
_TOKENS = re.compile(
    rf"(?P<days>{_DAY}){_JOIN}(?P<last>{_DAY})\s(?P<month_of_days>{_MONTH})(?:\s(?P<year_of_days>{_YEAR}))?"
    rf"|(?P<day>{_DAY})\s(?P<month_of_day>{_MONTH})(?:\s(?P<year_of_day>{_YEAR}))?"
    rf"|(?P<month>{_MONTH})(?:\s(?P<year_of_month>{_YEAR}))?"
    r"|(?P<century>(?<!\d)(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+))[- ]century(?P<century_bc>\sBC)?"
    r"|(?P<decade>(?<!\d)\d{3})0s"
    r"|(?P<year>(?<!\d)\d{1,4})(?P<bc>\sBC)?(?![\d%])")


def find_english_dates(text: str) -> list[Printed]:
    """Return every date of a text.

    A day or month without a year takes the year named next, or else the last one.
    """
    found = [date for match in _TOKENS.finditer(text) for date in _read(match)]
    for index, date in enumerate(found):
        if date.year is None:
            later = next((other.year for other in found[index:] if other.year), None)
            earlier = next((other.year for other in reversed(found[:index]) if other.year), None)
            found[index] = Printed(later or earlier, date.month, date.day)
    return found


def _read(match: re.Match[str]) -> Iterator[Printed]:
    part = match.groupdict()
    if part["days"]:
        month = _MONTHS.index(part["month_of_days"]) + 1
        yield from (Printed(part["year_of_days"], month, int(part[name])) for name in ("days", "last"))
    elif part["day"]:
        yield Printed(part["year_of_day"], _MONTHS.index(part["month_of_day"]) + 1, int(part["day"]))
    elif part["month"]:
        yield Printed(part["year_of_month"], _MONTHS.index(part["month"]) + 1)
    elif part["century"]:
        yield from _read_century(part["century"], bool(part["century_bc"]))
    elif part["decade"]:
        yield Printed(f"{part['decade']}X")
    else:
        # 138 BC is the year -0137 of EDTF, which counts a year 0.
        yield Printed(f"-{int(part['year']) - 1:04}" if part["bc"] else f"{int(part['year']):04}")


def _read_century(words: str, before: bool) -> Iterator[Printed]:
    numbers = [int(number) for number in find_english_numbers(words) if 0 < number < 100]
    if numbers:
        yield Printed(f"{'-' if before else ''}{max(numbers) - 1:02}XX")
