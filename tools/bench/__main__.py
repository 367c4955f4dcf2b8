"""Print the project's figures beside the last ones, and keep them.

`make bench`, or `make bench ONLY=growth`.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from compendium.pages.quality import LIMITS

from ..project import ROOT
from .growth import measure_growth
from .live import measure_live
from .plain import compare

_PARTS = {"plain": compare, "growth": measure_growth, "live": measure_live}
_KEPT = ROOT / "data" / "quality" / "bench.json"


def main() -> None:
    """Measure what is asked for, print it beside the last figures, and keep it."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", default="", choices=["", *_PARTS])
    only = parser.parse_args().only
    before = json.loads(_KEPT.read_text(encoding="utf-8")) if _KEPT.is_file() else {}
    now = before | {name: measure() for name, measure in _PARTS.items() if only in ("", name)}
    last = dict(_flatten(before))
    print(f"{'figure':<28}{'now':>12}{'last':>12}{'at most':>10}")
    for name, value in _flatten(now):
        print(f"{name:<28}{value:>12}{last.get(name, '–'):>12}{LIMITS.get(name, ''):>10}")
    _KEPT.parent.mkdir(exist_ok=True)
    _KEPT.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    over = [name for name, value in _flatten(now) if value > LIMITS.get(name, value)]
    print(f"Beyond its limit: {', '.join(over)}" if over else "Every figure is within its limit.")


def _flatten(value: Any, name: str = "") -> list[tuple[str, Any]]:
    """Return the figures of nested groups with dotted names."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return [pair for key, item in items for pair in _flatten(item, f"{name}.{key}" if name else str(key))]
    return [(name, value)]


if __name__ == "__main__":
    main()
