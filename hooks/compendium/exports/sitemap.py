"""The sitemap: when pages last changed, and its packed copy, which MkDocs stamps with the build's day."""

from __future__ import annotations

import gzip
from pathlib import Path

from compendium.records.catalog import Catalog
from compendium.records.editions import find_history
from compendium.records.models.editions import Correction, Edition, Withdrawal


def pack_sitemap(folder: Path) -> None:
    """Write sitemap.xml.gz anew without a time, so that the same pages give the same bytes on any day."""
    content = (folder / "sitemap.xml").read_bytes()
    (folder / "sitemap.xml.gz").write_bytes(gzip.compress(content, mtime=0))


def find_last_change(catalog: Catalog, path: str) -> str:
    """Return the day on which a page last changed, as far as editions and what followed tell, or nothing.

    `path` is the page's place below the root of its language. A page that gathers records changes with any.
    """
    dataset, _, name = path.strip("/").partition("/")
    entry = catalog.entries.get(name)
    gone = [item for item in catalog.withdrawals if (item.dataset, item.id) == (dataset, name)]
    if entry is None or entry.dataset.name != dataset:
        told: list[Edition | Correction | Withdrawal] = [*gone] or [
            *catalog.editions, *catalog.corrections, *catalog.withdrawals]
        return max((str(item.date) for item in told), default="")
    history = find_history(catalog, entry)
    days = [edition.date for edition in catalog.editions if edition.name == history.unchanged_since]
    return max((str(day) for day in (*days, *(item.date for item in history.corrections))), default="")
