"""The rules that hold between records: one rule a module, each yielding the faults it finds."""

from __future__ import annotations

from pathlib import Path

from ..catalog import Catalog, load_catalog
from ..chapters import read_chapters
from ..errors import DataError
from ..loading import Shelf
from . import chapters, descriptions, figures, floors, ids, languages, permanence, references, statements, terms

RULES = (ids, references, terms, statements, languages, figures, floors, permanence, descriptions)


def check(catalog: Catalog, docs: Path) -> None:
    """Run every rule on records and chapters; raise DataError with all faults found, those of form included."""
    problems = catalog.problems + [problem for rule in RULES for problem in rule.faults(catalog)]
    problems += chapters.faults(catalog, list(read_chapters(docs, list(catalog.locales))))
    if problems:
        raise DataError(problems)


def checked(root: Path, shelf: Shelf | None = None) -> Catalog:
    """Return the records of the project in `root`; raise DataError with all faults of data and chapters."""
    catalog = load_catalog(root / "data", shelf)
    check(catalog, root / "docs")
    return catalog
