"""What the timeline can be filtered by."""

from __future__ import annotations

from collections import Counter
from typing import Any

from compendium.features.timeline.items import Mark
from compendium.features.timeline.periods import Timeline
from compendium.presentation.language import Language

# A body with a single mark is found as itself; the list stays short enough for a thumb.
LEAST = 2


def make_facets(timeline: Timeline) -> list[dict[str, Any]]:
    """Return each filter with its name in addresses, its label and its choices: value, text, count."""
    views, own = timeline.views, timeline.marks
    language = views.language
    themes = [(theme, language.term("themes", theme)) for theme in views.catalog.vocabulary["themes"]]
    kinds = [(dataset.name, language.label(f"dataset.{dataset.name}")) for dataset in views.catalog.datasets]
    sources = [(entry.id, language.short(entry)) for entry in views.order.list_entries("sources")]
    periods = [(period["name"], period["text"]) for period in timeline.periods]
    bodies = [(entry.id, language.short(entry)) for entry in views.order.list_entries("bodies")]
    found = [
        _make_facet(language, "theme", themes,
                    Counter(theme["name"] for mark in own for theme in mark["themes"])),
        _make_facet(language, "kind", kinds, Counter(mark["dataset"] for mark in own)),
        _make_facet(language, "source", sources,
                    Counter(source for mark in own for source in mark["sources"])),
        _make_facet(language, "body", bodies, _count_frequent(own)),
        _make_facet(language, "period", periods,
               Counter({period["name"]: len(period["marks"]) for period in timeline.periods})),
    ]
    return [facet for facet in found if len(facet["choices"]) > 1]


def _count_frequent(own: list[Mark]) -> Counter[str]:
    counted = Counter(body for mark in own for body in mark["bodies"])
    return Counter({body: count for body, count in counted.items() if count >= LEAST})


def _make_facet(language: Language, name: str, known: list[tuple[str, str]],
                counts: Counter[str]) -> dict[str, Any]:
    choices = [{"value": value, "text": text, "count": counts[value]} for value, text in known
               if counts[value]]
    labels = {"theme": "filter.theme", "kind": "filter.kind", "source": "filter.source",
              "body": "filter.body",
              "period": "filter.period"}
    return {"name": name, "label": language.label(labels[name]), "choices": choices}
