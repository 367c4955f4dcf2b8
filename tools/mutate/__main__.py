"""`python -m tools.mutate --count 1000 --seed 1`.

Plant faults, print what was caught, and keep the report.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..project import ROOT
from .judging import KINDS, SEAL, Result, prepare
from .planting import FACT, HARMLESS, MEANING, STRUCTURAL

KEPT = ROOT / "data" / "quality" / "mutation.json"


def make_report(results: list[Result], count: int, seed: int) -> dict[str, Any]:
    """Return what the page on quality shows of a run.

    Totals, groups of kinds, and every survivor that is a fault of fact.
    """
    levels = {name: _count_tally(results, level=name) for name in (STRUCTURAL, FACT, MEANING, HARMLESS)}
    survivors = [result for result in results if not result.caught and result.kind.level != MEANING]
    return {"count": count, "seed": seed, **levels,
            "seal_alone": sum(result.by == SEAL for result in results),
            "kinds": {group: _count_tally(results, group=group)
                      for group in dict.fromkeys(kind.group for kind in KINDS)},
            "survivors": [{"kind": result.kind.group, "where": result.plant.where, "what": result.plant.what}
                          for result in survivors]}


def _count_tally(results: Iterable[Result], **wanted: str) -> dict[str, int]:
    chosen = [result for result in results
              if all(getattr(result.kind, name) == value for name, value in wanted.items())]
    return {"planted": len(chosen), "caught": sum(result.caught for result in chosen)}


def main(arguments: list[str]) -> int:
    """Run, print, and write the report unless told not to; return 1 if too many faults survived."""
    parser = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many faults")
    parser.add_argument("--seed", type=int, default=1, help="the same seed plants the same faults")
    parser.add_argument("--sources", default="", help="the folder of the sources' texts, if it is at hand")
    parser.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True,
                        help="write data/quality/mutation.json")
    options = parser.parse_args(arguments)
    results = []
    with prepare(ROOT, Path(options.sources) if options.sources else None) as judge:
        for result in judge.run(options.count, options.seed):
            results.append(result)
            if not result.caught:
                print(f"SURVIVED  {result.kind.name}  {result.plant.where}\n    {result.plant.what}  "
                      f"{result.by}", flush=True)
    for name in (kind.name for kind in KINDS):
        chosen = [result for result in results if result.kind.name == name]
        by = ", ".join(f"{gate or '–'} {number}"
                       for gate, number in Counter(result.by for result in chosen).most_common())
        print(f"{name:<24}{sum(result.caught for result in chosen):>4} of {len(chosen):<4} {by}")
    made = make_report(results, options.count, options.seed)
    if options.keep:
        KEPT.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    structural, fact = made[STRUCTURAL], made[FACT]
    print(f"structural {structural}, of fact {fact}, of meaning {made[MEANING]}; by the seal alone "
          f"{made['seal_alone']}")
    return (0 if structural["caught"] == structural["planted"] and fact["caught"] >= 0.99 * fact["planted"]
            else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
