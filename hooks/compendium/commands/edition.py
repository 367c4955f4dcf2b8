"""Freeze an edition: `make edition NAME=2026.1` writes data/editions/2026.1.json.

The day of the edition is DATE=YYYY-MM-DD, or today: this is a maintainer's act, not a part of the build.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

from compendium.checks import load_checked_catalog
from compendium.core.edtf import Edtf
from compendium.core.problems import DataError
from compendium.pages.macros import SIGNATURES
from compendium.records.catalog import Catalog
from compendium.records.editions import freeze


def main(arguments: list[str], root: Path) -> int:
    """Write the edition, or say why not; return the exit code."""
    name, date = ([*arguments, "", ""])[:2]
    # The maintainer's own day: no build reads a clock, but this act has its date.
    today = datetime.datetime.now().astimezone().date().isoformat()
    date = date or today
    if not re.fullmatch(r"[0-9]{4}\.[1-9][0-9]*", name):
        print("Name the edition by year and number: make edition NAME=2026.1")
        return 2
    path = root / "data" / "editions" / f"{name}.json"
    if path.exists():
        print(f"{path.relative_to(root)} is there already; an edition is never changed. Take the next "
              f"number.")
        return 1
    if fault := _find_date_fault(name, date, today):
        print(fault)
        return 2
    try:
        catalog = load_checked_catalog(root, SIGNATURES)
    except DataError as fault:
        print(fault)
        return 1
    if late := _find_disorder(catalog, name, date):
        print(late)
        return 2
    _write_edition(path, freeze(catalog, name, date))
    print(f"{path.relative_to(root)}: {len(catalog.entries)} records, dated {date}.")
    return 0


def _write_edition(path: Path, edition: dict[str, Any]) -> None:
    """Write an edition, one page and one record a line, so that the difference of two can be read."""
    path.parent.mkdir(exist_ok=True)
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
                       for key, value in edition["records"].items())
    pages = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in edition["pages"].items())
    head = (f'"name": {json.dumps(edition["name"])}, "date": {json.dumps(edition["date"])}, '
            f'"pages": {{\n{pages}\n}}')
    beside = path.with_suffix(".new")
    beside.write_text(f'{{{head}, "records": {{\n{lines}\n}}}}\n', encoding="utf-8")
    beside.replace(path)


def _find_date_fault(name: str, date: str, today: str) -> str:
    """Return why a text is no day on which an edition of a name can be published, or nothing."""
    example = f"make edition NAME={name} DATE={today}"
    try:
        day = Edtf.parse(date)
    except ValueError as fault:
        return f"DATE: {fault}. Write one day: {example}"
    if not day.exact:
        return f"DATE: '{date}' is not one certain day. Write one: {example}"
    if date > today:
        return (f"DATE: {date} is in the future; an edition is dated by the day on which it is frozen, and "
                f"today is {today}: {example}")
    if date[:4] != name[:4]:
        return f"NAME: an edition of {date} is named by its year: make edition NAME={date[:4]}.1 DATE={date}"
    return ""


def _find_disorder(catalog: Catalog, name: str, date: str) -> str:
    """Return what an edition would come before although it has to come after it, or nothing."""
    told = [(str(item.date), f"edition {item.name}") for item in catalog.editions]
    told += [(str(item.date), f"the correction {item.id}") for item in catalog.corrections]
    told += [(str(item.date), f"the withdrawal of {item.id}") for item in catalog.withdrawals]
    day, last = max(told, default=("", ""))
    if date < day:
        return (f"DATE: {date} is before {last} of {day}, which this edition would contain. Take {day} or "
                f"later.")
    newest = max((_read_number(item.name) for item in catalog.editions), default=(0, 0))
    if _read_number(name) < newest:
        year, number = newest
        return f"NAME: {name} comes before edition {year}.{number}; take {year}.{number + 1} or a later one."
    return ""


def _read_number(name: str) -> tuple[int, int]:
    year, _, number = name.partition(".")
    return int(year), int(number)
