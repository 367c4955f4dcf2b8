"""Run one of the project's commands: `python -m compendium COMMAND [ARGUMENT …]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from compendium.commands import check, edition, guide, new, schemas, verify
from compendium.core.problems import suggest_nearest

ROOT = Path(__file__).resolve().parents[2]
# What each does stands in the first line of its module.
COMMANDS: dict[str, Callable[[list[str], Path], int]] = {
    "check": check.main, "new": new.main, "verify": verify.main, "schemas": schemas.main,
    "edition": edition.main, "guide": guide.main,
}


def main(arguments: list[str]) -> int:
    """Run a command on the project that this package stands in; return its exit code."""
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        said = f"There is no command '{name}'.{suggest_nearest(name, COMMANDS)} " if name else ""
        print(f"{said}Name one of: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    return COMMANDS[name](arguments[1:], ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
