"""A chart names what exists, draws values of one unit, and stands in the chapters that it names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..catalog import Catalog
from ..chapters import Chapter
from ..datasets import by_name
from ..errors import Problem, choices, nearest
from ..fields import FieldSpec, Text
from ..loading import Location, Place
from ..models import Chart, Figure
from ..models.chart import APART, KINDS, VALUE_KINDS
from ..walking import known_specs, walk
from .languages import text_faults

Fault = tuple[Location, str]


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each chart that cannot be drawn as it is defined."""
    seen: dict[str, Place] = {}
    for chart, place in catalog.chart_places:
        if chart.id in seen:
            yield place.problem(chart.id, ("id",), f"'{chart.id}' is already the id of the chart in "
                                                   f"{seen[chart.id].document.path}:{seen[chart.id].line}.")
        seen.setdefault(chart.id, place)
        for location, message in (*_words(catalog, chart), *_kind(chart), *_figures(catalog, chart), *_dataset(catalog, chart),
                                  *_empty(catalog, chart)):
            yield place.problem(chart.id, location, message)


def placed(catalog: Catalog, chapters: Iterable[Chapter]) -> Iterator[Problem]:
    """Yield a fault where a chart's `chapters` and the calls of chart() in the chapters differ."""
    calls: dict[str, set[str]] = {}
    for chapter in chapters:
        if chapter.is_chapter:
            drawn = calls.setdefault(chapter.name.removesuffix(".md"), set())
            drawn |= {str(call.args[0]) for block in chapter.blocks for call in block.calls if call.name == "chart" and call.args}
    for chart, place in catalog.chart_places:
        for index, name in enumerate(chart.chapters):
            if name not in calls:
                yield place.problem(chart.id, ("chapters", index), _unknown(name, "chapters", calls))
            elif chart.id not in calls[name]:
                call = f'{{{{ chart("{chart.id}") }}}}'
                yield place.problem(chart.id, ("chapters", index),
                                    f"the chapter '{name}' does not show it; add {call} to docs/*/{name}.md.")
        for name, drawn in calls.items():
            if chart.id in drawn and name not in chart.chapters:
                yield place.problem(chart.id, ("chapters",), f"lacks '{name}', whose chapter shows it.")


def _unknown(value: str, what: str, allowed: Collection[str]) -> str:
    return f"'{value}' is not one of the {what}.{nearest(value, allowed)} Allowed: {choices(allowed)}."


def _words(catalog: Catalog, chart: Chart) -> Iterator[Fault]:
    for location, _, value in walk(chart):
        if isinstance(value, Text):
            for code, message in text_faults(value, list(catalog.locales)):
                yield (*location, code), message
    for index, theme in enumerate(chart.themes):
        if theme not in catalog.vocabulary.get("themes", {}):
            yield ("themes", index), _unknown(theme, "themes", catalog.vocabulary.get("themes", {}))


def _kind(chart: Chart) -> Iterator[Fault]:
    if chart.kind not in KINDS:
        yield ("kind",), _unknown(chart.kind, "kinds of chart", KINDS)
    if chart.apart not in APART:
        yield ("apart",), _unknown(chart.apart, "ways to tell series apart", APART)
    if bool(chart.figures) == bool(chart.dataset):
        yield ("figures",), "a chart draws either figures or the records of a dataset; name one of the two."
    elif chart.kind in KINDS and bool(chart.figures) != (chart.kind in VALUE_KINDS):
        yield ("kind",), f"'{chart.kind}' draws {'figures' if chart.kind in VALUE_KINDS else 'the records of a dataset'}."


def _figures(catalog: Catalog, chart: Chart) -> Iterator[Fault]:
    units: dict[str, str] = {}
    for index, name in enumerate(chart.figures):
        entry = catalog.entries.get(name)
        if entry and isinstance(entry.record, Figure):
            units.setdefault(entry.record.unit, name)
            if len(units) == 2 and entry.record.unit != next(iter(units)):
                yield ("figures", index), (f"'{name}' is in {entry.record.unit}, but '{next(iter(units.values()))}' in "
                                           f"{next(iter(units))}; one chart has one unit.")
        elif catalog.broken.get(name) != "figures":
            known = [item.id for item in catalog.of("figures")]
            yield ("figures", index), f"no figure has the id '{name}'.{nearest(name, known)} (data/figures.yml)"


def _empty(catalog: Catalog, chart: Chart) -> Iterator[Fault]:
    """Yield a fault for a chart along time of which no value or record has a date that is known."""
    dates = [getattr(entry.record, "date", None) for entry in catalog.of(chart.dataset or "")]
    figures = [catalog.entries[name].record for name in chart.figures if name in catalog.entries]
    dates += [item.date for record in figures if isinstance(record, Figure) for item in record.observations]
    if chart.kind in ("time", "ranks", "years") and not any(date and date.known for date in dates):
        yield ("kind",), f"'{chart.kind}' draws along time, but nothing that it names has a date."


def _dataset(catalog: Catalog, chart: Chart) -> Iterator[Fault]:
    if not chart.dataset:
        return
    if chart.dataset not in by_name():
        yield ("dataset",), _unknown(chart.dataset, "datasets", by_name())
        return
    fields = {spec.name: spec for spec in known_specs(by_name()[chart.dataset].model)}
    if chart.kind == "years" and "date" not in fields:
        yield ("dataset",), f"the {chart.dataset} have no date to draw by year."
    for name, value in chart.where.items():
        yield from _filter(catalog, ("where", name), fields, name, value)
    if chart.mark and chart.mark not in fields:
        yield ("mark",), _unknown(chart.mark, f"fields of the {chart.dataset}", fields)
    yield from _by(catalog, chart, fields)


def _filter(catalog: Catalog, at: Location, fields: dict[str, FieldSpec], name: str, value: str) -> Iterator[Fault]:
    if name not in fields:
        yield at, _unknown(name, "fields", fields)
    elif value not in _values(catalog, fields[name]):
        yield at, _unknown(value, f"values of {name}", _values(catalog, fields[name]))


def _values(catalog: Catalog, spec: FieldSpec) -> Collection[str]:
    """Return what a field can be sorted by: its terms, or the ids of the records that it may name."""
    if spec.term:
        return catalog.vocabulary.get(spec.term.vocabulary, {})
    if spec.ref:
        return [name for name, entry in catalog.entries.items() if not spec.ref.datasets or entry.dataset.name in spec.ref.datasets]
    return ()


def _by(catalog: Catalog, chart: Chart, fields: dict[str, FieldSpec]) -> Iterator[Fault]:
    if not chart.by:
        if chart.lanes or chart.kind == "tally":
            yield ("by",), "is missing; name the field whose terms tell the records apart."
        return
    first, _, inner = chart.by.partition(".")
    spec = fields.get(first)
    if spec and inner:
        parts = {part.name: part for part in known_specs(spec.kind)} if hasattr(spec.kind, "model_fields") else {}
        spec = parts.get(inner)
    if spec is None or not (spec.term or spec.ref):
        able = [name for name, item in fields.items() if item.term or item.ref]
        yield ("by",), _unknown(chart.by, f"fields of the {chart.dataset} that hold terms or ids", able)
        return
    for index, lane in enumerate(chart.lanes):
        for position, term in enumerate(lane.terms):
            if term not in _values(catalog, spec):
                yield ("lanes", index, "terms", position), _unknown(term, f"values of {chart.by}", _values(catalog, spec))
