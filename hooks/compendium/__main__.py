"""Run one of the project's commands: `python -m compendium COMMAND [ARGUMENT …]`."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from compendium.core.problems import suggest_nearest

ROOT = Path(__file__).resolve().parents[2]
# One module each, which alone is imported, since all together take longer than a check; its first line says
# what it does.
COMMANDS = ("check", "new", "verify", "schemas", "edition", "guide")


def main(arguments: list[str]) -> int:
    """Run a command on the project that this package stands in; return its exit code."""
    name = arguments[0] if arguments else ""
    if name not in COMMANDS:
        said = f"There is no command '{name}'.{suggest_nearest(name, COMMANDS)} " if name else ""
        print(f"{said}Name one of: {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    code: int = import_module(f"compendium.commands.{name}").main(arguments[1:], ROOT)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
