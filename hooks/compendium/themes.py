"""What the records of all datasets have on one theme."""

from __future__ import annotations

from typing import Any

from .catalog import Entry
from .datasets import DATASETS
from .views import Views


def theme_index(views: Views) -> list[dict[str, Any]]:
    """Return every theme with the number of its records."""
    return [{"id": theme, "text": views.term("themes", theme), "href": f"themes/{theme}/", "size": len(_entries(views, theme))}
            for theme in views.catalog.vocabulary["themes"]]


def theme_view(views: Views, theme: str) -> dict[str, Any]:
    """Return the records of a theme by dataset, those first for which it is the main theme."""
    entries = _entries(views, theme)
    groups = []
    for dataset in DATASETS:
        own = [entry for entry in views.ordered(dataset.name) if entry in entries]
        if own:
            groups.append({"dataset": dataset.name, "label": views.label(f"dataset.{dataset.name}"), "href": f"{dataset.name}/",
                           "values": [views.row_link(entry) for entry in own]})
    words = views.term("themes", theme)
    return {"title": words, "about": views.label("theme.about", theme=words), "groups": groups}


def _entries(views: Views, theme: str) -> list[Entry]:
    return [entry for entry in views.catalog.entries.values() if theme in entry.record.themes]
