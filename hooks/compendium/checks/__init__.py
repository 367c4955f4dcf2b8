"""The rules that hold between records: one rule a module, each yielding the faults it finds."""

from __future__ import annotations

from ..catalog import Catalog
from ..errors import DataError
from . import figures, floors, ids, languages, references, statements, terms

RULES = (ids, references, terms, statements, languages, figures, floors)


def check(catalog: Catalog) -> None:
    """Run every rule; raise DataError with all faults found, those of form included."""
    problems = catalog.problems + [problem for rule in RULES for problem in rule.faults(catalog)]
    if problems:
        raise DataError(problems)
