"""Cutting the index into pieces.

Small scripts that each hand over one value, so that they load from a disk as well. A piece is
`searchPiece("<name>",<value>);`. Terms lie by their beginning or hash, dates by their decade, documents in
blocks.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from compendium.core.edtf import Day, Edtf
from compendium.features.search.bm25 import Postings
from compendium.features.search.documents import Document
from compendium.features.search.tokens import is_han

BLOCK = 8
_ROOM = 12_000
_DECADES = 3


def make_shard(name: str, value: Any) -> str:
    """Return the script that hands over one piece."""
    return f'searchPiece("{name}",{json.dumps(value, ensure_ascii=False, separators=(",", ":"))});\n'


def flatten(postings: Postings) -> list[int]:
    """Return postings as [step to the next document, weight, …]: small numbers, which pack well."""
    numbers, before = [], 0
    for number, weight in postings.items():
        numbers += [number - before, weight]
        before = number
    return numbers


def make_term_shards(terms: dict[str, list[int]]) -> tuple[dict[str, dict[str, list[int]]], int]:
    """Return the terms by shard, and by how many the hash of Han terms is divided.

    A word's shard holds every word with the same two letters, or three where that is much, so that a query
    can look for words that it begins.
    """
    size = sum(_measure_size(term, own) for term, own in terms.items() if is_han(term))
    han = 1 << max(4, (size // _ROOM).bit_length())
    shards: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for term in sorted(terms):
        shards[_hash(term, han) if is_han(term) else find_beginning(term, 2)][term] = terms[term]
    for name in [name for name, own in shards.items() if not name.startswith("h")
                 and _measure_total(own) > _ROOM]:
        for term, own in shards.pop(name).items():
            shards[find_beginning(term, 3)][term] = own
    return shards, han


def find_beginning(term: str, letters: int) -> str:
    """Return the name of the shard of a word: the code points of its first letters."""
    return "-".join(f"{ord(letter):x}" for letter in term.rstrip("=")[:letters])


def _hash(term: str, han: int) -> str:
    second = ord(term[1]) if len(term) > 1 and term[1] != "=" else 0
    return f"h{(31 * ord(term[0]) + second) % han}"


def _measure_size(term: str, own: list[int]) -> int:
    return len(term) + 4 * len(own)


def _measure_total(terms: dict[str, list[int]]) -> int:
    return sum(_measure_size(term, own) for term, own in terms.items())


def make_date_shards(found: Iterable[Document]) -> dict[str, list[int]]:
    """Return the dates by decade, long spans apart.

    [document, first day, difference of the last, ordered by it, …]. A day is year * 10000 + month * 100 +
    day, also before Christ.
    """
    shards: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        for date, main in item.dates:
            first, last = write_day(date.earliest), write_day(date.latest)
            own = [number, first, last - first, int(main)]
            for name in _list_decades(date):
                shards[name] += own
    return shards


def _list_decades(date: Edtf) -> list[str]:
    first, last = date.earliest[0] // 10, date.latest[0] // 10
    return [f"y{decade}" for decade in range(first, last + 1)] if last - first < _DECADES else ["y"]


def write_day(day: Day) -> int:
    """Return a day as the number by which the browser compares days."""
    return day[0] * 10000 + day[1] * 100 + day[2]
