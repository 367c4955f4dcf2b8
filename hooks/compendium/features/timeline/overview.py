"""The overview of the timeline: how many records each period has, and each year where years are told apart.

All measures are units of the drawing; a column of a whole period is wider than one of a year.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from compendium.features.timeline.items import Mark
from compendium.features.timeline.periods import Timeline
from compendium.records.datasets import DATASETS

# The kinds that are told apart, from the bottom of a column up; the last takes in all others.
SERIES = (*(dataset.name for dataset in DATASETS if dataset.leading), "others")
WIDE, NARROW, GAP, PERIOD_GAP = 44, 12, 2, 10
LEFT, TOP, PLOT, BOTTOM = 26, 10, 120, 22
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True)
class OverviewColumn:
    """One column: what it stands for, and how many records of each kind it has."""

    label: str
    counts: tuple[int, ...]
    wide: bool = False
    drawn: bool = True
    href: str = ""

    @property
    def total(self) -> int:
        """Return the number of records."""
        return sum(self.counts)


def make_overview(timeline: Timeline) -> dict[str, Any]:
    """Return the drawing: its size, grid, periods with bars, legend, and the same figures as rows of a table.
    """
    label = timeline.views.language.label
    columns = [(period, _make_columns(timeline, period)) for period in timeline.periods]
    most = max([column.total for _, own in columns for column in own if column.drawn], default=1) or 1
    step = next((step for step in _STEPS if most / step <= 4), most)
    scale = PLOT / (-(-most // step) * step)
    groups, x = [], float(LEFT)
    for period, own in columns:
        group, x = _make_group(timeline, period, [column for column in own if column.drawn], x, scale)
        groups.append(group)
    names = [*(label(f"dataset.{name}") for name in SERIES[:-1]), label("overview.others")]
    return {
        "width": round(x), "height": TOP + PLOT + BOTTOM, "left": LEFT, "axis": LEFT - 4, "top": TOP,
        "ground": PLOT + BOTTOM, "below": TOP + PLOT + 4,
        "grid": [{"y": round(TOP + PLOT - value * scale, 1), "text": value}
                 for value in range(0, most + step, step)
                 if value * scale <= PLOT],
        "groups": groups,
        "legend": [{"name": name, "label": text} for name, text in zip(SERIES, names, strict=True)],
        "rows": [{"label": column.label, "href": column.href, "cells": [*column.counts, column.total]}
                 for _, own in columns for column in own],
        "total": len(timeline.marks),
    }


def _make_columns(timeline: Timeline, period: dict[str, Any]) -> list[OverviewColumn]:
    """Return the columns of a period: itself, or its years and, not drawn, what no year is known of."""
    own = period["marks"]
    if not period["yearly"]:
        return [OverviewColumn(period["label"], _count_kinds(own), wide=True, href=period["href"])]
    following = [other["first"] for other in timeline.periods
                 if other["first"] and other["first"] > period["first"]]
    last = min(following) - 1 if following else max((mark["year"] or 0 for mark in own),
                                                    default=period["first"])
    years = range(period["first"], max(last, period["first"]) + 1)
    found = [_make_year(period, year, [mark for mark in own if mark["year"] == year]) for year in years]
    rest = [mark for mark in own if mark["year"] not in years]
    label = timeline.views.language.label("overview.open", period=period["span"])
    return [*found, OverviewColumn(label, _count_kinds(rest), wide=True, drawn=False)] if rest else found


def _make_year(period: dict[str, Any], year: int, own: list[Mark]) -> OverviewColumn:
    return OverviewColumn(str(year), _count_kinds(own), href=f"{period['href']}#year-{year}" if own else "")


def _count_kinds(own: list[Mark]) -> tuple[int, ...]:
    counted = Counter(mark["dataset"] if mark["dataset"] in SERIES else "others" for mark in own)
    return tuple(counted[name] for name in SERIES)


def _make_group(timeline: Timeline, period: dict[str, Any], columns: list[OverviewColumn], x: float,
           scale: float) -> tuple[dict[str, Any], float]:
    start, bars = x, dict.fromkeys(SERIES, "")
    for column in columns:
        width, base = WIDE if column.wide else NARROW, float(TOP + PLOT)
        for name, count in zip(SERIES, column.counts, strict=True):
            if count:
                base -= count * scale
                bars[name] += f"M{x:g} {base:g}h{width - GAP}v{count * scale:g}h-{width - GAP}z"
        x += width
    text = timeline.views.language.label("overview.period", title=period["label"], span=period["span"],
                                count=len(period["marks"]))
    group = {"href": period["href"], "text": text, "start": period["first"] or "", "x": f"{start:g}",
             "width": f"{x - start - GAP:g}",
             "bars": [{"kind": name, "path": path} for name, path in bars.items() if path]}
    return group, x + PERIOD_GAP
