"""How cost grows from 50 to 500 to 5,000 records: CPU, memory, bytes, the time of a check and of a first search."""

from __future__ import annotations

import math
import sys
import tempfile
from pathlib import Path
from typing import Any

from support import assemble

from .invented import invent
from .running import run
from .search import first_answer

SIZES = (50, 500, 5000)


def growth(keep: Path | None = None) -> dict[str, Any]:
    """Build invented sites of each size, two languages each; the largest is left in `keep` if that is given."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            folder = assemble(Path(name) / str(size))
            records = invent(folder, size)
            target = keep if keep and size == SIZES[-1] else folder / "site"
            cost = run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)], folder)
            check = run([sys.executable, "hooks/check.py"], folder)
            rows.append({"records": records, "cpu": round(cost.cpu, 2), "wall": round(cost.wall, 2),
                         "memory": round(cost.memory / 1e6), "bytes": sum(path.stat().st_size for path in target.rglob("*.html")),
                         "check": round(check.wall, 2), **first_answer(target)})
    return {"sizes": rows, "cpu_exponent": _exponent(rows, "cpu"), "bytes_exponent": _exponent(rows, "bytes")}


def _exponent(rows: list[dict[str, Any]], name: str) -> float:
    """Return the power of the number of records that a cost follows over the last step."""
    before, last = rows[-2:]
    return round(math.log(last[name] / before[name]) / math.log(last["records"] / before["records"]), 3)
