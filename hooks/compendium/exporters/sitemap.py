"""The packed copy of the sitemap, which MkDocs stamps with the day of the build."""

from __future__ import annotations

import gzip
from pathlib import Path


def pack_sitemap(folder: Path) -> None:
    """Write sitemap.xml.gz anew without a time, so that the same pages give the same bytes on any day."""
    content = (folder / "sitemap.xml").read_bytes()
    (folder / "sitemap.xml.gz").write_bytes(gzip.compress(content, mtime=0))
