"""Put a bounded load on the built site behind nginx and keep what came of it: `make load`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .webserver import found, running

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "data" / "quality" / "load.json"
THREADS, CONNECTIONS = 2, 32


def addresses(site: Path) -> list[str]:
    """Return the addresses to ask for: every page, so that no cache of a few files flatters the figure."""
    return [quote("/" + path.parent.relative_to(site).as_posix().removeprefix(".").rstrip("/") + "/").replace("//", "/")
            for path in sorted(site.rglob("index.html"))]


def load(address: str, wanted: list[str], seconds: int) -> dict[str, Any]:
    """Return what wrk measured: requests, seconds, bytes, failures, and latencies in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        names = Path(folder, "addresses")
        names.write_text("".join(f"{name}\n" for name in wanted), encoding="utf-8")
        command = [found("wrk"), f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(ROOT / "tools" / "load.lua")]
        command += [address, "--", str(names)]
        result = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60, check=True)
    raw = json.loads(next(line.removeprefix("JSON ") for line in result.stdout.splitlines() if line.startswith("JSON ")))
    lasted = raw["microseconds"] / 1e6
    return {"pages": len(wanted), "seconds": round(lasted, 1), "connections": CONNECTIONS, "cores": os.cpu_count(),
            "requests": raw["requests"], "requests_per_second": round(raw["requests"] / lasted),
            "errors": raw["failed"] + raw["refused"], "megabytes_per_second": round(raw["bytes"] / lasted / 1e6, 1),
            "median_ms": round(raw["p50"] / 1000, 2), "p99_ms": round(raw["p99"] / 1000, 2)}


def main() -> None:
    """Measure, keep the report, and fail if a request failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--seconds", type=int, default=8)
    arguments = parser.parse_args()
    site = arguments.site.resolve()
    with tempfile.TemporaryDirectory() as folder, running(site, Path(folder)) as address:
        report = load(address, addresses(site), arguments.seconds)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report))
    sys.exit(bool(report["errors"]))


if __name__ == "__main__":
    main()
