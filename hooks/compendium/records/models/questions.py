"""What readers ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.fields import ChapterProse, Heading, Line, Statement
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import AnyRef, Record, Theme


class Question(Record):
    """A question, which is its title, with an answer that stands on its own.

    Its sources are the places that the answer cites; its themes are, unless it names some, the main ones of
    the records that it rests on, the weightiest of which comes first.
    """

    themes: tuple[Theme, ...] = ()
    answer: ChapterProse
    records: tuple[AnyRef, ...] = Field(min_length=1)
    section: Annotated[Line, Heading()]

    sources: tuple[Statement, ...] = ()


QUESTIONS = Dataset(
    "questions", Question, columns=("section",), template="pages/question.html",
    index="pages/questions.html", weight=1.2, schema_type="Question", asked=True,
    properties=(Property("acceptedAnswer", "answer", "Answer"),),
)
