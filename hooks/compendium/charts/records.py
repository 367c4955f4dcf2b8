"""Which records a chart draws, in one language: one square each, sorted into lanes, and into years where it has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..catalog import Entry
from ..datasets import by_name
from ..edtf import Edtf
from ..fields import FieldSpec
from ..models import Chart
from ..views import Views
from ..walking import known_specs
from ..wording import Item


@dataclass(frozen=True)
class Unit:
    """One record: `number` stands in its square, `rough` marks a doubtful date, `lanes` are the columns or rows it belongs to."""

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
        return self.year is None and self.date is not None and self.date.start is not None and self.date.start.known


@dataclass(frozen=True)
class Records:
    """The records of a chart in order of time, and what its lanes are called."""

    lanes: tuple[str, ...]
    units: tuple[Unit, ...]

    def placed(self) -> dict[int, list[Unit]]:
        """Return the records of each year, the lanes in their order."""
        found: dict[int, list[Unit]] = {}
        for unit in sorted(self.units, key=lambda unit: unit.lanes[:1]):
            if unit.year is not None:
                found.setdefault(unit.year, []).append(unit)
        return dict(sorted(found.items()))

    def spanning(self) -> list[Unit]:
        """Return the records whose date runs over several years."""
        return [unit for unit in self.units if unit.spans]

    def left_out(self) -> list[Unit]:
        """Return the records that have no place on a scale of years."""
        return [unit for unit in self.units if unit.year is None and not unit.spans]


def chart_records(views: Views, chart: Chart) -> Records:
    """Return the records that a chart draws."""
    dataset = by_name()[chart.dataset or ""]
    fields = {spec.name: spec for spec in known_specs(dataset.model)}
    entries = [entry for entry in sorted(views.catalog.of(dataset.name), key=_in_time)
               if all(value in _values(entry.record, name) for name, value in chart.where.items())]
    if not chart.others:
        named = {term for lane in chart.lanes for term in lane.terms}
        entries = [entry for entry in entries if named & set(_values(entry.record, chart.by or ""))]
    lanes = _lanes(views, chart, fields, entries)
    places = [_places(lanes, _values(entry.record, chart.by)) if chart.by else (0,) for entry in entries]
    if any(len(lanes) in own for own in places):
        lanes.append((views.label("chart.other"), ()))
    units = [_unit(views, entry, fields.get(chart.mark or ""), own) for entry, own in zip(entries, places, strict=True)]
    return Records(tuple(title for title, _ in lanes), tuple(units))


def _in_time(entry: Entry) -> tuple[Any, ...]:
    """Return what orders records in every language alike: the date, then the number; those without a date come last."""
    date = getattr(entry.record, "date", None)
    return date is None, date.order if date else (), getattr(entry.record, "ordinal", None) or 0


def _lanes(views: Views, chart: Chart, fields: dict[str, FieldSpec], entries: Sequence[Entry]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the lanes as defined, or else one for each term that is used, in the order of the vocabulary."""
    if chart.lanes or not chart.by:
        return [(lane.title[views.code], lane.terms) for lane in chart.lanes]
    first, _, inner = chart.by.partition(".")
    spec = next(part for part in known_specs(fields[first].kind) if part.name == inner) if inner else fields[first]
    used = {value: None for entry in entries for value in _values(entry.record, chart.by)}
    order = [term for term in views.catalog.vocabulary[spec.term.vocabulary] if term in used] if spec.term else list(used)
    return [(views.item(value, spec)["text"], (value,)) for value in order]


def _places(lanes: Sequence[tuple[str, tuple[str, ...]]], values: Sequence[str]) -> tuple[int, ...]:
    """Return the lanes of a record, each once; the number after the last stands for none of them."""
    found = [number for number, (_, terms) in enumerate(lanes) if set(terms) & set(values) or not (terms or values)]
    return tuple(found) or (len(lanes),)


def _values(model: Any, path: str) -> list[str]:
    """Return the values of a field, or of a field of each part (`outcomes.status`)."""
    name, _, inner = path.partition(".")
    value = getattr(model, name)
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return [text for item in values for text in _values(item, inner)] if inner else [str(item) for item in values]


def _unit(views: Views, entry: Entry, mark: FieldSpec | None, lanes: tuple[int, ...]) -> Unit:
    record = entry.record
    date = getattr(record, "date", None)
    when = views.date(date, record.date_words) if date or record.date_words else {"text": views.label("value.undated")}
    sources = tuple(views.citation(statement.source, statement.at) for statement in record.sources)
    value = getattr(record, mark.name) if mark else None
    title, href = views.title(entry), views.address(entry.id)
    number = "" if value is None else str(value).partition("-")[0]
    pattern = "chart.record" if "date" in type(record).model_fields else "chart.record.undated"
    label = views.label(pattern, title=title, date=when["text"],
                        source=views.label("list.semicolon").join(source["text"] for source in sources))
    doubtful = bool(date and date.start and date.start.qualifier)
    return Unit(entry.id, href, title, date, when, number, lanes, doubtful, sources, label)
