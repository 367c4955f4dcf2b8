"""Which pages give the kind of answer that the words of a question want: a length, a person, a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compendium.features.search.documents import Document
from compendium.features.search.tokens import find_phrases, normalise
from compendium.records.models.search import Directed, Elsewhere, Intent, WordLists

_ASKED, _MEASURED = "questions", "figures"
# Of its wordings so many must use the words of a question that does not ask in them itself.
_OFTEN = 0.3


def join_languages(words: WordLists) -> list[str]:
    """Return the words of all languages together, since a query may mix them."""
    return [text for texts in words.values() for text in texts]


def list_fitting(intent: Intent, found: Sequence[Document]) -> dict[str, list[int]]:
    """Return the documents that an intent is for, by kind, as steps from one number to the next.

    Of the common questions those that ask in its words, or that people often ask in them, of the statistics
    those in one of its units; a kind of which all are meant is left out.
    """
    words = find_phrases(join_languages(intent.words))
    fitting = {}
    if _ASKED in intent.kinds:
        fitting[_ASKED] = [number for number, item in enumerate(found)
                           if item.kind == _ASKED and _is_asked_in(words, item)]
    if _MEASURED in intent.kinds and intent.units:
        fitting[_MEASURED] = [number for number, item in enumerate(found) if item.unit in intent.units]
    return {kind: _write_steps(numbers) for kind, numbers in fitting.items()}


def _is_asked_in(words: re.Pattern[str], item: Document) -> bool:
    own = [words.search(normalise(text)) is not None for text in item.wordings]
    return words.search(normalise(item.title)) is not None or sum(own) > _OFTEN * len(own)


def list_elsewhere(country: Elsewhere, found: Sequence[Document]) -> list[int]:
    """Return the documents of its kinds whose title names a country by one of its names, as steps."""
    words = find_phrases(join_languages(country.names))
    return _write_steps([number for number, item in enumerate(found)
                         if (not country.kinds or item.kind in country.kinds)
                         and words.search(normalise(item.title))])


def list_directed(directed: Directed, found: Sequence[Document]) -> list[list[int]]:
    """Return the questions and statistics whose title tells that the first side does something to the second,
    and those that tell the reverse, as steps.
    """
    ways = [find_direction(directed, item.title) if item.kind in (_ASKED, _MEASURED) else 0 for item in found]
    return [_write_steps([number for number, own in enumerate(ways) if own == way]) for way in (1, 2)]


def find_direction(directed: Directed, text: str) -> int:
    """Return 1 if a text tells that the first side does something to the second, 2 the reverse, 0 neither.

    templates/theme/assets/search-direction.js does the same with a query.
    """
    plain = normalise(text)
    named = sorted((match.start(), match.end(), side) for side, names in enumerate(directed.sides)
                   for match in find_phrases(join_languages(names)).finditer(plain))
    if not named or all(side == named[0][2] for *_, side in named):
        return 0
    # The last mention before the other side: "Chinese firms, China's banks and Kazakhstan".
    at = next(index for index, (*_, side) in enumerate(named) if side != named[0][2])
    between = plain[named[at - 1][1]:named[at][0]]
    joined, straight, turned = (find_phrases(join_languages(words)).search(between) is not None
                                for words in (directed.joined, directed.straight, directed.turned))
    return 0 if joined or not straight | turned else 1 + (named[0][2] != turned)


def _write_steps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
