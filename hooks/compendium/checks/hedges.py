"""A number is hedged alike in every language: about, nearly or more than stands in all or in none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from compendium.core.printed.chinese import find_chinese_digits
from compendium.core.printed.claims import ReadingWords
from compendium.core.printed.english import find_english_digits

Hedged = dict[Decimal, set[str]]
# A number before a name is the day of a month, not a quantity.
_ENGLISH = (r"((?:US\$|CN¥)?\d+(?:,\d{3})*(?:\.\d+)?(?:\s?(?:thousand|million|billion|trillion|bn|m)\b)?)"
            r"(?![\d,.]*\d)(?! (?-i:[A-Z]))")
_CHINESE = r"(\d+(?:\.\d+)?)({after})?([十百千万亿]*)({after})?(?:[^\d\s，。；、：（）]{{0,5}}?({far}))?"
_YEAR = re.compile(r"\d{4}")
_DIGIT = re.compile(r"\d")


class HedgeReader:
    """Reads the hedges of numbers in two languages; made once for all texts, since its patterns are long."""

    def __init__(self, reading: ReadingWords) -> None:
        self._english, self._chinese = _name_forms(reading, "en"), _name_forms(reading, "zh")
        self._find_english = re.compile(rf"(?:\b({_join(self._english)}) )?{_ENGLISH}", re.IGNORECASE)
        after = reading.after.get("zh", ())
        before = _join(form for form in self._chinese if form not in after)
        # A single sign stands beside its number; longer forms may follow the unit.
        behind = _CHINESE.format(after=_join(after), far=_join(form for form in after if len(form) > 1))
        self._find_chinese = re.compile(rf"(?:({before})[为达有占在]?)?{behind}")

    def find_uneven(self, english: str, chinese: str) -> Iterator[str]:
        """Yield what is said of each number in digits that one language hedges and the other does not, or
        otherwise.
        """
        if not (_DIGIT.search(english) and _DIGIT.search(chinese)):
            return
        ours, theirs = self._read_english(english), self._read_chinese(chinese)
        for number in sorted(ours.keys() & theirs.keys()):
            if ours[number] != theirs[number] and not ours[number] & theirs[number]:
                yield (f"{number} is {_tell(ours[number])} in the English and {_tell(theirs[number])} in the "
                       "Chinese; hedge it alike in both.")

    def _read_english(self, text: str) -> Hedged:
        """Return the hedges of each number in digits; those of a year are left to the dates of records."""
        hedges, found = self._english, Hedged()
        for match in self._find_english.finditer(text):
            for number in () if _YEAR.fullmatch(match[2]) else find_english_digits(match[2]):
                found.setdefault(number, set()).update([hedges[match[1].lower()]] if match[1] else [])
        return found

    def _read_chinese(self, text: str) -> Hedged:
        hedges, found = self._chinese, Hedged()
        for match in self._find_chinese.finditer(text):
            for number in find_chinese_digits(match[2] + match[4]):
                words = (match[1], match[3], match[5], match[6])
                found.setdefault(number, set()).update(hedges[word] for word in words if word)
        return found


def _tell(hedges: set[str]) -> str:
    return " and ".join(f"'{hedge}'" for hedge in sorted(hedges)) or "plain"


def _name_forms(reading: ReadingWords, code: str) -> dict[str, str]:
    """Return the hedge that each form of a language is of."""
    return {form: name for name, forms in reading.qualifiers.items() for form in forms.get(code, ())}


def _join(forms: Iterable[str]) -> str:
    """Return a pattern that finds the longest of some forms; none where there are none."""
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) or "(?!)"
