"""Questions that the data page answers with the database."""

from __future__ import annotations

from compendium.core.fields import Frozen, Line, Slug, Text


class Query(Frozen):
    """A question with its SQL, in which {code} stands for the language of the page."""

    id: Slug
    question: Text
    sql: Line
