"""The rules that hold between records: one rule a module, each yielding the faults it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..catalog import Catalog, load_catalog
from ..chapters import read_chapters
from ..errors import DataError, Problem
from ..loading import Shelf
from . import (
    chapters,
    charts,
    coverage,
    descriptions,
    duplicates,
    figures,
    floors,
    ids,
    languages,
    links,
    maps,
    markup,
    navigation,
    paragraphs,
    parity,
    periods,
    permanence,
    printed,
    references,
    seal,
    search_words,
    statements,
    terms,
    words,
)

RULES = (ids, references, terms, statements, languages, figures, floors, permanence, descriptions, periods, charts, maps,
         duplicates, coverage, printed, parity, words, seal, search_words)


def found(catalog: Catalog, docs: Path) -> Iterator[tuple[str, Iterable[Problem]]]:
    """Yield each rule's name with the faults that it finds in records or chapters; `form` is what reading them found."""
    yield "form", catalog.problems
    for rule in RULES:
        yield rule.__name__.rpartition(".")[2], rule.faults(catalog)
    pages = list(read_chapters(docs, list(catalog.locales), catalog.shelf))
    yield "chapters", chapters.faults(catalog, pages)
    yield "charts", charts.placed(catalog, pages)
    yield "maps", maps.placed(catalog, pages)
    yield "links", links.faults(catalog, pages, docs)
    yield "paragraphs", paragraphs.faults(pages)
    yield "markup", markup.faults(pages, docs)
    yield "navigation", navigation.faults(catalog, docs)


def check(catalog: Catalog, docs: Path) -> None:
    """Run every rule on records and chapters; raise DataError with all faults found, those of form included."""
    problems = [problem for _, faults in found(catalog, docs) for problem in faults]
    if problems:
        raise DataError(problems)


def checked(root: Path, shelf: Shelf | None = None) -> Catalog:
    """Return the records of the project in `root`; raise DataError with all faults of data and chapters."""
    catalog = load_catalog(root / "data", shelf)
    check(catalog, root / "docs")
    return catalog
