"""Which pages give the kind of answer that the words of a question want: a length, a person, a reason."""

from __future__ import annotations

from collections.abc import Sequence

from compendium.features.search.documents import Document
from compendium.features.search.tokens import find_phrases, normalise
from compendium.records.models.search import Elsewhere, Intent, WordLists

_ASKED, _MEASURED = "questions", "figures"


def join_languages(words: WordLists) -> list[str]:
    """Return the words of all languages together, since a query may mix them."""
    return [text for texts in words.values() for text in texts]


def list_fitting(intent: Intent, found: Sequence[Document]) -> dict[str, list[int]]:
    """Return the documents that an intent is for, by kind, as steps from one number to the next.

    Of the common questions those that ask in its words, of the statistics those in one of its units; a kind
    of which all are meant is left out.
    """
    words = find_phrases(join_languages(intent.words))
    fitting = {}
    if _ASKED in intent.kinds:
        fitting[_ASKED] = [number for number, item in enumerate(found)
                           if item.kind == _ASKED and words.search(normalise(item.title))]
    if _MEASURED in intent.kinds and intent.units:
        fitting[_MEASURED] = [number for number, item in enumerate(found) if item.unit in intent.units]
    return {kind: _write_steps(numbers) for kind, numbers in fitting.items()}


def list_elsewhere(country: Elsewhere, found: Sequence[Document]) -> list[int]:
    """Return the documents of its kinds whose title names a country by one of its names, as steps."""
    words = find_phrases(join_languages(country.names))
    return _write_steps([number for number, item in enumerate(found)
                         if (not country.kinds or item.kind in country.kinds)
                         and words.search(normalise(item.title))])


def _write_steps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
