"""What the search knows of words: questions, synonyms, and dates as people write them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field

from compendium.core.fields import Frozen, Line

WordLists = dict[str, tuple[Line, ...]]
Precision = Literal["span", "day", "month", "decade_of_century", "decade", "century_bc", "century", "year_bc",
                    "year_ad", "year"]


class Intent(Frozen):
    """Words of a question, by language, that make some kinds of page likelier answers, each by its factor.

    Of the common questions only those that ask in such words; of the statistics, if there are `units`, only
    those in one of them.
    """

    kinds: dict[str, Annotated[float, Field(gt=0, le=5)]]
    words: WordLists
    units: tuple[Line, ...] = ()


class Elsewhere(Frozen):
    """What a country or a region beside the two is called, by language.

    Of `kinds` only pages are held apart that have it in their title, of any kind if there are none.
    """

    names: WordLists
    kinds: tuple[str, ...] = ()


class Directed(Frozen):
    """What the two sides are called, by language, where their order tells who does something to whom.

    It tells so where one of `straight` stands between them, or one of `turned`, which turns it round, and
    none of `joined`.
    """

    sides: Annotated[tuple[WordLists, ...], Field(min_length=2, max_length=2)] = ({}, {})
    straight: WordLists = {}
    turned: WordLists = {}
    joined: WordLists = {}


class PartWords(Frozen):
    """What the parts of a decade or a century are called, by language."""

    early: WordLists = {}
    middle: WordLists = {}
    late: WordLists = {}


class SearchWords(Frozen):
    """The words of data/search.yml; lists are by language, but a query may use all of them.

    `subjects` holds what the subject of a chapter is called, by chapter and language; `short` what is
    said for short and what it stands for; `elsewhere` what other countries are called, of which nobody
    asks who names none of the words; `directed` what tells who does something to whom; `tens` the names
    of decades and their figures, `centuries` those that are counted from ours and their numbers, `parts`
    what their beginning, middle and end are called, `until` what stands between the ends of a span,
    `since` what makes a year the beginning of a time that goes on, `units` what makes a number no year.
    """

    stops: WordLists
    weak: WordLists
    short: dict[str, dict[Line, Line]]
    subjects: dict[str, WordLists]
    synonyms: dict[str, tuple[tuple[Line, ...], ...]]
    elsewhere: tuple[Elsewhere, ...]
    directed: Directed = Directed()
    intents: tuple[Intent, ...]
    dates: dict[Precision, tuple[Line, ...]]
    months: tuple[tuple[Line, ...], ...] = Field(min_length=12, max_length=12)
    tens: dict[Line, int]
    centuries: dict[Line, int]
    parts: PartWords
    until: tuple[Line, ...]
    since: WordLists
    units: WordLists

    @classmethod
    def empty(cls) -> Self:
        """Return words with which every query is read as it stands."""
        return cls(stops={}, weak={}, short={}, subjects={}, synonyms={}, elsewhere=(), intents=(), dates={},
                   months=((),) * 12, tens={}, centuries={}, parts=PartWords(), until=(), since={}, units={})
