"""Each language's navigation lists the same pages in the same order, and leaves out no chapter and no dataset."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog
from ..datasets import DATASETS
from ..errors import Problem

_ENTRY = re.compile(r"^\s*-\s+(?:.+:\s+)?([\w./-]+\.md)\s*$")


def listed(docs: Path, catalog: Catalog) -> dict[str, list[str]]:
    """Return the pages of each language's navigation, as mkdocs.yml and its kin list them, by the settings' file."""
    found = {}
    for locale in catalog.locales.values():
        path = docs.parent / (f"mkdocs.{locale.code}.yml" if locale.path else "mkdocs.yml")
        if path.is_file():
            found[path.name] = list(_pages(path.read_text(encoding="utf-8")))
    return found


def faults(catalog: Catalog, docs: Path) -> Iterator[Problem]:
    """Yield a fault for each page that a navigation lacks, and for each navigation in another order than the first."""
    lists = listed(docs, catalog)
    first = next(iter(lists.values()), [])
    for name, pages in lists.items():
        authored = sorted(path.name for path in (docs / next(iter(catalog.locales), "")).glob("*.md"))
        for page in (*authored, *(f"{dataset.name}/index.md" for dataset in DATASETS)):
            if page not in pages:
                yield Problem(name, 1, "nav", "", f"does not list {page}; readers could not find it.")
        if pages != first and sorted(pages) == sorted(first):
            yield Problem(name, 1, "nav", "", "lists the pages in another order than mkdocs.yml.")
        for page in sorted({*first} - {*pages}):
            yield Problem(name, 1, "nav", "", f"does not list {page}, which mkdocs.yml does.")
        for page in sorted({*pages} - {*first}):
            yield Problem(name, 1, "nav", "", f"lists {page}, which mkdocs.yml does not.")


def _pages(text: str) -> Iterator[str]:
    inside = False
    for line in text.splitlines():
        inside = line == "nav:" or (inside and (not line.strip() or line.startswith((" ", "#", "-"))))
        match = _ENTRY.match(line) if inside else None
        if match:
            yield match[1]
