"""A figure or a month that one language's text gives, the text in every other language gives too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from compendium.core.edtf import Edtf
from compendium.core.field_walk import LocatedFault, Location, known_specs
from compendium.core.fields import Text
from compendium.core.printed import find_chinese_numbers, find_english_numbers
from compendium.core.printed.claims import READERS
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry

# A date in figures is the same in all languages; the verb may begins a question.
_NO_MONTH = re.compile(r"\d{4}[-/]\d\d(?:[-/]\d\d)?|(?:^|(?<=[.?!] ))May(?= [A-Za-z])")
_DIGITS = re.compile(r"\d+")
_SCALE = re.compile(r"\d\s?[多余几]?[百千万亿]|\d\s?(?:thousand|bn\b|m\b)|illion|\d年代|\d0s\b")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each figure and each month that stands in one language only."""
    excepted = re.compile("|".join(map(re.escape, catalog.exceptions)) or r"(?!)")
    known = catalog.cache.memory.of("parity", catalog.exceptions)
    for entry in catalog.entries.values():
        for location, message in known.recall(entry.content, _check_record, entry, excepted):
            yield entry.problem(location, message)


def _check_record(entry: Entry, excepted: re.Pattern[str]) -> Iterator[LocatedFault]:
    for location, _, value in entry.values:
        if not isinstance(value, Text):
            continue
        spoken = value.spoken
        yield from _compare_months(location, spoken)
        if not _are_plainly_equal(spoken):
            allowed = _name_field(entry, location) if location[0] == "title" else frozenset()
            yield from _compare(location, spoken, excepted, allowed)


def _are_plainly_equal(text: Text) -> bool:
    """Return whether all languages have the same digits and no word that multiplies them."""
    texts = [words for code, words in text.items() if code in READERS]
    if not _DIGITS.search("".join(texts)):
        return True
    return len({tuple(sorted(_DIGITS.findall(words))) for words in texts}) == 1 and not any(map(_SCALE.search,
                                                                                                texts))


def _compare(location: Location, text: Text, excepted: re.Pattern[str],
             allowed: frozenset[Decimal]) -> Iterator[LocatedFault]:
    texts = {code: words for code, words in text.items() if code in READERS}
    for one, other in permutations(texts, 2):
        missing = (READERS[one].digits(excepted.sub(" ", texts[one])) - READERS[other].numbers(texts[other])
                   - allowed)
        if missing:
            shown = ", ".join(str(number) for number in sorted(missing))
            yield (*location, one), (
                f"has {shown}, which the text in '{other}' lacks: '{text[other][:60]}'; say the same in "
                "both, or list the words in data/exceptions.yml with a reason.")


def _compare_months(location: Location, text: Text) -> Iterator[LocatedFault]:
    months = {code: {date.month for date in READERS[code].dates(_NO_MONTH.sub(" ", words)) if date.month}
              for code, words in text.items() if code in READERS}
    for one, other in permutations(months, 2):
        if missing := sorted(months[one] - months[other]):
            yield (*location, one), (
                f"names month {', '.join(map(str, missing))}, which the text in '{other}' does not: "
                f"'{text[other][:60]}'; say the same in both.")


def _name_field(entry: Entry, location: Location) -> frozenset[Decimal]:
    """Return the numbers that a name may have in one language: those of its record's dates.

    A short one those of the full one.
    """
    title = entry.record.title
    short = location == ("title", "short")
    found = set(find_english_numbers(title.en) | find_chinese_numbers(title.zh)) if short else set()
    for spec in known_specs(type(entry.record)):
        value = getattr(entry.record, spec.name)
        if isinstance(value, Edtf):
            found |= {Decimal(abs(day[0])) for day in (value.earliest, value.latest)}
    ordinal = getattr(entry.record, "ordinal", None)
    return frozenset(found | ({Decimal(ordinal)} if ordinal else set()))
