"""Values as a list: under the words that tell each series apart a row a value, with a bar where it is a
number on a scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from compendium.features.charts.legend import FACT, ROUGH, choose_look
from compendium.features.charts.scale import Scale
from compendium.features.charts.series import Point, Series
from compendium.features.charts.shapes import shorten
from compendium.presentation.language import Item

# So narrow a bar can still be seen, in per cent of the widest.
_LEAST = 0.5


def make_value_groups(series: Sequence[Series], measured: bool) -> list[dict[str, Any]]:
    """Return the values of each series under its heading.

    `measured` ones have bars, all on one scale in per cent.
    """
    scale = _measure_scale([point for one in series for point in one.numbers])
    return [{"heading": one.heading, "href": one.href,
             "values": [_make_row(point, scale if measured else None) for point in one.points]}
             for one in series]


def keep_first_values(groups: Sequence[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """Return as many whole groups as have `most` values together, and one at least.

    Their sources stand where all do.
    """
    found: list[dict[str, Any]] = []
    for group in groups:
        if found and sum(len(one["values"]) for one in (*found, group)) > most:
            break
        found.append(group
                     | {"values": [value | {"reporter": "", "sources": ()} for value in group["values"]]})
    return found


def make_counted_groups(lanes: Sequence[tuple[str, int, str]]) -> list[dict[str, Any]]:
    """Return a group for each lane, given as its title, the number of its records, and that number in words.
    """
    scale = Scale(0, max((count for _, count, _ in lanes), default=0), 0, 100)
    return [{"heading": (title,), "href": "", "values": [
        {"text": words, "when": None, "reporter": "", "sources": (),
         "bars": [_make_bar(FACT, scale, 0, count)]
         if count else ()}]}
        for title, count, words in lanes]


def _measure_scale(points: Sequence[Point]) -> Scale:
    ends = [float(end) for point in points for end in (point.value, point.high)]
    return Scale(min(0, *ends, 0), max(0, *ends, 0), 0, 100)


def _make_row(point: Point, scale: Scale | None) -> dict[str, Any]:
    bars = list(_make_bars(point, scale)) if scale and point.number is not None else []
    return {"text": point.words, "href": point.href, "when": point.when, "reporter": point.reporter,
            "sources": list(point.sources), "bars": bars}


def _make_bars(point: Point, scale: Scale) -> Iterator[Item]:
    """Yield the bar of a value from zero, and for a range a hollow one on to its upper end."""
    yield _make_bar(choose_look(point), scale, 0, float(point.value))
    if point.to is not None:
        yield _make_bar(ROUGH, scale, float(point.value), float(point.high))


def _make_bar(look: str, scale: Scale, start: float, end: float) -> Item:
    left, right = sorted((scale.at(start), scale.at(end)))
    return {"look": look, "x": f"{shorten(left)}%", "width": f"{shorten(max(right - left, _LEAST))}%"}
