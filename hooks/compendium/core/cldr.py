"""What the Unicode locale data (CLDR, by Babel) says of a language, as patterns with {y}, {month}, {d} … like
our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import tokenize_pattern

from compendium.core.edtf import DatePoint

# CLDR's letter, and its length where that matters, as the name of a value.
_NAMES = {"y": "y", "M": "m", "MMM": "month", "MMMM": "month", "L": "m", "LLL": "month_alone",
          "LLLL": "month_alone",
          "d": "d", "Q": "q", "QQQ": "quarter", "QQQQ": "quarter", "q": "q", "qqq": "quarter",
          "qqqq": "quarter"}

_PLURALS = ("one", "two", "few", "many", "other")


def is_known(name: str) -> Locale:
    """Return the data of a language tag such as en-GB or zh-Hans; raise ValueError if CLDR has none."""
    try:
        locale = Locale.parse(name, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = None
    # Of a tag that is known in part, Babel takes that part.
    if locale is None or set(name.split("-")) - {locale.language, locale.script, locale.territory}:
        raise ValueError(f"'{name}' is no language that CLDR knows; write a tag such as en-GB, zh-Hans, ru "
                         f"or kk")
    return locale


class Cldr:
    """One language as CLDR has it."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale

    def date_patterns(self) -> dict[str, str]:
        """Return the patterns of a day, month, quarter and year, and of spans that say once what their ends
        share.
        """
        skeletons, intervals = self._locale.datetime_skeletons, self._locale.interval_formats
        return {
            "day": _make_pattern([self._locale.date_formats["long"].pattern]),
            "month": _make_pattern([skeletons["yMMMM"].pattern]),
            "quarter": _make_pattern([skeletons["yQQQ"].pattern]),
            "year": _make_pattern([skeletons["y"].pattern]),
            "interval": intervals[None].format("{start}", "{end}"),
            "days_of_month": _make_pattern(intervals["yMMMd"]["d"]),
            "days_of_year": _make_pattern(intervals["yMMMd"]["M"]),
            "months_of_year": _make_pattern(intervals["yMMM"]["M"]),
        }

    def before_christ(self) -> tuple[str, str]:
        """Return what stands before the year and what stands at the end of a date before Christ, one of them
        empty.
        """
        era = self._locale.eras["abbreviated"][0]
        tokens = tokenize_pattern(self._locale.datetime_skeletons["Gy"].pattern)
        between = "".join(str(text) for kind, text in tokens if kind == "chars")
        if tokens[0][0] == "field" and tokens[0][1][0] == "G":
            return era + " " * between[:1].isspace(), ""
        return "", " " * between[-1:].isspace() + era

    def words(self, point: DatePoint) -> dict[str, object]:
        """Return what a date's month, day and quarter are called, by their names in patterns."""
        months, quarters = self._locale.months, self._locale.quarters
        return {
            "m": point.month, "d": point.day, "q": point.quarter,
            "month": months["format"]["wide"][point.month] if point.month else "",
            "month_alone": months["stand-alone"]["wide"][point.month] if point.month else "",
            "quarter": quarters["format"]["wide"][point.quarter] if point.quarter else "",
        }

    def months(self) -> list[str]:
        """Return the months' names as they stand beside a day."""
        names = self._locale.months["format"]["wide"]
        return [str(names[month]) for month in range(1, 13)]

    def plural(self, number: int) -> str:
        """Return the form that a word takes after a number: one, few, many, other …"""
        return str(self._locale.plural_form(number))

    def plurals(self) -> list[str]:
        """Return all forms that words with a number take."""
        return [name for name in _PLURALS if name == "other" or name in self._locale.plural_form.tags]

    def ordinal(self, number: int) -> str:
        """Return the form of an ordinal: one for 1st, two for 2nd …"""
        return str(self._locale.ordinal_form(number))

    @property
    def group(self) -> str:
        """Return what stands between thousands."""
        return str(self._symbols["group"])

    @property
    def decimal(self) -> str:
        """Return what stands before a fraction."""
        return str(self._symbols["decimal"])

    @property
    def list_separator(self) -> str:
        """Return what stands between two parts of a list before its last."""
        return str(self._locale.list_patterns["standard"]["middle"].format("", ""))

    @property
    def _symbols(self) -> Mapping[str, str]:
        return self._locale.number_symbols[self._locale.default_numbering_system]


def write_roman(number: int) -> str:
    """Return a number below 100, such as that of a century, in Roman numerals."""
    signs = zip((90, 50, 40, 10, 9, 5, 4, 1), ("XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True)
    text = ""
    for size, sign in signs:
        text += sign * (number // size)
        number %= size
    return text


def _make_pattern(parts: Iterable[str]) -> str:
    """Return CLDR's pattern, of which an interval has two parts, with names for its letters.

    The second part's end in 2.
    """
    found = ""
    for number, part in enumerate(parts):
        for _, token in tokenize_pattern(part):
            if isinstance(token, str):
                found += token
                continue
            letter, length = token
            name = _NAMES.get(letter * length, _NAMES[letter])
            found += f"{{{name}2}}" if number and name != "y" else f"{{{name}}}"
    return found
