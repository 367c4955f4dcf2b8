"""The sitemap: when pages last changed, and its packed copy, which MkDocs stamps with the build's day."""

from __future__ import annotations

import gzip
from pathlib import Path

from compendium.records.catalog import Catalog
from compendium.records.editions import find_history


def pack_sitemap(folder: Path) -> None:
    """Write sitemap.xml.gz anew without a time, so that the same pages give the same bytes on any day."""
    content = (folder / "sitemap.xml").read_bytes()
    (folder / "sitemap.xml.gz").write_bytes(gzip.compress(content, mtime=0))


def find_last_change(catalog: Catalog, path: str) -> str:
    """Return the day on which a page last changed, as far as editions and corrections tell, or nothing.

    `path` is the page's place below the root of its language.
    """
    dataset, _, name = path.strip("/").partition("/")
    entry = catalog.entries.get(name)
    if entry is None or entry.dataset.name != dataset:
        return str(catalog.editions[-1].date) if catalog.editions else ""
    told = find_history(catalog, entry)
    days = [edition.date for edition in catalog.editions if edition.name == told.unchanged_since]
    return max((str(day) for day in (*days, *(item.date for item in told.corrections))), default="")
