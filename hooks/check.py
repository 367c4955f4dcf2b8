"""Check data and chapters without a build: `python hooks/check.py`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compendium.checks import checked
from compendium.errors import DataError, choices
from compendium.sealing import FILE as SEAL
from compendium.sealing import unverified


def main() -> int:
    """Print every fault, or what was checked; return the exit code."""
    # All that is read is kept until the end; to look for rubbish in it would take as long as the rest.
    gc.disable()
    root = Path(__file__).resolve().parent.parent
    try:
        catalog = checked(root)
    except DataError as fault:
        print(fault)
        return 1
    print(f"{len(catalog.entries)} records, {len(catalog.observations)} observations: no problems.")
    new = unverified(catalog) if (catalog.root / SEAL).is_file() else {}
    if new:
        print(f"Not yet verified against the sources ({sum(map(len, new.values()))} statements and values of {len(new)} records): "
              f"{choices(new, 8)}. Whoever has the texts: make verify-sources SOURCES=<folder>")
    return 0


if __name__ == "__main__":
    sys.exit(main())
