"""The timeline cut into its periods, and the neighbours in time of each record."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from typing import Any

from compendium.core.edtf import Edtf
from compendium.features.timeline.items import Mark, make_marks
from compendium.presentation.language import fold_list
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.models.periods import Period

NEAR = 2
# A period's page shows whole years of so many marks at first; the rest lies ready until somebody moves.
FIRST = 60


class Timeline:
    """All marks of one language with the periods that they lie in; made once for all pages that need it."""

    def __init__(self, views: Views) -> None:
        self.views, self.language = views, views.language

    @cached_property
    def marks(self) -> list[Mark]:
        """Return every mark in order of time."""
        return make_marks(self.language)

    @cached_property
    def periods(self) -> list[dict[str, Any]]:
        """Return every period with its name, its place, its years in words and its marks."""
        known = [period for period, _ in self.views.catalog.periods]
        lists: dict[str, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            lists[_find_period(known, mark["placed"]).id].append(mark)
        return [self._make_period(known, index, lists[period.id]) for index, period in enumerate(known)]

    def _make_period(self, known: list[Period], index: int, own: list[Mark]) -> dict[str, Any]:
        period = known[index]
        return {
            "id": f"period-{period.id}",
            "name": period.id,
            "href": f"timeline/{period.id}/",
            "label": period.title[self.language.code],
            "span": self.language.locale.date(_write_span(known, index)),
            "text": self.language.label("timeline.period.title", title=period.title[self.language.code],
                                     span=self.language.locale.date(_write_span(known, index))),
            "first": period.begins and period.first,
            "yearly": period.yearly,
            "marks": own,
            "years": self._group_years(period, own),
        }

    def _group_years(self, period: Period, own: list[Mark]) -> list[dict[str, Any]]:
        """Return the marks under each year, those of no certain year last, or all together."""
        if not period.yearly:
            return [{"id": "", "label": "", "marks": own}]
        years: dict[int | None, list[Mark]] = defaultdict(list)
        for mark in own:
            years[mark["year"] if (mark["year"] or 0) >= period.first else None].append(mark)
        open_years = years.pop(None, [])
        found = [{"id": f"year-{year}", "label": self.language.locale.date(Edtf.parse(f"{year:04}")),
                  "marks": marks} for year, marks in years.items()]
        label = self.language.label("timeline.open")
        return [*found, *([{"id": f"years-{period.id}", "label": label, "marks": open_years}]
                          if open_years else [])]

    def page(self, name: str) -> dict[str, Any]:
        """Return what the page of a period shows.

        Itself, its reason, its counts, disagreements and neighbours.
        """
        views, periods = self.views, self.periods
        language = views.language
        index = next(index for index, period in enumerate(periods) if period["name"] == name)
        period, record = periods[index], views.catalog.periods[index][0]
        counts = Counter(mark["dataset"] for mark in period["marks"])
        return {
            "period": period,
            **_split_years(period["years"]),
            "reason": record.reason[language.code],
            "turn": [views.order.link_row(views.catalog.entries[item]) for item in record.turn],
            "sources": [language.statement(statement, "timeline") for statement in record.sources],
            "counts": [{"label": language.label(f"dataset.{dataset.name}"), "size": counts[dataset.name],
                        "href": f"timeline/?kind={dataset.name}&period={name}"}
                       for dataset in views.catalog.datasets if counts[dataset.name]],
            "disputes": fold_list(self._list_disputes(period["marks"])),
            "before": periods[index - 1] if index else None,
            "after": periods[index + 1] if index + 1 < len(periods) else None,
        }

    def _list_disputes(self, own: list[Mark]) -> list[dict[str, Any]]:
        catalog = self.views.catalog
        found = {item.id: item for mark in own for item in catalog.disputes.get(mark["record"], [])}
        return [self.language.link(entry.id, self.language.title(entry))
                for entry in sorted(found.values(), key=self.views.order.make_key)]

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
        """Return what came before and after a record in its main theme, or None if it has no date or no
        company.
        """
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
        return {"theme": {**theme, "href": f"timeline/?theme={theme['name']}"}, "before": before, "own": mark,
                "after": after}


def list_periods(views: Views) -> list[dict[str, Any]]:
    """Return the periods, each with its marks: date, what it marks, and the link to the record."""
    return [period for period in Timeline(views).periods if period["marks"]]


def _split_years(years: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return {"first": the years that a page shows at once, "later": those that lie ready}."""
    shown, size = 0, 0
    for year in years:
        size += len(year["marks"])
        if shown and size > FIRST:
            break
        shown += 1
    return {"first": years[:shown], "later": years[shown:]}


def _find_period(known: list[Period], year: int) -> Period:
    """Return the last period that has begun by a year."""
    return known[max(0, bisect_right([period.first for period in known], year) - 1)]


def _write_span(known: list[Period], index: int) -> Edtf:
    begins = known[index].begins
    last = f"{known[index + 1].first - 1:04}" if index + 1 < len(known) else ".."
    return Edtf.parse(f"{begins or '..'}/{last}") if begins or last != ".." else Edtf.parse("XXXX")
