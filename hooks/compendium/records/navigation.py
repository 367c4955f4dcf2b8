"""What stands in the navigation by itself: the index of each dataset and other generated pages, in groups.

mkdocs.yml has the order of the groups and what is written by hand, for all languages; the names of the groups
are labels.
"""

from __future__ import annotations

from compendium.records.datasets import Dataset

# Generated pages by their group, in order; indexes that are not named here follow those that are.
_PAGES = {
    "": ("search.md",),
    "chapters": (),
    "time": ("timeline.md", "themes/index.md", "charts/index.md", "maps/index.md"),
    "records": ("questions/index.md",),
    "method": ("sources/index.md", "discrepancies/index.md", "data/index.md", "changes.md",
               "quality/index.md"),
}
GROUPS = tuple(name for name in _PAGES if name)


def list_generated(datasets: tuple[Dataset, ...], group: str) -> list[str]:
    """Return the generated pages of a group of the navigation, in order; without a name, those outside."""
    indexes = [f"{dataset.name}/index.md" for dataset in datasets if dataset.group == group]
    return list(dict.fromkeys([*_PAGES[group], *indexes]))


def list_all_generated(datasets: tuple[Dataset, ...]) -> set[str]:
    """Return every generated page of the navigation."""
    return {page for group in _PAGES for page in list_generated(datasets, group)}
