"""Comparing the words of a sentence with what a record holds: numbers, hedges and units.

Dates and their precision.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pydantic import Field

from compendium.core.edtf import DatePoint, Edtf
from compendium.core.fields import Frozen, Quantity
from compendium.core.printed.chinese import find_chinese_digits, find_chinese_numbers
from compendium.core.printed.dates import Printed, find_dates
from compendium.core.printed.english import find_english_digits, find_english_numbers
from compendium.core.printed.english_dates import find_english_dates

Forms = dict[str, dict[str, list[list[str]]]]


class CodedWords(Frozen):
    """The printed words that tell what is agreed from what is done, for each coded field that says so.

    `steps` gives for each status, or dataset, that comes before done the verb that is right; `told` finds in
    a sentence of a language that a thing was done, `open` that it was meant or is not known.
    """

    fields: dict[str, list[str]]
    done: list[str]
    statuses: list[str]
    steps: dict[str, dict[str, str]] = Field(default_factory=dict)
    told: dict[str, str] = Field(default_factory=dict)
    open: dict[str, str] = Field(default_factory=dict)


class ReadingWords(Frozen):
    """The words by which a language hedges and names units, from data/reading.yml; each by language.

    `after` are the hedges that follow a number. `units` gives for each unit one or more groups of forms, one
    form of each group to be found; `doubt` are the words of an uncertain or approximate date.
    """

    qualifiers: dict[str, dict[str, list[str]]]
    after: dict[str, list[str]] = Field(default_factory=dict)
    units: Forms
    doubt: dict[str, list[str]]
    coded: CodedWords

    @classmethod
    def empty(cls) -> ReadingWords:
        """Return no words at all, with which nothing is compared."""
        return cls(qualifiers={}, units={}, doubt={}, coded=CodedWords(fields={}, done=[], statuses=[]))


@dataclass(frozen=True)
class Reader:
    """How one language is read: every number that words can mean, the numbers in digits, and the dates."""

    numbers: Callable[[str], frozenset[Decimal]]
    digits: Callable[[str], frozenset[Decimal]]
    dates: Callable[[str], list[Printed]]


# A language that is not here is not compared: nobody has taught the reader its numbers.
READERS = {"en": Reader(find_english_numbers, find_english_digits, find_english_dates),
           "zh": Reader(find_chinese_numbers, find_chinese_digits, find_dates)}


def compare_quantity(words: str, code: str, quantity: Quantity, unit: str, reading: ReadingWords) -> str:
    """Return what the words of a sentence say otherwise than a quantity, or nothing if they agree."""
    reader = READERS.get(code)
    if reader is None:
        return ""
    if quantity.words is not None:
        wanted = quantity.words[code]
        return "" if wanted.casefold() in words.casefold() else f"the record says it in words: '{wanted}'"
    assert quantity.value is not None
    ends = {quantity.value, *([quantity.to] if quantity.to is not None else [])}
    if not {abs(end) for end in ends} <= {abs(number) for number in reader.numbers(words)}:
        return f"the record has {' to '.join(str(end) for end in sorted(ends))}"
    foreign = {abs(number) for number in reader.digits(words)} - {abs(end) for end in ends}
    if foreign:
        return f"{_list(foreign)} is not in the record"
    return _compare_hedge(words, code, quantity.qualifier, reading) or _compare_unit(words, code, unit,
                                                                                     reading)


def _compare_hedge(words: str, code: str, qualifier: str | None, reading: ReadingWords) -> str:
    found = {name for name, forms in reading.qualifiers.items()
             if any(_find_place(form, words) for form in forms.get(code, ()))}
    # "Not more than" holds the words of another hedge inside it: the longest form counts.
    found = {name for name in found
             if not any(other != name and _is_inside(name, other, words, code, reading) for other in found)}
    if qualifier and qualifier not in found:
        forms = ", ".join(reading.qualifiers.get(qualifier, {}).get(code, ()))
        return f"the record says '{qualifier}': write one of {forms}"
    extra = found - {qualifier}
    return f"the record has no '{min(extra)}'" if extra else ""


def _is_inside(name: str, other: str, words: str, code: str, reading: ReadingWords) -> bool:
    """Return whether every form of one hedge that stands in the words is a part of a longer form of another.
    """
    own = [form for form in reading.qualifiers[name].get(code, ()) if _find_place(form, words)]
    longer = [form for form in reading.qualifiers[other].get(code, ()) if _find_place(form, words)]
    return all(any(form != long and form in long for long in longer) for form in own)


def _compare_unit(words: str, code: str, unit: str, reading: ReadingWords) -> str:
    groups = reading.units.get(unit, {}).get(code, [])
    for group in groups:
        if not any(_find_place(form, words) for form in group):
            return f"the record's unit is '{unit}': write one of {', '.join(group)}"
    own = [form for group in groups for form in group]
    for other, languages in reading.units.items():
        for form in languages.get(code, [[]])[0]:
            if form not in own and _find_place(form, words) and not any(form in mine for mine in own
                                                                       if _find_place(mine, words)):
                return f"'{form}' is of the unit '{other}', and the record's is '{unit}'"
    return ""


def compare_date(words: str, code: str, date: Edtf, reading: ReadingWords, bare: bool = False) -> str:
    """Return what the words of a sentence say otherwise, or more, than a date, or nothing if they agree.

    Words may be less precise than the date. With `bare` they need not say that the date is doubtful.
    """
    reader = READERS.get(code)
    if reader is None:
        return ""
    said = reader.dates(words)
    if not said:
        return f"they name no date; the record has {date}"
    if stray := _find_stray_digits(words, said):
        return f"'{stray}' is no part of a date; the record has {date}"
    ends = [point for point in (date.start, date.end) if point is not None and point.known]
    for one in said:
        if not any(_is_at_most(one, point) for point in ends):
            return f"the record has {date}, which says something else or less"
    if len(ends) == 2 and len(said) > 1 and not all(any(_is_at_most(one, end) for one in said)
                                                    for end in ends):
        return f"the record runs from {ends[0].year} to {ends[1].year}"
    doubtful = any(point.qualifier for point in ends)
    if doubtful and not bare and not any(_find_place(form, words) for form in reading.doubt.get(code, ())):
        return (f"the record has {date}, which is not certain: write one of "
                f"{', '.join(reading.doubt.get(code, ()))}")
    return ""


def _find_stray_digits(words: str, said: list[Printed]) -> str:
    """Return the first digits that name no part of the dates read in the words, such as the 39 of 39 May."""
    parts = {part for date in said for part in _list_parts(date)}
    return next((digits for digits in re.findall(r"\d+", words) if int(digits) not in parts), "")


def _list_parts(date: Printed) -> set[int]:
    """Return the numbers by which people name a date: 1990 and 90 for a decade, 138 for the year -0137."""
    parts = {part for part in (date.month, date.day, date.quarter) if part is not None}
    if date.year is None:
        return parts
    before, year = date.year.startswith("-"), date.year.removeprefix("-")
    if year.endswith("XX"):
        return parts | {int(year[:-2]) + 1}
    number = int(year.replace("X", "0")) + before
    # The nineties are also the 90s of the 20th century.
    return parts | {number, number % 100} | ({number // 100 + 1} if year.endswith("X") else set())


def _is_at_most(said: Printed, point: DatePoint) -> bool:
    """Return whether words name a date that holds a point, and name no more of it than is known."""
    if said.year is None or not _is_same_year(said.year, point.year):
        return False
    if said.month is not None and said.month != point.month:
        return bool(point.quarter) and not said.day and (said.month - 1) // 3 + 1 == point.quarter
    return said.day is None or said.day == point.day


def _is_same_year(said: str, known: str) -> bool:
    """Return whether a year, decade or century in words holds a known one.

    201X and 20XX hold 2014, never the reverse.
    """
    if len(said) != len(known):
        return False
    return all(one in ("X", other) for one, other in zip(said, known, strict=True))


def _find_place(form: str, words: str) -> bool:
    """Return whether a form stands in the words; one of letters only as a whole word or its beginning."""
    word = _compile_word(form)
    return form in words if word is None else word.search(words) is not None


@cache
def _compile_word(form: str) -> re.Pattern[str] | None:
    """Return the pattern of a form that begins with a letter, or None for any other."""
    word = re.match(r"[A-Za-z]", form)
    return re.compile(rf"(?<![A-Za-z]){re.escape(form)}", re.IGNORECASE) if word else None


def _list(numbers: set[Decimal]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))
