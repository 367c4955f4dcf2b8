"""The texts that everything here comes from."""

from __future__ import annotations

from typing import Annotated

from compendium.core.edtf import Edtf
from compendium.core.fields import AsOf, Frozen, Key, Line, Prose, Ref, Term, Text
from compendium.records.models.dataset import Dataset
from compendium.records.models.record import Record


class Author(Frozen):
    """An author of a source; a corporate one has no family name."""

    name: Annotated[Text, Key()]
    family: Text | None = None
    given: Text | None = None
    affiliation: Text | None = None


class Container(Frozen):
    """The journal or site that carries a source, with what the text prints of it."""

    title: Text
    volume: Line | None = None
    issue: Line | None = None
    pages: Line | None = None
    issn: Line | None = None


class Source(Record):
    """One of the texts that everything here comes from."""

    kind: Annotated[str, Term("source-kinds")]
    authors: tuple[Author, ...] = ()
    container: Container | None = None
    article_number: Line | None = None
    date: Edtf | None = None
    completed: Edtf | None = None
    reaches: Annotated[Edtf | None, AsOf()] = None
    place: Annotated[str, Ref(("places",))] | None = None
    language: Annotated[str, Term("languages")]
    licence: Annotated[str, Term("licences")]
    licence_note: Prose | None = None
    address: Line | None = None
    perspective: Prose
    limits: Prose


SOURCES = Dataset(
    "sources", Source, columns=("authors", "kind", "date", "reaches"), template="pages/source.html",
    group="method",
)
