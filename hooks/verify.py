"""Look up every printed form in the texts of the sources: `python hooks/verify.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compendium.catalog import load_catalog
from compendium.checks import check
from compendium.errors import DataError
from compendium.fidelity import verify


def main(arguments: list[str]) -> int:
    """Print every printed form that cannot be found; return the exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Name the folder that holds the sources' texts: make verify-sources SOURCES=<folder>")
        return 2
    try:
        root = Path(__file__).resolve().parent.parent
        catalog = load_catalog(root / "data")
        problems = list(verify(catalog, Path(arguments[0])))
        if problems:
            raise DataError(problems)
        check(catalog, root / "docs")
    except DataError as fault:
        print(fault)
        return 1
    count = sum(len(statement.printed) for entry in catalog.entries.values() for _, statement in catalog.statements(entry))
    print(f"{count} printed forms found at their places in the sources.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
