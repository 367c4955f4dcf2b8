"""Pack a built site's texts beforehand: a .gz and a .br beside each, with the same bytes whenever and wherever it is done."""

from __future__ import annotations

import gzip
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

TEXTS = frozenset((".html", ".css", ".js", ".json", ".geojson", ".svg", ".csv", ".xml", ".txt", ".ics", ".bib", ".ris"))
# Below this, headers outweigh what packing saves.
SMALL = 400
# The last steps of brotli cost ten times as much for two per cent; they are kept for what every reader loads.
USUAL, BEST = 9, 11


def pack(path: Path) -> tuple[int, int, int]:
    """Write both packed copies of a file; return its bytes and theirs."""
    content = path.read_bytes()
    kept = path.suffix in (".css", ".js")
    copies = (gzip.compress(content, 9, mtime=0), brotli.compress(content, quality=BEST if kept else USUAL))
    for ending, copy in zip((".gz", ".br"), copies, strict=True):
        path.with_name(path.name + ending).write_bytes(copy)
    return len(content), len(copies[0]), len(copies[1])


def texts(site: Path) -> list[Path]:
    """Return the files worth packing."""
    return sorted(path for path in site.rglob("*") if path.suffix in TEXTS and path.is_file() and path.stat().st_size > SMALL)


def main() -> None:
    """Pack the site named on the command line."""
    found = texts(Path(sys.argv[1]))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        sizes = list(pool.map(pack, found, chunksize=64))
    plain, gzipped, packed = (sum(size[at] for size in sizes) for at in range(3))
    print(f"{len(found)} files: {plain / 1e6:.1f} MB, as gzip {gzipped / 1e6:.1f} MB, as brotli {packed / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
