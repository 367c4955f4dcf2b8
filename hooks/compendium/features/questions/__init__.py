"""Questions: those of a chapter, a theme or a record, each with its answer, and all of them by chapter."""

from compendium.features.questions.sources import find_answer_sources
from compendium.features.questions.views import (
    MOST,
    group_questions,
    list_on_chapter,
    list_on_record,
    list_on_theme,
    show_answer,
    show_questions,
)

__all__ = [
    "MOST", "find_answer_sources", "group_questions", "list_on_chapter", "list_on_record", "list_on_theme",
    "show_answer", "show_questions",
]
