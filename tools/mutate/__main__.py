"""`python -m tools.mutate --count 1000 --seed 1`: plant faults, print what was caught, and keep the report."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from . import ROOT
from .harness import Result, prepared
from .report import report

KEPT = ROOT / "data" / "quality" / "mutation.json"


def main(arguments: list[str]) -> int:
    """Run, print, and write the report unless told not to; return 1 if too many faults survived."""
    parser = argparse.ArgumentParser(prog="make mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many faults")
    parser.add_argument("--seed", type=int, default=1, help="the same seed plants the same faults")
    parser.add_argument("--sources", default="", help="the folder of the sources' texts, if it is at hand")
    parser.add_argument("--keep", action=argparse.BooleanOptionalAction, default=True, help="write data/quality/mutation.json")
    options = parser.parse_args(arguments)
    started, results = time.monotonic(), []
    texts = Path(options.sources) if options.sources else None
    with prepared(ROOT, texts) as ground:
        for result in ground.run(options.count, options.seed):
            results.append(result)
            _tell(len(results), options.count, result)
    made = report(results, options.count, options.seed, texts is not None)
    if options.keep:
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    whole, structural = made["caught"] / made["planted"], made["structural"]
    print(f"{made['caught']} of {made['planted']} faults caught ({whole:.1%}), {made['seal_alone']} of them by the seal alone; "
          f"structural ones {structural['caught']} of {structural['planted']}; {time.monotonic() - started:.0f} s")
    return 0 if whole >= 0.99 and structural["caught"] == structural["planted"] else 1


def _tell(number: int, count: int, result: Result) -> None:
    """Print a survivor, or a sign of life now and then."""
    if not result.caught or result.verdict.crash:
        print(f"SURVIVED  {result.fault}  {result.mutant.where}\n    {result.mutant.what}  {result.verdict.crash}", flush=True)
    elif number % 50 == 0:
        print(f"{number} of {count}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
