"""Finding the printed words of every statement in the text of its source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import opencc

from compendium.core.field_walk import Location
from compendium.core.fields import Statement
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.loader import FilePlace
from compendium.records.models.outline import SourcePart

_LINK = re.compile(r"\[([^\[\]]*)\]\((?:[^()\"]|\([^()]*\))*(?:\"[^\"]*\")?\)")
_MARKER = re.compile(r"\\?\^?\\?\[\d+\\?\]|\^?[①-⑳]")
Normaliser = Callable[[str], str]


def make_normaliser() -> Normaliser:
    """Return the function that makes two prints of the same words equal.

    Links become their words, note markers and white space go, and letters take one width and the
    simplified script.
    """
    convert = opencc.OpenCC("t2s").convert

    def normalise(text: str) -> str:
        """Return one text in the form to compare."""
        text = _LINK.sub(r"\1", text)
        text = _MARKER.sub("", text)
        text = convert("".join(unicodedata.normalize("NFKC", text).split()))
        return text.replace("**", "").replace("“", '"').replace("”", '"').replace("「", '"').replace("」",
                                                                                                    '"')

    return normalise


@dataclass(frozen=True)
class SourceSections:
    """A source's normalised text cut into the sections of its parts."""

    text: str
    starts: tuple[int, ...]
    owners: tuple[str, ...]

    def of(self, unit: str) -> list[str]:
        """Return the text of a unit and of the units inside it, joined where they adjoin."""
        parts: list[str] = []
        previous = -2
        for index, owner in enumerate(self.owners):
            if owner != unit and not owner.startswith(f"{unit}-"):
                continue
            end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            piece = self.text[self.starts[index]:end]
            if previous == index - 1:
                parts[-1] += piece
            else:
                parts.append(piece)
            previous = index
        # An interrupted paragraph may be quoted across its interruption.
        return [*parts, "".join(parts)]

    def at(self, position: int) -> str:
        """Return the unit that a position of the text belongs to."""
        index = bisect_right(self.starts, position) - 1
        return self.owners[index] if index >= 0 else ""


def cut_sections(text: str, outline: dict[str, SourcePart],
                 normalise: Normaliser) -> tuple[SourceSections, list[str]]:
    """Cut a source's text at its units' openings; return the units whose opening is not found as well."""
    clean = normalise(text)
    found: dict[int, str] = {}
    missing = []
    for unit in outline.values():
        for opening in filter(None, (unit.opens, *unit.resumes)):
            needle, position = normalise(opening), -1
            if needle not in clean:
                missing.append(unit.id)
            while needle and (position := clean.find(needle, position + 1)) >= 0:
                found[position] = unit.id
    starts = tuple(sorted(found))
    return SourceSections(clean, starts, tuple(found[start] for start in starts)), missing


def look_up(catalog: Catalog, folder: Path) -> Iterator[Problem]:
    """Yield a fault for each printed form that its source does not carry at its locator.

    `folder` holds one text a source, named by the source's id.
    """
    normalise = make_normaliser()
    texts: dict[str, SourceSections] = {}
    for source, outline in catalog.outlines.items():
        path = folder / f"{source}.txt"
        if not path.is_file():
            continue
        texts[source], missing = cut_sections(path.read_text(encoding="utf-8"), outline, normalise)
        for unit in missing:
            place = catalog.outline_places[source, unit]
            yield place.problem(unit, ("opens",), "these opening words are not in the text.")
    for problem, statement in _list_statements(catalog):
        if statement.source not in texts or statement.at not in catalog.outlines[statement.source]:
            continue
        sections = texts[statement.source]
        unit = _make_searchable(catalog.outlines[statement.source], statement.at)
        for name, printed in statement.printed.items():
            for words in _split_pieces(printed):
                message = _explain_missing(sections, unit, normalise(words))
                if message:
                    yield problem(name, f"'{words}' {message} {statement.source} {statement.at}.")


def _list_statements(catalog: Catalog) -> Iterator[tuple[Callable[[str, str], Problem], Statement]]:
    """Yield every statement of records and periods, with what makes a fault of one of its printed forms."""
    for entry in catalog.entries.values():
        for location, statement in catalog.statements(entry):
            yield partial(_make_problem, entry.place, entry.id, location), statement
    for period, place in catalog.periods:
        for index, statement in enumerate(period.sources):
            yield partial(_make_problem, place, period.id, ("sources", index)), statement


def _make_problem(place: FilePlace, owner: str, location: Location, name: str, message: str) -> Problem:
    return place.problem(owner, (*location, "printed", name), message)


def _split_pieces(printed: str) -> list[str]:
    return [piece for piece in re.split(r"…+|\.{3,}", printed) if piece.strip()]


def _make_searchable(outline: dict[str, SourcePart], name: str) -> str:
    """Return the unit whose text holds `name`: itself, or for a table's row the table."""
    unit = outline[name]
    return name.rsplit("-", 1)[0] if unit.kind == "row" and not unit.opens else name


def _explain_missing(sections: SourceSections, unit: str, words: str) -> str:
    if any(words in part for part in sections.of(unit)):
        return ""
    position = sections.text.find(words)
    if position < 0:
        return "is not in the text; looked for in"
    return f"stands in {sections.at(position)}, not in"
