"""What is no longer as an edition has it: a record, a page with the records that it shows, all of the data.

What a page merely gathers by its theme, such as questions and background notes, is not its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from compendium.core.field_walk import walk_record
from compendium.records.catalog import Catalog
from compendium.records.chapters import Chapter
from compendium.records.models.editions import Edition
from compendium.records.published_hashes import find_chapter, hash_page, hash_record, hash_value

# The kinds of page that someone wrote or defined, and where they lie.
_FOLDERS = {"chapter": "", "chart": "charts/", "map": "maps/"}


def find_changed(catalog: Catalog, edition: Edition) -> set[str]:
    """Return the records that are new, gone or no longer as an edition has them."""
    return {name for name in catalog.entries.keys() | edition.records.keys()
            if _has_changed(catalog, edition, name)}


def find_changed_on(catalog: Catalog, edition: Edition, kind: str, name: str, language: str) -> set[str]:
    """Return what a page shows that is no longer as an edition has it: records, and the page by its place.

    The page of a record shows that record, an index those of its dataset; a chapter, a chart and a map those
    that they name; any other page shows all.
    """
    if kind == "record":
        return {name} if _has_changed(catalog, edition, name) else set()
    changed = find_changed(catalog, edition)
    if kind == "index":
        return set(_find_named(catalog, edition, changed, name))
    if kind not in _FOLDERS:
        return changed
    path = f"{_FOLDERS[kind]}{name}"
    shown = set() if has_same_words(catalog, edition, path, language) else {path}
    words = _list_words(find_chapter(catalog, name, language)) if kind == "chapter" else (name,)
    return shown.union(*(_find_named(catalog, edition, changed, word) for word in words))


def has_same_words(catalog: Catalog, edition: Edition, path: str, language: str) -> bool:
    """Return whether its author has not changed a page since an edition had it."""
    return edition.pages[path].get(language) == hash_page(catalog, path, language)


def has_page(edition: Edition, kind: str, name: str) -> bool:
    """Return whether an edition has a record, a chapter, a chart or a map; other pages are made of these."""
    if kind == "record":
        return name in edition.records
    return kind not in _FOLDERS or f"{_FOLDERS[kind]}{name}" in edition.pages


def hash_state(catalog: Catalog, edition: Edition) -> str:
    """Return what stands for all records as they are, or nothing while they are as an edition has them."""
    if not find_changed(catalog, edition):
        return ""
    codes = sorted({code for kept in edition.records.values() for code in kept.hashes})
    return hash_value({entry.id: [hash_record(entry, code) for code in codes]
                       for entry in catalog.entries.values()})


def _has_changed(catalog: Catalog, edition: Edition, name: str) -> bool:
    kept, entry = edition.records.get(name), catalog.entries.get(name)
    return kept is None or entry is None or any(
        hash_record(entry, code) != known for code, known in kept.hashes.items())


def _list_words(chapter: Chapter) -> Iterator[str]:
    """Yield every text that a chapter hands to its macros."""
    for block in chapter.blocks:
        for call in block.calls:
            for value in (*call.args, *(value for _, value in call.keywords)):
                yield from _list_texts(value)


def _list_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _list_texts(item)


def _find_named(catalog: Catalog, edition: Edition, changed: Collection[str], word: str) -> Iterator[str]:
    """Yield the changed records that a word names: by id, by that of a part, a dataset, a chart or a map."""
    names = {word}
    # A chart may be called as the figure that it draws.
    for drawn in (catalog.charts.get(word), catalog.maps.get(word)):
        names |= {str(value) for _, spec, value in (walk_record(drawn) if drawn else ())
                  if spec.ref or spec.name == "dataset"}
    for name in names:
        holder = catalog.observations.get(name) or catalog.variants.get(name)
        if any(dataset.name == name for dataset in catalog.datasets):
            yield from (record for record in changed if _name_dataset(catalog, edition, record) == name)
        elif (holder[0].id if holder else name) in changed:
            yield holder[0].id if holder else name


def _name_dataset(catalog: Catalog, edition: Edition, record: str) -> str:
    entry = catalog.entries.get(record)
    return entry.dataset.name if entry else edition.records[record].dataset
