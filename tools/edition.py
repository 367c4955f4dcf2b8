"""Freeze an edition: `make edition NAME=2026.1` writes data/editions/2026.1.json.

The day of the edition is DATE=YYYY-MM-DD, or today: this is a maintainer's act, not a part of the build.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from compendium.checks import checked  # noqa: E402
from compendium.editions import freeze  # noqa: E402
from compendium.errors import DataError  # noqa: E402


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Write the edition, or say why not; return the exit code."""
    name, date = ([*arguments, "", ""])[:2]
    date = date or datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    if not re.fullmatch(r"\d{4}\.\d+", name):
        print("Name the edition by year and number: make edition NAME=2026.1")
        return 2
    path = root / "data" / "editions" / f"{name}.json"
    if path.exists():
        print(f"{path.relative_to(root)} is there already; an edition is never changed. Take the next number.")
        return 1
    try:
        catalog = checked(root)
    except DataError as fault:
        print(fault)
        return 1
    path.parent.mkdir(exist_ok=True)
    edition = freeze(catalog, name, date)
    # One record a line, so that the difference of two editions can be read.
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in edition["records"].items())
    text = f'{{"name": {json.dumps(name)}, "date": {json.dumps(date)}, "records": {{\n{lines}\n}}}}\n'
    path.write_text(text, encoding="utf-8")
    print(f"{path.relative_to(root)}: {len(catalog.entries)} records, dated {date}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
