"""A field that names a section of a chapter names one that is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.chapters import Chapter


def check(catalog: Catalog, chapters: list[Chapter]) -> Iterator[Problem]:
    """Yield a fault for each field with a chapter or a heading that is not there."""
    known: dict[str, list[str]] = defaultdict(list)
    for chapter in chapters:
        if chapter.is_chapter:
            # A heading of one language only is told of elsewhere.
            known[chapter.name.removesuffix(".md")] += [name for _, name, _, _ in chapter.headings if name]
    for entry in catalog.entries.values():
        for location, spec, value in entry.values:
            if spec.heading and (message := _find_unknown(known, value)):
                yield entry.problem(location, message)


def _find_unknown(known: dict[str, list[str]], value: str) -> str:
    """Return what is wrong with the name of a section, or nothing."""
    chapter, _, heading = value.partition("#")
    if chapter not in known:
        return (f"'{value}': no chapter is called '{chapter}'.{suggest_nearest(chapter, known)} "
                "Write chapter#heading-id.")
    if heading not in known[chapter]:
        return (f"'{value}': no heading of {chapter} has the id '{heading}'."
                f"{suggest_nearest(heading, known[chapter])} Write chapter#heading-id.")
    return ""
