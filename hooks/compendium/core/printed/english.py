"""The numbers in our English texts: digits, words, ordinals and months."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_ORDINALS = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
             "tenth", "eleventh",
             "twelfth", *(f"{unit}th" for unit in _UNITS[13:])]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december"]
_WORDS = (
    {word: number for number, word in enumerate(_UNITS)}
    | {word: number for number, word in enumerate(_ORDINALS)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {f"{word[:-1]}ieth": 10 * number for number, word in enumerate(_TENS, 2)}
    | {word: number for number, word in enumerate(_MONTHS, 1)}
    | {"once": 1, "twice": 2, "both": 2, "pair": 2, "double": 2, "thrice": 3, "dozen": 12, "half": 50,
       "quarter": 4, "single": 1,
       "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "century": 100, "centuries": 100,
       "decade": 10,
       "decades": 10, "years": 1, "largest": 1, "biggest": 1}
)
_SCALES = {"thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9, "trillion": 10**12}
_DECADE = re.compile(r"\b\d\d(\d0)s\b")
_DIGITS = re.compile(r"(\d{1,30}(?:,\d{3})*(?:\.\d{1,30})?)(?:\s?(thousand|million|billion|trillion|bn"
                     r"|m)\b)?")
_TOKEN = re.compile(r"[a-z]+")


def find_english_numbers(text: str) -> frozenset[Decimal]:
    """Return every number that a text can be read to give, in digits or in words, with and without its scale.
    """
    found = set()
    for match in _DIGITS.finditer(text):
        number = Decimal(match[1].replace(",", ""))
        found |= {number, number * _SCALES.get(match[2], 1)}
    found |= {Decimal(match[1]) for match in _DECADE.finditer(text)}
    words = [_WORDS.get(word) for word in _TOKEN.findall(text.lower())]
    found |= {Decimal(number) for number in words if number is not None}
    for one, other in pairwise(words):
        if one and other is not None:
            # Twenty-one, two decades, nineteen hundred, five million.
            found |= {Decimal(one + other)} if one % 10 == 0 and other < 10 else set()
            found |= {Decimal(one * other)} if other == 10 or other >= 100 else set()
    return frozenset(found)


def find_english_digits(text: str) -> frozenset[Decimal]:
    """Return the numbers that a text gives in digits, each with its scale."""
    return frozenset(Decimal(match[1].replace(",", "")) * _SCALES.get(match[2], 1)
                     for match in _DIGITS.finditer(text))
