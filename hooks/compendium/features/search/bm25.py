"""How much each term says about each document: a term's frequency and rarity (BM25), names above text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from compendium.features.search.documents import Document
from compendium.features.search.tokens import find_phrases, normalise, split_terms

# Postings of a term, by the number of each document that has it: twice its weight, and one more where it is
# in a name.
Postings = dict[int, int]
MOST = 800
_NAME, _WORDING, _LEAD, _SATURATION, _LENGTH = 10.0, 1.5, 2, 1.2, 0.6
_SHORT_NAMES = 0.45


def weigh(found: Sequence[Document], stops: Iterable[str] = ()) -> dict[str, Postings]:
    """Return the postings of every term in the documents, at most MOST for one, the heaviest.

    `stops` are words that no query is searched for; they make no name longer.
    """
    empty = find_phrases(stops)
    lengths = [len(item.lead) + len(item.text) + 1 for item in found]
    mean = sum(lengths) / max(len(lengths), 1)
    weights: dict[str, dict[int, tuple[float, bool]]] = defaultdict(dict)
    for number, (item, length) in enumerate(zip(found, lengths, strict=True)):
        for term, weight in _count_of_document(item, length / mean, empty).items():
            weights[term][number] = weight
    # One term after the other is let go: both forms of all of them would be the most memory that a build
    # takes.
    return {term: _find_heaviest(weights.pop(term), len(found)) for term in list(weights)}


def _count_of_document(item: Document, length: float,
                       empty: re.Pattern[str]) -> dict[str, tuple[float, bool]]:
    """Return the weight of each term of a document before its rarity, and whether a name has it."""
    counted = Counter(split_terms(item.text))
    for term, count in Counter(split_terms(item.lead)).items():
        counted[term] += _LEAD * count
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * length)
    weight = {term: (count * (_SATURATION + 1) / (count + norm), False) for term, count in counted.items()}
    # Another wording tells what is asked, but the question itself tells it better.
    for term, share in _count_of_names(item.wordings, empty).items():
        weight[term] = (weight.get(term, (0.0, False))[0] + _WORDING * share, False)
    for term, share in _count_of_names((*item.names, *item.respelt), empty).items():
        weight[term] = (weight.get(term, (0.0, False))[0] + _NAME * share, True)
    return weight


def _count_of_names(names: Sequence[str], empty: re.Pattern[str]) -> dict[str, float]:
    """Return what part of a name each term is, in the name where it is the largest."""
    share: dict[str, float] = {}
    for name in names:
        own = set(split_terms(name))
        told = len(set(split_terms(empty.sub(" ", normalise(name)))) or own)
        for term in own:
            share[term] = max(share.get(term, 0.0), told ** -_SHORT_NAMES)
    return share


def _find_heaviest(weights: dict[int, tuple[float, bool]], total: int) -> Postings:
    """Return whole weights in the order of documents; the lightest of a very common term are left out."""
    rarity = math.log(1 + (total - len(weights) + 0.5) / (len(weights) + 0.5))
    kept = sorted(weights, key=lambda number: (-weights[number][0], number))[:MOST]
    return {number: 2 * max(1, round(10 * weights[number][0] * rarity)) + weights[number][1]
            for number in sorted(kept)}
