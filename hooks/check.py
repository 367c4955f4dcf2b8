"""Check data and chapters without a build: `python hooks/check.py`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compendium.checks import checked
from compendium.errors import DataError


def main() -> int:
    """Print every fault, or what was checked; return the exit code."""
    root = Path(__file__).resolve().parent.parent
    try:
        catalog = checked(root)
    except DataError as fault:
        print(fault)
        return 1
    print(f"{len(catalog.entries)} records, {len(catalog.observations)} observations: no problems.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
