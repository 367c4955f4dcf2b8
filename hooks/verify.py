"""Look up every printed form in the texts of the sources, and seal what was found: `python hooks/verify.py FOLDER`.

`python hooks/verify.py --unseal` takes what has changed out of the seal, for those who do not have the texts.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compendium.catalog import Catalog, load_catalog
from compendium.checks import check
from compendium.errors import DataError
from compendium.fidelity import verify
from compendium.sealing import Marks, current, read_seal, without_broken, write_seal


def main(arguments: list[str]) -> int:
    """Print every printed form that cannot be found, or seal them; return the exit code."""
    unseal = arguments == ["--unseal"]
    if not unseal and (len(arguments) != 1 or not Path(arguments[0]).is_dir()):
        print("Name the folder that holds the sources' texts: make verify-sources SOURCES=<folder>")
        return 2
    root = Path(__file__).resolve().parent.parent
    catalog = load_catalog(root / "data")
    try:
        if unseal:
            _seal(catalog, root, without_broken(catalog))
            print("What has changed counts as not verified now.")
            return 0
        problems = list(verify(catalog, Path(arguments[0])))
        if problems:
            raise DataError(problems)
        _seal(catalog, root, current(catalog))
    except DataError as fault:
        print(fault)
        return 1
    count = sum(len(statement.printed) for entry in catalog.entries.values() for _, statement in catalog.statements(entry))
    print(f"{count} printed forms found at their places in the sources.")
    return 0


def _seal(catalog: Catalog, root: Path, marks: dict[str, Marks]) -> None:
    """Write a seal if all other checks pass with it; else leave the old one and raise DataError."""
    old = read_seal(catalog.root)
    write_seal(catalog, marks)
    try:
        check(catalog, root / "docs")
    except DataError:
        write_seal(catalog, old)
        raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
