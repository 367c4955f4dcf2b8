"""The questions that the data page answers, asked of the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from compendium.core.problems import DataError, Problem
from compendium.exports.base import Context
from compendium.exports.sqlite import open_empty
from compendium.exports.tables import make_tables
from compendium.presentation.record_view import Views
from compendium.records.catalog import Catalog
from compendium.records.models.queries import Query


def check_queries(catalog: Catalog) -> None:
    """Raise DataError with every question whose SQL no database of this form takes; no row is looked at."""
    views = {code: Views(catalog, code) for code in catalog.locales}
    context = Context(views, catalog.root, "")
    with closing(open_empty(context, make_tables(context))) as database:
        problems = list(_find_faults(catalog, database))
    if problems:
        raise DataError(problems)


def write_sql(query: Query, code: str) -> str:
    """Return a question's SQL for the page of one language."""
    return query.sql.replace("{code}", code)


def _find_faults(catalog: Catalog, database: sqlite3.Connection) -> Iterator[Problem]:
    for query, place in catalog.queries:
        try:
            for code in catalog.locales:
                database.execute(f"EXPLAIN {write_sql(query, code)}")
        except sqlite3.Error as fault:
            yield place.problem(query.id, ("sql",), f"is no SQL for this database: {fault}.")
