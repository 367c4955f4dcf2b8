"""An id is used once over all datasets, observations and readings included, and is the name of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.core.field_walk import Location
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.models import Discrepancy, Figure

# Every page of a dataset, chart, map or theme stands in a folder beside these.
_PAGES = re.compile(r"index|part-[0-9]+")
# Notes and paragraphs of a chapter, where tables of records stand as well.
_NUMBERED = re.compile("(?:note|p)-[0-9]+")
# Windows can make no file of these names, so that nobody there could unpack the archive.
_DEVICES = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]")
# What the templates call their own sections and what our scripts make; a test holds this list against them.
ANCHORS = frozenset({
    "afterwards", "answer", "around", "background", "chart", "checks", "chronology", "cite", "content",
    "conventions", "corrections", "counts", "derived", "details", "disagreements", "faults", "figures",
    "files", "geometry", "groups", "growth", "key-facts", "kinds", "licence", "list", "lists", "missed",
    "names", "notes", "observations", "on", "on-hint", "outcomes", "outline", "overview-desc",
    "overview-hatch", "overview-title", "properties", "queries", "questions", "readings", "records",
    "related", "search", "sessions", "sources", "speed", "survivors", "table", "tables", "terms", "tip",
    "top", "totals", "turn", "turn-records", "turn-sources", "undated", "variants", "verified",
    "views",
})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each id that stands twice or has another meaning."""
    yield from _check_repeated(catalog)
    yield from _check_taken(catalog)


def _check_taken(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each id that is already the name of a page, of a part of a page or of a device."""
    for entry in catalog.entries.values():
        named: list[tuple[Location, str]] = [(("id",), entry.id)]
        if isinstance(entry.record, Figure):
            named += [(("observations", index, "id"), item.id)
                      for index, item in enumerate(entry.record.observations)]
        for location, name in named:
            if meaning := _check_meaning(name):
                yield entry.problem(location,
                                    f"'{name}' is {meaning}; choose another id, such as '{name}-1'.")
    drawn = [(chart.id, place) for chart, place in catalog.chart_places]
    drawn += [(drawing.id, place) for drawing, place in catalog.map_places]
    drawn += [(period.id, place) for period, place in catalog.periods]
    for name, place in drawn:
        if meaning := _check_meaning(name):
            yield place.problem(name, ("id",),
                                f"'{name}' is {meaning}; choose another id, such as '{name}-1'.")
    for (source, name), place in catalog.outline_places.items():
        if name in ANCHORS:
            yield place.problem(name, ("id",),
                                f"'{name}' is {_check_meaning(name)}; choose another id, such as '{name}-1', "
                                f"in {source}.")
    for theme in catalog.vocabulary.get("themes", {}):
        if meaning := _check_meaning(theme):
            yield catalog.words.problem("vocabulary", ("themes", theme), "",
                                        f"'{theme}' is {meaning}; choose another term.")


def _check_meaning(name: str) -> str:
    """Return what a name means already, or nothing."""
    if _PAGES.fullmatch(name):
        return "the name of an index page"
    if _DEVICES.fullmatch(name):
        return "the name of a device on Windows, where no file can have it"
    return "the name of a part of our pages" if name in ANCHORS or _NUMBERED.fullmatch(name) else ""


def _check_repeated(catalog: Catalog) -> Iterator[Problem]:
    for entry, first in catalog.duplicates:
        where = f"{first.place.document.path}:{first.place.line}"
        yield entry.problem(("id",),
                            f"'{entry.id}' is already the id of a record in {where}; ids are never shared.")
    seen = {entry.id: entry for entry in catalog.entries.values()}
    for entry in list(catalog.entries.values()):
        if isinstance(entry.record, Figure):
            for index, observation in enumerate(entry.record.observations):
                if observation.id in seen:
                    yield entry.problem(("observations", index, "id"),
                                        f"'{observation.id}' is already used by {seen[observation.id].id}.")
                seen.setdefault(observation.id, entry)
        for index, variant in enumerate(entry.record.variants):
            if variant.id in seen:
                yield entry.problem(("variants", index, "id"),
                                    f"'{variant.id}' is already used by {seen[variant.id].id}.")
            seen.setdefault(variant.id, entry)
        if isinstance(entry.record, Discrepancy):
            names = [reading.id for reading in entry.record.readings]
            if len(set(names)) < len(names):
                yield entry.problem(("readings",), "repeats the id of a reading; each needs one of its own.")
            if entry.record.preferred and entry.record.preferred not in names:
                yield entry.problem(("preferred",),
                                    f"'{entry.record.preferred}' is none of its readings: "
                                    f"{', '.join(names)}.")
