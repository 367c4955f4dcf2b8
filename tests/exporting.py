"""What the tests of the exports share: writing them, and opening them as a reader would."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import icalendar
from compendium.exports.registry import write_exports
from compendium.presentation.record_view import Views
from compendium.records.catalog import Catalog

BASE = "https://reference.example/base/"


def exported(catalog: Catalog, docs: Path, folder: Path) -> Path:
    """Write every format into a folder and return it."""
    write_exports({code: Views(catalog, code) for code in catalog.locales}, docs, folder, BASE)
    return folder


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    content = (folder / "data" / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def data(folder: Path, name: str) -> Any:
    """Return what a JSON file holds."""
    return json.loads((folder / "data" / f"{name}.json").read_text(encoding="utf-8"))


def database(folder: Path) -> closing[sqlite3.Connection]:
    """Return the database, opened for reading."""
    return closing(sqlite3.connect(f"file:{folder / 'data' / 'compendium.sqlite'}?mode=ro", uri=True))


def calendar(path: Path) -> icalendar.Calendar:
    """Return a calendar file as calendar programs read it."""
    return icalendar.Calendar.from_ical(path.read_bytes())
