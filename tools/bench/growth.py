"""How cost grows from 50 to 500 to 5,000 records.

CPU, memory, bytes, the time of a check and of a first search.
"""

from __future__ import annotations

import math
import sys
import tempfile
from pathlib import Path
from typing import Any

from ..project import assemble
from .invented import invent
from .running import run
from .search import time_first_answer

SIZES = (50, 500, 5000)


def measure_growth(keep: Path | None = None) -> dict[str, Any]:
    """Build invented sites of each size, two languages each.

    The largest is left in `keep` if that is given.
    """
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for size in SIZES:
            folder = assemble(Path(name) / str(size))
            records = invent(folder, size)
            target = keep if keep and size == SIZES[-1] else folder / "site"
            cost = run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
                       folder)
            check = run([sys.executable, "-m", "compendium", "check"], folder)
            rows.append({"records": records, "cpu": round(cost.cpu, 2), "wall": round(cost.wall, 2),
                         "memory": round(cost.memory / 1e6),
                         "bytes": sum(path.stat().st_size for path in target.rglob("*.html")),
                         "check": round(check.wall, 2), **time_first_answer(target)})
    return {"sizes": rows, "cpu_exponent": _fit_exponent(rows, "cpu"),
            "bytes_exponent": _fit_exponent(rows, "bytes")}


def _fit_exponent(rows: list[dict[str, Any]], name: str) -> float:
    """Return the power of the number of records that a cost follows over the last step."""
    before, last = rows[-2:]
    return round(math.log(last[name] / before[name]) / math.log(last["records"] / before["records"]), 3)
