"""The navigation in mkdocs.yml, which is that of every language, has each group and each chapter once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from compendium.core.field_walk import Location
from compendium.core.problems import Problem, list_choices, suggest_nearest
from compendium.core.yaml_loader import parse_yaml
from compendium.records.catalog import Catalog
from compendium.records.datasets import Dataset
from compendium.records.navigation import GROUPS, list_all_generated, list_generated

FILE = "mkdocs.yml"
Fault = tuple[Location, str]


def check(catalog: Catalog, docs: Path) -> Iterator[Problem]:
    """Yield a fault for each page and group that the navigation lacks, invents or repeats."""
    path = docs.parent / FILE
    if not path.is_file():
        return
    document = catalog.cache.content(path, partial(parse_yaml, shown_as=FILE, plain=False), "settings")
    settings = document.value if isinstance(document.value, dict) else {}
    items = settings.get("nav")
    authored = {file.name for file in (docs / next(iter(catalog.locales), "")).glob("*.md")}
    for location, message in _check_items(catalog.datasets, items if isinstance(items, list) else [],
                                           authored):
        yield Problem(FILE, document.line(("nav", *location)), "nav", "", message)
    for group in GROUPS:
        if f"nav.{group}" not in catalog.labels:
            message = "is missing; the navigation has a group of this name."
            yield catalog.words.lack("labels", f"nav.{group}", message)


def _check_items(datasets: tuple[Dataset, ...], items: list[Any], authored: set[str]) -> Iterator[Fault]:
    listed: dict[str, Location] = {}
    groups: set[str] = set()
    for location, page in _find_pages(items):
        if page in listed:
            yield location, f"lists {page} twice."
        listed.setdefault(page, location)
    for index, item in enumerate(items):
        for name, value in item.items() if isinstance(item, dict) else ((item, None),):
            groups.add(name)
            if isinstance(value, list) and name not in GROUPS:
                meant = suggest_nearest(name, GROUPS)
                yield (index, name), f"'{name}' is no group.{meant} Allowed: {list_choices(GROUPS)}."
                # That the group meant is lacking would be no second fault.
                groups |= {group for group in GROUPS if f"'{group}'" in meant}
    lost = sorted(authored - listed.keys())
    alone, generated = set(list_generated(datasets, "")), list_all_generated(datasets)
    for page, location in listed.items():
        if page in generated - alone:
            yield location, f"lists {page}, which stands in the navigation by itself; delete the line."
        elif page not in authored | alone:
            yield location, f"lists {page}, which is no page.{suggest_nearest(page, lost or authored)}"
            lost = [other for other in lost if f"'{other}'" not in suggest_nearest(page, lost)]
    for page in lost:
        yield (), f"does not list {page}; readers could not find it."
    for group in GROUPS:
        if group not in groups:
            yield (), f"lacks the group '{group}'; its pages would stand nowhere."


def _find_pages(items: list[Any], at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every page that is listed with its location."""
    for index, item in enumerate(items):
        if isinstance(item, str) and item not in GROUPS:
            yield (*at, index), item
        for name, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, list):
                yield from _find_pages(value, (*at, index, name))
            elif isinstance(value, str):
                yield (*at, index, name), value
