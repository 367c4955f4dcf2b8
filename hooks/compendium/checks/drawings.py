"""What holds for charts and maps alike: their ids, their words and the chapters that show them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from compendium.checks.languages import check_text, list_required
from compendium.core.field_walk import LocatedFault, walk_record
from compendium.core.fields import Text
from compendium.core.problems import Problem, list_choices, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.chapters import Chapter
from compendium.records.loader import FilePlace
from compendium.records.models import Chart, Map

Drawings = Sequence[tuple[Chart, FilePlace]] | Sequence[tuple[Map, FilePlace]]


def find_repeated(drawings: Drawings, macro: str) -> Iterator[Problem]:
    """Yield a fault for each id that another drawing of the kind has already."""
    seen: dict[str, FilePlace] = {}
    for item, place in drawings:
        first = seen.setdefault(item.id, place)
        if first is not place:
            yield place.problem(item.id, ("id",), f"'{item.id}' is already the id of the {macro} in "
                                                  f"{first.document.path}:{first.line}.")


def check_chapters(drawings: Drawings, chapters: Iterable[Chapter], macro: str) -> Iterator[Problem]:
    """Yield a fault where a drawing's `chapters` and the calls of its macro in the chapters differ."""
    calls: dict[str, set[str]] = {}
    for chapter in chapters:
        if chapter.is_chapter:
            drawn = calls.setdefault(chapter.name.removesuffix(".md"), set())
            drawn |= {str(call.args[0]) for block in chapter.blocks for call in block.calls
                      if call.name == macro and call.args}
    for item, place in drawings:
        for index, name in enumerate(item.chapters):
            if name not in calls:
                yield place.problem(item.id, ("chapters", index), explain_unknown(name, "chapters", calls))
            elif item.id not in calls[name]:
                call = f'{{{{ {macro}("{item.id}") }}}}'
                yield place.problem(item.id, ("chapters", index),
                                    f"the chapter '{name}' does not show it; add {call} to docs/*/{name}.md.")
        for name, drawn in calls.items():
            if item.id in drawn and name not in item.chapters:
                yield place.problem(item.id, ("chapters",), f"lacks '{name}', whose chapter shows it.")


def check_words(catalog: Catalog, item: Chart | Map) -> Iterator[LocatedFault]:
    """Yield a fault for each text that lacks a language or is in the wrong one, and each unknown theme."""
    for location, _, value in walk_record(item):
        if isinstance(value, Text):
            for code, message in check_text(value, list_required(catalog)):
                yield (*location, code), message
    themes = catalog.vocabulary.get("themes", {})
    for index, theme in enumerate(item.themes):
        if theme not in themes:
            yield ("themes", index), explain_unknown(theme, "themes", themes)


def explain_unknown(value: str, what: str, allowed: Collection[str]) -> str:
    """Return a message for a value that is none of those allowed, with the nearest."""
    return (f"'{value}' is not one of the {what}.{suggest_nearest(value, allowed)} Allowed: "
            f"{list_choices(allowed)}.")
