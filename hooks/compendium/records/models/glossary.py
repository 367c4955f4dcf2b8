"""The terms of the field."""

from __future__ import annotations

from compendium.core.fields import Prose
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import AnyRef, Record


class GlossaryTerm(Record):
    """A term of the field with its meaning in one sentence."""

    definition: Prose
    see: tuple[AnyRef, ...] = ()


GLOSSARY = Dataset(
    "glossary", GlossaryTerm, columns=("definition",), facets=("themes",), order=("themes",),
    gist=("definition",), weight=0.9, item_type="dictionaryEntry",
    schema_type="DefinedTerm", properties=(Property("description", "definition"),),
)
