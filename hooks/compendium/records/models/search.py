"""What the search knows of words: questions, synonyms, and dates as people write them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field

from compendium.core.fields import Frozen, Line

WordLists = dict[str, tuple[Line, ...]]
Precision = Literal["span", "day", "month", "decade_of_century", "decade", "century_bc", "century", "year_bc",
                    "year"]


class Intent(Frozen):
    """Words of a question, by language, that make some kinds of page likelier answers, each by its factor."""

    kinds: dict[str, Annotated[float, Field(gt=0, le=5)]]
    words: WordLists


class SearchWords(Frozen):
    """The words of data/search.yml; lists are by language, but a query may use all of them."""

    stops: WordLists
    weak: WordLists
    synonyms: dict[str, tuple[tuple[Line, ...], ...]]
    intents: tuple[Intent, ...]
    dates: dict[Precision, tuple[Line, ...]]
    months: tuple[tuple[Line, ...], ...] = Field(min_length=12, max_length=12)

    @classmethod
    def empty(cls) -> Self:
        """Return words with which every query is read as it stands."""
        return cls(stops={}, weak={}, synonyms={}, intents=(), dates={}, months=((),) * 12)
