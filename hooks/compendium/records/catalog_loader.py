"""From the data folder to the catalog: files read once, records entered, references turned round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from compendium.core.locales import Locale
from compendium.core.printed.claims import ReadingWords
from compendium.records.catalog import Catalog, Entry
from compendium.records.datasets import DATASETS, Dataset
from compendium.records.links import give_themes, link_records
from compendium.records.loader import FileCache, FilePlace, list_files
from compendium.records.models import Chart, Figure, GeoFile, Map
from compendium.records.models.benchmarks import Benchmarks
from compendium.records.models.editions import Correction, Edition, Withdrawal
from compendium.records.models.mutation import Mutation
from compendium.records.models.outline import SourcePart
from compendium.records.models.periods import Period
from compendium.records.models.queries import Query
from compendium.records.models.search import SearchWords
from compendium.records.models.search_evaluation import SearchEvaluation
from compendium.records.models.snippets import Snippet
from compendium.records.models.style import Style
from compendium.records.words import load_words


def load_catalog(root: Path, cache: FileCache | None = None, background: bool = True) -> Catalog:
    """Read the data folder; faults of form are collected in the catalog's `problems`.

    A `cache` that is kept from one call to the next saves reading files that have not changed. Without
    `background` the datasets that stand apart are as if they had never been.
    """
    cache = cache or FileCache()
    datasets = tuple(dataset for dataset in DATASETS if background or not dataset.apart)
    catalog = Catalog(root, cache, datasets)
    _load_settings(catalog, cache)
    _load_outlines(catalog, cache)
    _load_editions(catalog, cache)
    _load_charts(catalog, cache)
    _load_maps(catalog, cache)
    _load_reports(catalog, cache)
    for dataset in datasets:
        for path in list_files(root, dataset.name):
            for entry in _read_entries(catalog, cache, path, dataset):
                _add_entry(catalog, entry)
    give_themes(catalog)
    link_records(catalog)
    return catalog


def _read_records(catalog: Catalog, cache: FileCache, path: Path, model: type[BaseModel],
          kind: str = "") -> list[tuple[Any, FilePlace]]:
    """Return the records of one file and keep its faults.

    Without a `kind`, all else rests on it and they stand alone.
    """
    listing = cache.records(path, catalog.root, model)
    catalog.problems += listing.problems if kind else [replace(problem, alone=True)
                                                       for problem in listing.problems]
    # A record that cannot be read is still known to exist, so that links to it are no second fault.
    catalog.broken |= dict.fromkeys(listing.broken, kind) if kind else {}
    for cited in listing.cited:
        catalog.citations.setdefault(cited, [])
    return listing.records


def _read_entries(catalog: Catalog, cache: FileCache, path: Path, dataset: Dataset) -> list[Entry]:
    """Return the entries of one file; while it is the same, so are they, with all that was found in them."""
    records = _read_records(catalog, cache, path, dataset.model, dataset.name)
    return cache.made_of(path, f"entries of {dataset.name}",
                         lambda: [Entry(record, dataset, place) for record, place in records])


def _load_settings(catalog: Catalog, cache: FileCache) -> None:
    words = catalog.words = load_words(catalog.root, cache, catalog.datasets)
    catalog.problems += words.problems
    catalog.labels, catalog.fields, catalog.vocabulary = words.labels, words.fields, words.vocabulary
    settings = {"floors": dict[str, int], "exceptions": dict[str, str], "search": SearchWords,
                "reading": ReadingWords, "style": Style}
    for name, kind in settings.items():
        value, faults = cache.mapping(catalog.root / f"{name}.yml", catalog.root, kind)
        catalog.problems += faults
        if value is not None:
            setattr(catalog, name, value)
    locales = _read_records(catalog, cache, catalog.root / "locales.yml", Locale)
    catalog.locales = {locale.code: locale for locale, _ in locales}
    catalog.periods = _read_records(catalog, cache, catalog.root / "periods.yml", Period)
    for path in list_files(catalog.root, "queries"):
        catalog.queries += _read_records(catalog, cache, path, Query)
    for path in list_files(catalog.root, "snippets"):
        catalog.snippets += [snippet for snippet, _ in _read_records(catalog, cache, path, Snippet)]


def _load_outlines(catalog: Catalog, cache: FileCache) -> None:
    for path in sorted((catalog.root / "outlines").glob("*.yml")):
        outline = catalog.outlines.setdefault(path.stem, {})
        for unit, place in _read_records(catalog, cache, path, SourcePart):
            if unit.id in outline:
                catalog.problems.append(place.problem(unit.id, ("id",),
                                                      f"repeats the locator '{unit.id}' of {path.stem}."))
            outline[unit.id] = unit
            catalog.outline_places[path.stem, unit.id] = place


def _load_editions(catalog: Catalog, cache: FileCache) -> None:
    for path in sorted((catalog.root / "editions").glob("*.json")):
        edition, faults = cache.json(path, catalog.root, Edition)
        catalog.problems += faults
        if edition is not None:
            catalog.editions.append(edition)
    catalog.editions.sort(key=lambda edition: edition.date)
    corrections = [found for path in list_files(catalog.root, "corrections")
                   for found in _read_records(catalog, cache, path, Correction)]
    withdrawals = [found for path in list_files(catalog.root, "withdrawn")
                   for found in _read_records(catalog, cache, path, Withdrawal)]
    catalog.corrections = sorted((item for item, _ in corrections), key=lambda item: item.date.earliest)
    catalog.withdrawals = [item for item, _ in withdrawals]
    catalog.correction_places = {item.id: place for item, place in corrections}
    catalog.withdrawal_places = {item.id: place for item, place in withdrawals}
    _leave_out_apart(catalog)


def _leave_out_apart(catalog: Catalog) -> None:
    """Take what editions, corrections and withdrawals tell of the datasets that are left out from them."""
    left_out = {dataset.name for dataset in DATASETS} - {dataset.name for dataset in catalog.datasets}
    gone = {name for edition in catalog.editions for name, kept in edition.records.items()
            if kept.dataset in left_out}
    gone |= {item.id for item in catalog.withdrawals if item.dataset in left_out}
    catalog.editions = [edition.model_copy(update={"records": {
        name: kept for name, kept in edition.records.items() if name not in gone}})
        for edition in catalog.editions]
    catalog.corrections = [item for item in catalog.corrections if item.record not in gone]
    catalog.withdrawals = [item for item in catalog.withdrawals if item.id not in gone]


def _load_reports(catalog: Catalog, cache: FileCache) -> None:
    """Read the reports on search, planted faults and cost; one that was never made is left out."""
    reports: dict[str, tuple[str, type[BaseModel]]] = {
        "search_evaluation": ("search-exam", SearchEvaluation), "mutation": ("mutation", Mutation),
        "benchmarks": ("bench", Benchmarks)}
    for name, (file, model) in reports.items():
        path = catalog.root / "quality" / f"{file}.json"
        if path.is_file():
            report, faults = cache.json(path, catalog.root, model)
            setattr(catalog, name, report)
            catalog.problems += faults


def _load_charts(catalog: Catalog, cache: FileCache) -> None:
    for path in list_files(catalog.root, "charts"):
        catalog.chart_places += _read_records(catalog, cache, path, Chart, "charts")
    catalog.charts = {chart.id: chart for chart, _ in catalog.chart_places}


def _load_maps(catalog: Catalog, cache: FileCache) -> None:
    for path in list_files(catalog.root, "maps"):
        catalog.map_places += _read_records(catalog, cache, path, Map, "maps")
    catalog.maps = {item.id: item for item, _ in catalog.map_places}
    for path in sorted((catalog.root / "geo").glob("*.geojson")):
        geo, faults = cache.json(path, catalog.root, GeoFile)
        catalog.problems += faults
        if geo is not None:
            catalog.geo[path.stem] = geo
            catalog.shapes |= {shape.properties.record: (geo, shape) for shape in geo.features
                               if shape.properties.record}


def _add_entry(catalog: Catalog, entry: Entry) -> None:
    if entry.id in catalog.entries:
        catalog.duplicates.append((entry, catalog.entries[entry.id]))
        return
    catalog.entries[entry.id] = entry
    catalog.variants |= {variant.id: (entry, variant) for variant in entry.record.variants}
    if isinstance(entry.record, Figure):
        for observation in entry.record.observations:
            catalog.observations.setdefault(observation.id, (entry, observation))
