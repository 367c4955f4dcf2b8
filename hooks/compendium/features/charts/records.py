"""Which records a chart shows, in one language.

One square each, sorted into lanes, and into years where it has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs, values_at
from compendium.core.fields import FieldSpec
from compendium.presentation.language import Item, Language
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.datasets import by_name
from compendium.records.models import Chart


@dataclass(frozen=True)
class ChartRecord:
    """One record: `number` stands in its square, `rough` marks a doubtful date, `lanes` are the columns or
    rows it belongs to.
    """

    id: str
    href: str
    title: str
    date: Edtf | None
    when: Item
    number: str
    lanes: tuple[int, ...]
    rough: bool
    sources: tuple[Item, ...]
    label: str

    @property
    def year(self) -> int | None:
        """Return the one year that the date lies in, or None if it is open, longer, or not known."""
        if self.date is None or not self.date.known or self.date.start is None or self.date.end is None:
            return None
        first, last = self.date.earliest[0], self.date.latest[0]
        return first if first == last else None

    @property
    def spans(self) -> bool:
        """Return whether the date begins in a known year and runs into another."""
        return (self.year is None and self.date is not None and self.date.start is not None
                and self.date.start.known)

    @property
    def begins(self) -> int:
        """Return the year in which the date begins; only records that have one are asked."""
        assert self.date
        return self.date.earliest[0]


@dataclass(frozen=True)
class ChartRecords:
    """The records of a chart in order of time, and what its lanes are called."""

    lanes: tuple[str, ...]
    units: tuple[ChartRecord, ...]

    def placed(self) -> dict[int, list[ChartRecord]]:
        """Return the records of each year, the lanes in their order."""
        found: dict[int, list[ChartRecord]] = {}
        for unit in sorted(self.units, key=lambda unit: unit.lanes[:1]):
            if unit.year is not None:
                found.setdefault(unit.year, []).append(unit)
        return dict(sorted(found.items()))

    def spanning(self) -> list[ChartRecord]:
        """Return the records whose date runs over several years."""
        return [unit for unit in self.units if unit.spans]

    def left_out(self) -> list[ChartRecord]:
        """Return the records that have no place on a scale of years."""
        return [unit for unit in self.units if unit.year is None and not unit.spans]


def find_records(views: Views, chart: Chart) -> ChartRecords:
    """Return the records that a chart draws."""
    dataset = by_name()[chart.dataset or ""]
    fields = {spec.name: spec for spec in known_specs(dataset.model)}
    entries = [entry for entry in sorted(views.catalog.of(dataset.name), key=_order_in_time)
               if all(value in values_at(entry.record, name) for name, value in chart.where.items())]
    if not chart.others:
        named = {term for lane in chart.lanes for term in lane.terms}
        entries = [entry for entry in entries if named & set(values_at(entry.record, chart.by or ""))]
    lanes = _find_lanes(views, chart, fields, entries)
    places = [_find_places(lanes, values_at(entry.record, chart.by)) if chart.by else (0,)
              for entry in entries]
    if any(len(lanes) in own for own in places):
        lanes.append((views.language.label("chart.other"), ()))
    units = [_make_record(views.language, entry, fields.get(chart.mark or ""), own)
             for entry, own in zip(entries, places, strict=True)]
    return ChartRecords(tuple(title for title, _ in lanes), tuple(units))


def _order_in_time(entry: Entry) -> tuple[Any, ...]:
    """Return what orders records in every language alike: the date, then the number.

    Those without a date come last.
    """
    date = getattr(entry.record, "date", None)
    return date is None, date.order if date else (), getattr(entry.record, "ordinal", None) or 0


def _find_lanes(views: Views, chart: Chart, fields: dict[str, FieldSpec],
           entries: Sequence[Entry]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the lanes as defined, or else one for each term that is used, in the order of the vocabulary."""
    if chart.lanes or not chart.by:
        return [(lane.title[views.language.code], lane.terms) for lane in chart.lanes]
    first, _, inner = chart.by.partition(".")
    spec = next(part for part in known_specs(fields[first].kind)
                if part.name == inner) if inner else fields[first]
    used = {value: None for entry in entries for value in values_at(entry.record, chart.by)}
    order = [term for term in views.catalog.vocabulary[spec.term.vocabulary]
             if term in used] if spec.term else list(used)
    return [(views.item(value, spec)["text"], (value,)) for value in order]


def _find_places(lanes: Sequence[tuple[str, tuple[str, ...]]], values: Sequence[str]) -> tuple[int, ...]:
    """Return the lanes of a record, each once; the number after the last stands for none of them."""
    found = [number for number, (_, terms) in enumerate(lanes)
             if set(terms) & set(values) or not (terms or values)]
    return tuple(found) or (len(lanes),)


def _make_record(language: Language, entry: Entry, mark: FieldSpec | None,
                 lanes: tuple[int, ...]) -> ChartRecord:
    record = entry.record
    date = getattr(record, "date", None)
    dated = date or record.date_words
    when = language.date(date, record.date_words) if dated else {"text": language.label("value.undated")}
    sources = tuple(language.citation(statement.source, statement.at) for statement in record.sources)
    value = getattr(record, mark.name) if mark else None
    title, href = language.title(entry), language.address(entry.id)
    number = "" if value is None else str(value).partition("-")[0]
    pattern = "chart.record" if "date" in type(record).model_fields else "chart.record.undated"
    label = language.label(pattern, title=title, date=when["text"],
                        source=language.label("list.semicolon").join(source["text"] for source in sources))
    doubtful = bool(date and date.start and date.start.qualifier)
    return ChartRecord(entry.id, href, title, date, when, number, lanes, doubtful, sources, label)
