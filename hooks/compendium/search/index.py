"""The index files: term shards, document blocks and a small table of contents for both.

search/meta.json      number of documents, block size, traditional-to-simplified characters
search/t-<shard>.json {term: [document, weight, …]} for the terms of one beginning or hash
search/d-<block>.json [[address, title, kind, date, excerpt], …] for a block of documents
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import opencc

from ..views import Views
from ..wording import clip
from .documents import Content, Document, documents
from .tokens import normalise, terms

BLOCK = 32
HAN_SHARDS = 256
_EXCERPT = 140
_NAME_WEIGHT, _SATURATION, _LENGTH, _EXACT = 9.0, 1.2, 0.6, 400


def write_index(views: Views, contents: Iterable[Content], folder: Path) -> None:
    """Write one language's search index into `folder`/search."""
    found = list(dict.fromkeys(documents(views, contents)))
    target = folder / "search"
    target.mkdir(parents=True, exist_ok=True)
    shards = _shards(found)
    for name, shard in shards.items():
        _write(target / f"t-{name}.json", dict(sorted(shard.items())))
    for start in range(0, len(found), BLOCK):
        block = [[item.href, item.title, item.kind, item.date, clip(item.excerpt, _EXCERPT)] for item in found[start:start + BLOCK]]
        _write(target / f"d-{start // BLOCK}.json", block)
    _write(target / "meta.json", {"documents": len(found), "block": BLOCK, "hanShards": HAN_SHARDS,
                                  "shards": sorted(shards), "simplified": _simplified(found)})


def shard_of(term: str) -> str:
    """Return the shard that holds a term: Han by a hash of two characters, words by their first two letters.

    A word's shard holds every word with the same beginning, so that a query can look for words it begins.
    """
    first, second = ord(term[0]), ord(term[1]) if len(term) > 1 else 0
    if 0x3400 <= first <= 0x9FFF:
        return f"h{(31 * first + second) % HAN_SHARDS}"
    return f"{first:x}-{second:x}"


def _shards(found: list[Document]) -> dict[str, dict[str, list[int]]]:
    weights, frequency = [], Counter[str]()
    lengths = [len(item.text) + 1 for item in found]
    mean = sum(lengths) / max(len(lengths), 1)
    for item, length in zip(found, lengths, strict=True):
        counted = Counter(terms(item.text))
        named = Counter(term for name in set(map(normalise, item.names)) for term in set(terms(name)))
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * length / mean)
        weight = {term: count * (_SATURATION + 1) / (count + norm) for term, count in counted.items()}
        for term, count in named.items():
            weight[term] = weight.get(term, 0.0) + _NAME_WEIGHT * (1 + math.log(count)) / math.sqrt(_name_length(item, term))
        weights.append(weight)
        frequency.update(weight.keys())
    shards: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, (item, weight) in enumerate(zip(found, weights, strict=True)):
        for term, value in weight.items():
            rarity = math.log(1 + (len(found) - frequency[term] + 0.5) / (frequency[term] + 0.5))
            shards[shard_of(term)][term] += [number, max(1, round(10 * value * rarity * item.weight))]
        for name in {compact(name) for name in item.names}:
            if name:
                shards[shard_of(name)][f"{name}="] += [number, round(_EXACT * item.weight)]
    return shards


def _name_length(item: Document, term: str) -> int:
    """Return the number of terms in the shortest name that has the term: a short name counts for more."""
    sizes = [len(set(terms(name))) for name in item.names if term in set(terms(name))]
    return min(sizes, default=1)


def compact(name: str) -> str:
    """Return a whole name as the key of an exact match: its letters and figures alone."""
    return "".join(character for character in normalise(name) if character.isalnum())


def _simplified(found: list[Document]) -> dict[str, str]:
    """Return the traditional forms of the characters that the index has, so that queries may use either."""
    present = {character for item in found for text in (*item.names, item.text) for character in text}
    convert = opencc.OpenCC("t2s").convert
    table = {}
    for code in range(0x3400, 0xA000):
        character = chr(code)
        simple = convert(character)
        if simple != character and simple in present:
            table[character] = simple
    return table


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
