"""What the timeline can be filtered by."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..datasets import DATASETS
from ..views import Views
from .marks import Mark
from .periods import Timeline

Choice = dict[str, Any]
# A body with a single mark is found as itself; the list stays short enough for a thumb.
LEAST = 2


def facets(timeline: Timeline) -> list[dict[str, Any]]:
    """Return each filter with its name in addresses, its label and its choices: value, text, count."""
    views, own = timeline.views, timeline.marks
    themes = [(theme, views.term("themes", theme)) for theme in views.catalog.vocabulary["themes"]]
    kinds = [(dataset.name, views.label(f"dataset.{dataset.name}")) for dataset in DATASETS]
    sources = [(entry.id, views.short(entry)) for entry in views.ordered("sources")]
    periods = [(period["name"], period["text"]) for period in timeline.periods]
    bodies = [(entry.id, views.short(entry)) for entry in views.ordered("bodies")]
    found = [
        _facet(views, "theme", themes, Counter(theme["name"] for mark in own for theme in mark["themes"])),
        _facet(views, "kind", kinds, Counter(mark["dataset"] for mark in own)),
        _facet(views, "source", sources, Counter(source for mark in own for source in mark["sources"])),
        _facet(views, "body", bodies, _frequent(own)),
        _facet(views, "period", periods, Counter({period["name"]: len(period["marks"]) for period in timeline.periods})),
    ]
    return [facet for facet in found if len(facet["choices"]) > 1]


def _frequent(own: list[Mark]) -> Counter[str]:
    counted = Counter(body for mark in own for body in mark["bodies"])
    return Counter({body: count for body, count in counted.items() if count >= LEAST})


def _facet(views: Views, name: str, known: list[tuple[str, str]], counts: Counter[str]) -> dict[str, Any]:
    choices = [{"value": value, "text": text, "count": counts[value]} for value, text in known if counts[value]]
    labels = {"theme": "filter.theme", "kind": "filter.kind", "source": "filter.source", "body": "filter.body",
              "period": "filter.period"}
    return {"name": name, "label": views.label(labels[name]), "choices": choices}
