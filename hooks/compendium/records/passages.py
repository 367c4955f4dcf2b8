"""The texts of records that call macros, as the checks of chapters see them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from compendium.core.field_walk import known_specs, walk_record
from compendium.core.fields import ChapterProse
from compendium.core.macro_text import find_cited_places
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import Passage, cut_blocks
from compendium.records.form_faults import write_location


def read_passages(catalog: Catalog) -> Iterator[Passage]:
    """Yield every text of a record that calls macros, once for each language of the site."""
    for entry in catalog.entries.values():
        if any(spec.kind is ChapterProse for spec in known_specs(type(entry.record))):
            yield from _read_record(catalog, entry)


def list_noted_places(model: BaseModel) -> list[tuple[str, str]]:
    """Return (source, place) for each part of a source that the notes of a record's texts name, each once."""
    texts = [value for _, _, value in walk_record(model) if isinstance(value, ChapterProse)]
    return list(dict.fromkeys(place for text in texts for place in find_cited_places(text.en)))


def _read_record(catalog: Catalog, entry: Entry) -> Iterator[Passage]:
    known = catalog.cache.memory.of("blocks")
    for location, _, value in entry.values:
        if isinstance(value, ChapterProse):
            for code, text in value.items():
                if code in catalog.locales:
                    yield Passage(entry.place.document.path, f"{entry.id} {write_location(location)}", code,
                                  tuple(known.recall((text,), cut_blocks, text)),
                                  place=entry.place, at=(*location, code), record=entry.id)
