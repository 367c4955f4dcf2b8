"""All records of the project, found by id, with the links that lead back to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .datasets import DATASETS, Dataset
from .errors import Problem
from .fields import Statement, Text
from .loading import Location, Place, Shelf, files, json_file
from .locales import Locale
from .models import Chart, Discrepancy, Figure, GeoFile, Map, Observation, Record, Shape
from .models.editions import Correction, Edition, Withdrawal
from .models.exam import Exam
from .models.measured import Bench, Load
from .models.mutation import Mutation
from .models.outline import Unit
from .models.periods import Period
from .models.search import SearchWords
from .walking import walk


# Compared by identity: there is one entry for each record.
@dataclass(frozen=True, eq=False)
class Entry:
    """A record with its dataset and the place in the files where it stands."""

    record: Record
    dataset: Dataset
    place: Place

    @property
    def id(self) -> str:
        """Return the record's id."""
        return self.record.id

    @property
    def own(self) -> Any:
        """Return the record with the fields of its own dataset, which the type of all records does not tell."""
        return self.record

    def problem(self, at: Location, message: str) -> Problem:
        """Return a fault at a field of this record."""
        return self.place.problem(self.id, at, message)


@dataclass(frozen=True)
class Link:
    """A reference seen from its target: which record points here, and from which field."""

    entry: Entry
    field: str


@dataclass(repr=False)
class Catalog:
    """Everything that the data says, read once."""

    root: Path
    shelf: Shelf = field(default_factory=Shelf)
    problems: list[Problem] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    duplicates: list[tuple[Entry, Entry]] = field(default_factory=list)
    outlines: dict[str, dict[str, Unit]] = field(default_factory=dict)
    outline_places: dict[tuple[str, str], Place] = field(default_factory=dict)
    vocabulary: dict[str, dict[str, Text]] = field(default_factory=dict)
    labels: dict[str, Text] = field(default_factory=dict)
    fields: dict[str, Text] = field(default_factory=dict)
    locales: dict[str, Locale] = field(default_factory=dict)
    floors: dict[str, int] = field(default_factory=dict)
    exceptions: dict[str, str] = field(default_factory=dict)
    search: SearchWords = field(default_factory=SearchWords.empty)
    exam: Exam | None = None
    mutation: Mutation | None = None
    bench: Bench | None = None
    load: Load | None = None
    periods: list[tuple[Period, Place]] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    charts: dict[str, Chart] = field(default_factory=dict)
    chart_places: list[tuple[Chart, Place]] = field(default_factory=list)
    maps: dict[str, Map] = field(default_factory=dict)
    map_places: list[tuple[Map, Place]] = field(default_factory=list)
    geo: dict[str, GeoFile] = field(default_factory=dict)
    shapes: dict[str, tuple[GeoFile, Shape]] = field(default_factory=dict)
    observations: dict[str, tuple[Entry, Observation]] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))
    disputes: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    citations: dict[tuple[str, str], list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def of(self, dataset: str) -> list[Entry]:
        """Return the entries of one dataset in the order of its files."""
        return [entry for entry in self.entries.values() if entry.dataset.name == dataset]

    def statements(self, entry: Entry) -> Iterator[tuple[Location, Statement]]:
        """Yield every statement in a record with its location, nested ones included."""
        for location, _, value in walk(entry.record):
            if isinstance(value, Statement):
                yield location, value


def load_catalog(root: Path, shelf: Shelf | None = None) -> Catalog:
    """Read the data folder; faults of form are collected in the catalog's `problems`.

    A `shelf` that is kept from one call to the next saves reading files that have not changed.
    """
    shelf = shelf or Shelf()
    catalog = Catalog(root, shelf)
    catalog.problems += _load_settings(catalog, shelf)
    catalog.problems += _load_outlines(catalog, shelf)
    catalog.problems += _load_editions(catalog, shelf)
    catalog.problems += _load_charts(catalog, shelf)
    catalog.problems += _load_maps(catalog, shelf)
    catalog.problems += _load_reports(catalog)
    for dataset in DATASETS:
        for path in files(root, dataset.name):
            found, faults = shelf.records(path, root, dataset.model)
            catalog.problems += faults
            # A record that cannot be read is still known to exist, so that links to it are no second fault.
            catalog.broken |= {fault.record: dataset.name for fault in faults if fault.record}
            for record, place in found:
                _add(catalog, Entry(record, dataset, place))
    _link(catalog)
    return catalog


def _load_settings(catalog: Catalog, shelf: Shelf) -> list[Problem]:
    problems: list[Problem] = []
    settings = {"vocabulary": dict[str, dict[str, Text]], "labels": dict[str, Text], "fields": dict[str, Text],
                "floors": dict[str, int], "exceptions": dict[str, str], "search": SearchWords}
    for name, kind in settings.items():
        value, faults = shelf.mapping(catalog.root / f"{name}.yml", catalog.root, kind)
        problems += faults
        if value is not None:
            setattr(catalog, name, value)
    found, faults = shelf.records(catalog.root / "locales.yml", catalog.root, Locale)
    catalog.locales = {locale.code: locale for locale, _ in found}
    catalog.periods, others = shelf.records(catalog.root / "periods.yml", catalog.root, Period)
    return problems + faults + others


def _load_outlines(catalog: Catalog, shelf: Shelf) -> list[Problem]:
    problems: list[Problem] = []
    for path in sorted((catalog.root / "outlines").glob("*.yml")):
        found, faults = shelf.records(path, catalog.root, Unit)
        problems += faults
        outline = catalog.outlines.setdefault(path.stem, {})
        for unit, place in found:
            if unit.id in outline:
                problems.append(place.problem(unit.id, ("id",), f"repeats the locator '{unit.id}' of {path.stem}."))
            outline[unit.id] = unit
            catalog.outline_places[path.stem, unit.id] = place
    return problems


def _load_editions(catalog: Catalog, shelf: Shelf) -> list[Problem]:
    problems: list[Problem] = []
    for path in sorted((catalog.root / "editions").glob("*.json")):
        edition, faults = json_file(path, catalog.root, Edition)
        problems += faults
        if edition is not None:
            catalog.editions.append(edition)
    catalog.editions.sort(key=lambda edition: edition.date)
    for path in files(catalog.root, "corrections"):
        corrections, faults = shelf.records(path, catalog.root, Correction)
        problems += faults
        catalog.corrections += [item for item, _ in corrections]
    for path in files(catalog.root, "withdrawn"):
        withdrawals, faults = shelf.records(path, catalog.root, Withdrawal)
        problems += faults
        catalog.withdrawals += [item for item, _ in withdrawals]
    return problems


def _load_reports(catalog: Catalog) -> list[Problem]:
    """Read what the project's rulers wrote; a report that was never made is left out."""
    problems: list[Problem] = []
    reports: dict[str, tuple[str, type[BaseModel]]] = {
        "exam": ("search-exam", Exam), "mutation": ("mutation", Mutation), "bench": ("bench", Bench), "load": ("load", Load)}
    for name, (file, model) in reports.items():
        path = catalog.root / "quality" / f"{file}.json"
        if path.is_file():
            report, faults = json_file(path, catalog.root, model)
            setattr(catalog, name, report)
            problems += faults
    return problems


def _load_charts(catalog: Catalog, shelf: Shelf) -> list[Problem]:
    problems: list[Problem] = []
    for path in files(catalog.root, "charts"):
        found, faults = shelf.records(path, catalog.root, Chart)
        problems += faults
        catalog.broken |= {fault.record: "charts" for fault in faults if fault.record}
        catalog.chart_places += found
    catalog.charts = {chart.id: chart for chart, _ in catalog.chart_places}
    return problems


def _load_maps(catalog: Catalog, shelf: Shelf) -> list[Problem]:
    problems: list[Problem] = []
    for path in files(catalog.root, "maps"):
        found, faults = shelf.records(path, catalog.root, Map)
        problems += faults
        catalog.broken |= {fault.record: "maps" for fault in faults if fault.record}
        catalog.map_places += found
    catalog.maps = {item.id: item for item, _ in catalog.map_places}
    for path in sorted((catalog.root / "geo").glob("*.geojson")):
        geo, faults = json_file(path, catalog.root, GeoFile)
        problems += faults
        if geo is not None:
            catalog.geo[path.stem] = geo
            catalog.shapes |= {shape.properties.record: (geo, shape) for shape in geo.features if shape.properties.record}
    return problems


def _add(catalog: Catalog, entry: Entry) -> None:
    if entry.id in catalog.entries:
        catalog.duplicates.append((entry, catalog.entries[entry.id]))
        return
    catalog.entries[entry.id] = entry
    if isinstance(entry.record, Figure):
        for observation in entry.record.observations:
            catalog.observations.setdefault(observation.id, (entry, observation))


def _link(catalog: Catalog) -> None:
    """Turn every reference round, so that each record knows what points to it."""
    for entry in catalog.entries.values():
        seen: set[tuple[str, str]] = set()
        for location, spec, value in walk(entry.record):
            if spec.ref and isinstance(value, str) and value != entry.id and spec.ref.datasets != ("sources",):
                key = (value, str(location[0]))
                if key not in seen:
                    seen.add(key)
                    catalog.links[value].append(Link(entry, str(location[0])))
            elif isinstance(value, Statement):
                cited = catalog.citations[value.source, value.at]
                if entry not in cited:
                    cited.append(entry)
        if isinstance(entry.record, Discrepancy):
            for target in entry.record.records:
                catalog.disputes[target].append(entry)
