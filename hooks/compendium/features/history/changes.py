"""The history of records and editions, told in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from compendium.core.borrowed import LENDER
from compendium.features.history.corrections import tell_correction
from compendium.presentation.language import Language
from compendium.records.catalog import Entry
from compendium.records.chapters import read_chapter_title
from compendium.records.datasets import by_name
from compendium.records.editions import (
    Change,
    compare_edition_pages,
    compare_editions,
    find_changes,
    find_history,
    find_page_changes,
)

# How many records and corrections the page names; of the others it tells how many there are.
_MOST_NAMED, _MOST_CORRECTIONS = 250, 60
# What is not a record, by its folder in the site.
_PAGES = {"": "nav.chapters", "charts": "charts.title", "maps": "maps.title"}


@dataclass(frozen=True)
class _Linked:
    """One change: its kind, the dataset or folder that it belongs to, and a link to it."""

    kind: str
    place: str
    link: dict[str, Any]


def tell_record_history(language: Language, entry: Entry) -> dict[str, Any] | None:
    """Return since when a record stands and what was corrected, or None while no edition has it."""
    told = find_history(language.catalog, entry)
    if not language.catalog.editions:
        return None
    if told.unchanged_since:
        text = language.label("history.unchanged", edition=told.unchanged_since)
    elif told.first:
        text = language.label("history.changed", edition=told.first)
    else:
        text = language.label("history.new")
    return {"text": text, "corrections": [tell_correction(language, item) for item in told.corrections]}


def make_changes_page(language: Language) -> dict[str, Any]:
    """Return the corrections, then the editions with what is new, corrected, revised and withdrawn.

    The newest come first, and are named as far as the page can be light; the rest is counted.
    """
    told = [tell_correction(language, item) | {"record": _make_link(language, item.record)}
            for item in reversed(language.catalog.corrections[-_MOST_CORRECTIONS:])]
    earlier = len(language.catalog.corrections) - len(told)
    return {"sections": list(_make_sections(language)), "corrections": told,
            "earlier": language.label("changes.earlier", count=earlier) if earlier else ""}


def _make_sections(language: Language) -> Iterator[dict[str, Any]]:
    """Yield what changed since the newest edition, then what each edition brought."""
    editions, left = language.catalog.editions, _MOST_NAMED
    if editions:
        title = language.label("changes.since", edition=editions[-1].name)
        found = _link_changes(language, find_changes(language.catalog, editions[-1]),
                              find_page_changes(language.catalog, editions[-1]))
        section, left = _make_section(language, title, "since", found, left)
        yield section
    for index in range(len(editions) - 1, -1, -1):
        edition, before = editions[index], editions[index - 1] if index else None
        title = language.label("changes.edition", edition=edition.name)
        name = f"edition-{edition.name.replace('.', '-')}"
        found = _link_changes(language, compare_editions(before, edition),
                              compare_edition_pages(before, edition) if before else [])
        # Of the first edition, where all is new, only how many records there were.
        section, rest = _make_section(language, title, name, found, left if before else 0)
        left = rest if before else left
        yield section | {"date": language.date(edition.date)}


def _link_changes(language: Language, records: list[Change], pages: list[Change]) -> list[_Linked]:
    """Return what changed as links, records before chapters, charts and maps."""
    found = []
    for change in records:
        link = _make_link(language, change.record)
        found.append(_Linked(change.kind, link["href"].partition("/")[0], link))
    for change in pages:
        folder, _, name = change.record.rpartition("/")
        found.append(_Linked(change.kind, folder, _make_page_link(language, folder, name)))
    return found


def _make_section(language: Language, title: str, name: str, found: list[_Linked],
                  left: int) -> tuple[dict[str, Any], int]:
    """Return what changed, by kind and dataset, and how many records may still be named after it."""
    groups = []
    for kind in ("corrected", "withdrawn", "new", "revised"):
        parts: list[dict[str, Any]] = []
        for place, label in ({name: f"dataset.{name}" for name in by_name()} | _PAGES).items():
            values = [item.link for item in found if (item.kind, item.place) == (kind, place)]
            named = values if len(values) <= left else []
            left -= len(named)
            if values:
                parts.append({"label": language.label(label), "href": f"{place}/" if place else "",
                              "size": len(values), "values": named})
        if parts:
            groups.append({"kind": kind, "label": language.label(f"changes.{kind}"),
                           "size": sum(part["size"] for part in parts), "parts": parts})
    return {"id": name, "title": title, "date": None, "groups": groups}, left


def _make_link(language: Language, name: str) -> dict[str, Any]:
    """Return a link to a record as it is, or, if it is gone, to the page that says so."""
    entry = language.catalog.entries.get(name)
    if entry:
        return language.link(name, language.title(entry))
    kept = next(edition.records[name] for edition in reversed(language.catalog.editions)
                if name in edition.records)
    return {"text": kept.title(language.code), "href": f"{kept.dataset}/{name}/"}


def _make_page_link(language: Language, folder: str, name: str) -> dict[str, Any]:
    """Return a link to a chapter, a chart or a map, or the name of one that is gone."""
    catalog, title = language.catalog, name
    docs, drawn = catalog.root.parent / "docs", catalog.charts.get(name) or catalog.maps.get(name)
    if folder and drawn:
        title = drawn.title[language.code]
    elif name == "index":
        return {"text": language.label("site.name"), "href": ""}
    elif not folder and (docs / LENDER / f"{name}.md").is_file():
        title = read_chapter_title(docs, language.code, name, catalog.cache)
    return {"text": title, "href": f"{folder}/{name}/".lstrip("/")}
