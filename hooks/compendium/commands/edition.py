"""Freeze an edition: `make edition NAME=2026.1` writes data/editions/2026.1.json.

The day of the edition is DATE=YYYY-MM-DD, or today: this is a maintainer's act, not a part of the build.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from compendium.checks import load_checked_catalog
from compendium.core.edtf import Edtf
from compendium.core.problems import DataError
from compendium.pages.macros import SIGNATURES
from compendium.records.editions import freeze


def main(arguments: list[str], root: Path) -> int:
    """Write the edition, or say why not; return the exit code."""
    name, date = ([*arguments, "", ""])[:2]
    date = date or datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    if not re.fullmatch(r"[0-9]{4}\.[0-9]+", name):
        print("Name the edition by year and number: make edition NAME=2026.1")
        return 2
    if fault := _find_date_fault(date):
        print(fault)
        return 2
    path = root / "data" / "editions" / f"{name}.json"
    if path.exists():
        print(f"{path.relative_to(root)} is there already; an edition is never changed. Take the next "
              f"number.")
        return 1
    try:
        catalog = load_checked_catalog(root, SIGNATURES)
    except DataError as fault:
        print(fault)
        return 1
    path.parent.mkdir(exist_ok=True)
    edition = freeze(catalog, name, date)
    # One record a line, so that the difference of two editions can be read.
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
                       for key, value in edition["records"].items())
    text = f'{{"name": {json.dumps(name)}, "date": {json.dumps(date)}, "records": {{\n{lines}\n}}}}\n'
    path.write_text(text, encoding="utf-8")
    print(f"{path.relative_to(root)}: {len(catalog.entries)} records, dated {date}.")
    return 0


def _find_date_fault(date: str) -> str:
    """Return why a text is no day on which an edition can be published, or nothing."""
    try:
        day = Edtf.parse(date)
    except ValueError as fault:
        return f"DATE: {fault}. Write one day: make edition NAME=2026.1 DATE=2026-06-30"
    return ("" if day.exact
            else f"DATE: '{date}' is not one certain day. Write one: make edition NAME=2026.1 "
                 f"DATE=2026-06-30")
