"""Background notes: who people and organisations are, and what came after the texts end."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.edtf import Edtf
from compendium.core.fields import Frozen, Key, Line, Prose, Slug, Statement, Term
from compendium.records.models.dataset import BACKGROUND_ORIGIN, Dataset, Property
from compendium.records.models.record import AnyRef, Record, Theme


class Evidence(Frozen):
    """A public page that a note rests on, and what it says in a few words, in its own language or in ours."""

    publisher: Line
    title: Line
    date: Edtf | None = None
    address: Annotated[Line, Key()]
    kind: Annotated[str, Term("evidence-kinds")]
    says: Line


class BackgroundNote(Record):
    """What a reader needs beside the sources, resting on public pages and on none of the sources.

    A later development has its date and the chapter at whose end it stands. Where the newest page has
    no date, nobody knows until when a note holds.
    """

    themes: tuple[Theme, ...] = ()
    about: tuple[AnyRef, ...] = ()
    date: Edtf | None = None
    chapter: Slug | None = None
    text: Prose
    as_of: Edtf | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=2)

    sources: tuple[Statement, ...] = ()


BACKGROUND = Dataset(
    "background", BackgroundNote, columns=("date", "gist"), order=("date",), gist=("text",),
    template="pages/background.html",
    weight=0.5, schema_type="CreativeWork", group="method",
    properties=(Property("text", "text"), Property("about", "about", "Thing"),
                Property("isBasedOn", "evidence")),
    origin=BACKGROUND_ORIGIN,
)
