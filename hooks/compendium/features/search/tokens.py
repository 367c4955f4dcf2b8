"""Cutting text into search terms. templates/theme/assets/search-query.js does the same with a query.

Han characters become single characters and pairs of neighbours, so that no dictionary is needed on
either side; other scripts become words without accents, apostrophes and plural endings, Kazakh letters
as Russian keyboards have them; numbers of ordinals become figures, so that 第十二次, 第12次, 12th and
"twelfth" meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_ORDINAL_HAN = re.compile("第([一二三四五六七八九十百零]+)")
_RUNS = re.compile(r"第\d+|[\u3400-\u9fff]+?(?=第\d)|[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_APOSTROPHES = re.compile("['’‘ʼʻʹ`´]")
# Soft hyphens, joiners, marks of direction: nobody sees them, and copied words carry them along.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
# 1,770 and 1770 are one number.
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ORDINAL_LATIN = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff]")
_CYRILLIC = str.maketrans("әғқңөұүһіё", "агкноуухие")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
ORDINAL_WORDS = tuple(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "  # noqa: SIM905
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)


def normalise(text: str) -> str:
    """Return a text in the form that both index and query are cut from."""
    text = _ORDINAL_HAN.sub(lambda match: f"第{read_han_number(match[1])}", _INVISIBLE.sub("", text))
    text = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower())
    text = _APOSTROPHES.sub("", text).translate(_CYRILLIC)
    return _ACCENTED.sub(lambda match: _write_plain(match[0]), text)


def _write_plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


def split_terms(text: str) -> Iterator[str]:
    """Yield the search terms of a text, in order and with repetitions."""
    for run in split_runs(text):
        if run[0] == "第" and run[1:].isdigit():
            yield run
            yield run[1:]
        elif is_han(run):
            yield from run
            yield from (run[index:index + 2] for index in range(len(run) - 1))
        else:
            yield normalise_word(run)


def split_runs(text: str) -> list[str]:
    """Return the runs of Han characters and the words of other scripts in a text, normalised."""
    return _RUNS.findall(normalise(text))


def find_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for any of some normalised phrases: whole words, or Han characters anywhere."""
    longest = sorted(phrases, key=len, reverse=True)
    han, words = ("|".join(re.escape(phrase) for phrase in longest if _has_han(phrase) is wanted) or "(?!)"
                  for wanted in (True, False))
    return re.compile(rf"{han}|(?<!\w)(?:{words})(?!\w)")


def _has_han(text: str) -> bool:
    return any(map(is_han, text))


def is_han(run: str) -> bool:
    """Return whether a run or term is of Han characters."""
    return "\u3400" <= run[0] <= "\u9fff"


def remove_spaces(name: str) -> str:
    """Return a whole name as the key of an exact match: its letters and figures alone."""
    return "".join(character for character in normalise(name) if character.isalnum())


def normalise_word(run: str) -> str:
    """Return a word without its plural ending, an ordinal as its number."""
    match = _ORDINAL_LATIN.match(run)
    if match:
        return match[1]
    if run in ORDINAL_WORDS:
        return str(ORDINAL_WORDS.index(run))
    return run[:-1] if len(run) > 3 and run.endswith("s") and not run.endswith("ss") else run


def read_han_number(text: str) -> int:
    """Return a Chinese numeral below 1000 as a number, such as 十二 as 12."""
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
