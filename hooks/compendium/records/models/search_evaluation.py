"""How the search did when it was asked the questions of tests/exam.yml."""

from __future__ import annotations

from pydantic import Field

from compendium.core.fields import Frozen, Line


class Answer(Frozen):
    """A page that answers a question: its address below the root of the language, and its title there."""

    href: str
    title: Line


class Question(Frozen):
    """One question, the pages that answer it, and where the best placed of them stood.

    None of them among ten is rank 0. A `blind` question was written without sight of the records; one that
    was `held` back did not guide the search.
    """

    ask: Line
    language: Line
    kind: Line
    blind: bool = False
    held: bool = False
    answers: tuple[Answer, ...] = Field(min_length=1)
    rank: int = Field(ge=0)
    found: int = Field(ge=0, description="which of the answers stood at that rank, counted from 0")


class SearchEvaluation(Frozen):
    """All questions with the version of each language's index that answered them; `make exam` writes it."""

    index: dict[str, Line]
    questions: tuple[Question, ...]
