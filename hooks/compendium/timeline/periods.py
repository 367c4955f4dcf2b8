"""The timeline cut into its periods, and the neighbours in time of each record."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from typing import Any

from ..catalog import Entry
from ..datasets import DATASETS
from ..edtf import Edtf
from ..models.periods import Period
from ..views import Views
from ..wording import listed
from .marks import Mark, marks

NEAR = 2


class Timeline:
    """All marks of one language with the periods that they lie in; made once for all pages that need it."""

    def __init__(self, views: Views) -> None:
        self.views = views

    @cached_property
    def marks(self) -> list[Mark]:
        """Return every mark in order of time."""
        return marks(self.views)

    @cached_property
    def periods(self) -> list[dict[str, Any]]:
        """Return every period with its name, its place, its years in words and its marks."""
        known = [period for period, _ in self.views.catalog.periods]
        lists: dict[str, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            lists[_period_of(known, mark["placed"]).id].append(mark)
        return [self._period(known, index, lists[period.id]) for index, period in enumerate(known)]

    def _period(self, known: list[Period], index: int, own: list[Mark]) -> dict[str, Any]:
        period = known[index]
        return {
            "id": f"period-{period.id}",
            "name": period.id,
            "href": f"timeline/{period.id}/",
            "label": period.title[self.views.code],
            "span": self.views.locale.date(_span(known, index)),
            "text": self.views.label("timeline.period.title", title=period.title[self.views.code],
                                     span=self.views.locale.date(_span(known, index))),
            "first": period.begins and period.first,
            "yearly": period.yearly,
            "marks": own,
        }

    def page(self, name: str) -> dict[str, Any]:
        """Return what the page of a period shows: itself, its reason, its counts, disagreements and neighbours."""
        views, periods = self.views, self.periods
        index = next(index for index, period in enumerate(periods) if period["name"] == name)
        period, record = periods[index], views.catalog.periods[index][0]
        counts = Counter(mark["dataset"] for mark in period["marks"])
        return {
            "period": period,
            "reason": record.reason[views.code],
            "turn": [views.row_link(views.catalog.entries[item]) for item in record.turn],
            "sources": [views.statement(statement, "timeline") for statement in record.sources],
            "counts": [{"label": views.label(f"dataset.{dataset.name}"), "size": counts[dataset.name],
                        "href": f"timeline/?kind={dataset.name}&period={name}"}
                       for dataset in DATASETS if counts[dataset.name]],
            "disputes": listed(self._disputes(period["marks"])),
            "before": periods[index - 1] if index else None,
            "after": periods[index + 1] if index + 1 < len(periods) else None,
        }

    def _disputes(self, own: list[Mark]) -> list[dict[str, Any]]:
        catalog = self.views.catalog
        found = {item.id: item for mark in own for item in catalog.disputes.get(mark["record"], [])}
        return [self.views.link(entry.id, self.views.title(entry)) for entry in sorted(found.values(), key=self.views.title)]

    @cached_property
    def _themes(self) -> dict[str, list[Mark]]:
        lists: dict[str, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            for theme in mark["themes"]:
                lists[theme["name"]].append(mark)
        return lists

    def theme(self, theme: str) -> list[Mark]:
        """Return the marks of a theme in order of time."""
        return self._themes[theme]

    @cached_property
    def _first(self) -> dict[str, Mark]:
        """Return the earliest mark of each record that has one."""
        found: dict[str, Mark] = {}
        for mark in self.marks:
            found.setdefault(mark["record"], mark)
        return found

    def around(self, entry: Entry) -> dict[str, Any] | None:
        """Return what came before and after a record in its main theme, or None if it has no date or no company."""
        mark = self._first.get(entry.id)
        if mark is None:
            return None
        theme = mark["themes"][0]
        others = self._themes[theme["name"]]
        at = bisect_right(others, mark["sort"], key=lambda item: item["sort"])
        before = [item for item in others[:at] if item["record"] != entry.id][-NEAR:]
        after = [item for item in others[at:] if item["record"] != entry.id][:NEAR]
        if not before and not after:
            return None
        return {"theme": {**theme, "href": f"timeline/?theme={theme['name']}"}, "before": before, "own": mark, "after": after}


def timeline(views: Views) -> list[dict[str, Any]]:
    """Return the periods, each with its marks: date, what it marks, and the link to the record."""
    return [period for period in Timeline(views).periods if period["marks"]]


def _period_of(known: list[Period], year: int) -> Period:
    """Return the last period that has begun by a year."""
    return known[max(0, bisect_right([period.first for period in known], year) - 1)]


def _span(known: list[Period], index: int) -> Edtf:
    begins = known[index].begins
    last = f"{known[index + 1].first - 1:04}" if index + 1 < len(known) else ".."
    return Edtf.parse(f"{begins or '..'}/{last}") if begins or last != ".." else Edtf.parse("XXXX")
