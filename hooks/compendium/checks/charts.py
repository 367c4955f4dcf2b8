"""A chart names what exists and draws values of one unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from compendium.checks.drawings import check_words, explain_unknown, find_repeated
from compendium.core.field_walk import LocatedFault, Location, known_specs, values_at
from compendium.core.fields import FieldSpec
from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.datasets import by_name
from compendium.records.models import Chart, Figure, Record
from compendium.records.models.chart import APART, KINDS, PLACEHOLDER, VALUE_KINDS


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each chart that cannot be drawn as it is defined."""
    yield from find_repeated(catalog.chart_places, "chart")
    for chart, place in catalog.chart_places:
        for location, message in (*check_words(catalog, chart), *_check_kind(chart),
                                  *_check_figures(catalog, chart),
                                  *_check_dataset(catalog, chart),
                                  *_check_empty(catalog, chart), *_check_finding(catalog, chart)):
            yield place.problem(chart.id, location, message)


def _check_kind(chart: Chart) -> Iterator[LocatedFault]:
    if chart.kind not in KINDS:
        yield ("kind",), explain_unknown(chart.kind, "kinds of chart", KINDS)
    if chart.apart not in APART:
        yield ("apart",), explain_unknown(chart.apart, "ways to tell series apart", APART)
    if bool(chart.figures) == bool(chart.dataset):
        yield ("figures",), "a chart draws either figures or the records of a dataset; name one of the two."
    elif chart.kind in KINDS and bool(chart.figures) != (chart.kind in VALUE_KINDS):
        yield ("kind",), (f"'{chart.kind}' draws "
                          f"{'figures' if chart.kind in VALUE_KINDS else 'the records of a dataset'}.")


def _check_figures(catalog: Catalog, chart: Chart) -> Iterator[LocatedFault]:
    units: dict[str, str] = {}
    for index, name in enumerate(chart.figures):
        entry = catalog.entries.get(name)
        if entry and isinstance(entry.record, Figure):
            units.setdefault(entry.record.unit, name)
            if len(units) == 2 and entry.record.unit != next(iter(units)):
                yield ("figures",
                       index), (f"'{name}' is in {entry.record.unit}, but '{next(iter(units.values()))}' in "
                                f"{next(iter(units))}; one chart has one unit.")
        elif catalog.broken.get(name) != "figures":
            known = [item.id for item in catalog.of("figures")]
            yield ("figures",
                   index), f"no figure has the id '{name}'.{suggest_nearest(name, known)} (data/figures.yml)"


def _check_empty(catalog: Catalog, chart: Chart) -> Iterator[LocatedFault]:
    """Yield a fault for a chart along time of which no value or record has a date that is known."""
    figures = [catalog.entries[name].record for name in chart.figures if name in catalog.entries]
    dates = [item.date for record in figures if isinstance(record, Figure) for item in record.observations]
    dates += [getattr(record, "date", None) for record in _check_drawn(catalog, chart)]
    unread = chart.dataset in catalog.broken.values() or any(name in catalog.broken for name in chart.figures)
    if unread:
        return
    if chart.kind == "years" and chart.dataset:
        if not any(date and date.start and date.start.known for date in dates):
            yield ("kind",), ("'years' draws records by their year, but none of those that it names has one; "
                              "a 'tally' needs none.")
    elif chart.kind in ("time", "ranks", "years") and not any(date and date.known for date in dates):
        yield ("kind",), f"'{chart.kind}' draws along time, but nothing that it names has a date."


def _check_finding(catalog: Catalog, chart: Chart) -> Iterator[LocatedFault]:
    """Yield a fault for each number in a finding that no record gives, and where the languages name different
    ones.
    """
    unknown = any(name in catalog.broken or name not in catalog.entries for name in chart.figures)
    if unknown or chart.kind not in KINDS or chart.dataset in catalog.broken.values():
        return
    allowed = _check_names(catalog, chart)
    named = {code: set(PLACEHOLDER.findall(text)) for code, text in chart.finding.items()}
    for code, text in chart.finding.items():
        if digits := re.search(r"\d[\d.,]*", PLACEHOLDER.sub("", text)):
            yield ("finding",
                   code), (f"holds the number '{digits[0]}'; write the id of its observation in braces, "
                           "so that it comes from the record.")
        for name in sorted(named[code] - allowed):
            yield ("finding", code), explain_unknown(name, "numbers of this chart", sorted(allowed))
        if named[code] != named["en"]:
            yield ("finding",
                   code), (f"names other numbers than the English: "
                           f"{', '.join(sorted(named[code] ^ named['en']))}.")


def _check_names(catalog: Catalog, chart: Chart) -> set[str]:
    """Return what a finding may name.

    Observations and their dates, or the number of all records and of each lane.
    """
    if chart.kind not in VALUE_KINDS:
        return {"count", *(f"lane{number}" for number in range(1, len(chart.lanes) + 1))}
    figures = [catalog.entries[name].record for name in chart.figures if name in catalog.entries]
    items = [item for record in figures if isinstance(record, Figure) for item in record.observations]
    return {item.id for item in items} | {f"{item.id}.date" for item in items if item.date}


def _check_drawn(catalog: Catalog, chart: Chart) -> Iterator[Record]:
    """Yield the records that a chart's `where` leaves and, if it has no lane for others, those of its lanes.
    """
    terms = {term for lane in chart.lanes for term in lane.terms}
    for entry in catalog.of(chart.dataset or ""):
        fits = all(value in values_at(entry.record, name) for name, value in chart.where.items())
        if fits and (chart.others or terms & set(values_at(entry.record, chart.by or ""))):
            yield entry.record


def _check_dataset(catalog: Catalog, chart: Chart) -> Iterator[LocatedFault]:
    if not chart.dataset:
        return
    if chart.dataset not in by_name():
        yield ("dataset",), explain_unknown(chart.dataset, "datasets", by_name())
        return
    fields = {spec.name: spec for spec in known_specs(by_name()[chart.dataset].model)}
    if chart.kind == "years" and "date" not in fields:
        yield ("dataset",), f"the {chart.dataset} have no date to draw by year."
    for name, value in chart.where.items():
        yield from _check_filter(catalog, ("where", name), fields, name, value)
    if chart.mark and chart.mark not in fields:
        yield ("mark",), explain_unknown(chart.mark, f"fields of the {chart.dataset}", fields)
    yield from _check_by(catalog, chart, fields)


def _check_filter(catalog: Catalog, at: Location, fields: dict[str, FieldSpec], name: str,
            value: str) -> Iterator[LocatedFault]:
    if name not in fields:
        yield at, explain_unknown(name, "fields", fields)
    elif value not in _check_values(catalog, fields[name]):
        yield at, explain_unknown(value, f"values of {name}", _check_values(catalog, fields[name]))


def _check_values(catalog: Catalog, spec: FieldSpec) -> Collection[str]:
    """Return what a field can be sorted by: its terms, or the ids of the records that it may name."""
    if spec.term:
        return catalog.vocabulary.get(spec.term.vocabulary, {})
    if spec.ref:
        return [name for name, entry in catalog.entries.items()
                if not spec.ref.datasets or entry.dataset.name in spec.ref.datasets]
    return ()


def _check_by(catalog: Catalog, chart: Chart, fields: dict[str, FieldSpec]) -> Iterator[LocatedFault]:
    if not chart.by:
        if chart.lanes or chart.kind == "tally":
            yield ("by",), "is missing; name the field whose terms tell the records apart."
        return
    first, _, inner = chart.by.partition(".")
    spec = fields.get(first)
    if spec and inner:
        parts = {part.name: part for part in known_specs(spec.kind)} if hasattr(spec.kind,
                                                                                "model_fields") else {}
        spec = parts.get(inner)
    if spec is None or not (spec.term or spec.ref):
        able = [name for name, item in fields.items() if item.term or item.ref]
        yield ("by",), explain_unknown(chart.by, f"fields of the {chart.dataset} that hold terms or ids",
                                        able)
        return
    for index, lane in enumerate(chart.lanes):
        for position, term in enumerate(lane.terms):
            if term not in _check_values(catalog, spec):
                yield ("lanes", index, "terms", position), explain_unknown(term, f"values of {chart.by}",
                                                                    _check_values(catalog, spec))
