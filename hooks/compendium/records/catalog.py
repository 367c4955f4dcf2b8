"""All records of the project, found by id, with the links that lead back to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from compendium.core.field_walk import Found, Location, walk_record
from compendium.core.fields import Statement, Text
from compendium.core.labels import Label
from compendium.core.locales import Locale
from compendium.core.printed.claims import ReadingWords
from compendium.core.problems import Problem
from compendium.records.datasets import DATASETS, Dataset
from compendium.records.loader import FileCache, FilePlace
from compendium.records.models import Chart, GeoFile, Map, Observation, Record, Shape
from compendium.records.models.benchmarks import Benchmarks
from compendium.records.models.editions import Correction, Edition, Withdrawal
from compendium.records.models.mutation import Mutation
from compendium.records.models.outline import SourcePart
from compendium.records.models.periods import Period
from compendium.records.models.queries import Query
from compendium.records.models.record import Variant
from compendium.records.models.search import SearchWords
from compendium.records.models.search_evaluation import SearchEvaluation
from compendium.records.models.snippets import Snippet
from compendium.records.models.style import Style
from compendium.records.words import Words


# Compared by identity: there is one entry for each record.
@dataclass(frozen=True, eq=False)
class Entry:
    """A record with its dataset and the place in the files where it stands."""

    record: Record
    dataset: Dataset
    place: FilePlace
    # What stands for all that the record says in a language; asked for on every page that can be cited.
    hashes: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    @property
    def id(self) -> str:
        """Return the record's id."""
        return self.record.id

    @property
    def own(self) -> Any:
        """Return the record with the fields of its own dataset, which the type of all records does not tell.
        """
        return self.record

    @property
    def names(self) -> list[str]:
        """Return every form of the record's name; in what other words a question is asked is none."""
        return [form for form in self.record.title.forms() if form not in self.wordings]

    @property
    def wordings(self) -> tuple[str, ...]:
        """Return other wordings in which people ask a question; nothing of what is no question."""
        return self.record.title.also if self.dataset.asked else ()

    @property
    def content(self) -> tuple[str, str, bytes]:
        """Return what tells what the file says of this record from anything else that it could say."""
        return self.dataset.name, self.id, self.place.content

    @cached_property
    def values(self) -> list[Found]:
        """Return every value in the record, as `walk_record` does; most checks go through them."""
        return walk_record(self.record)

    @cached_property
    def statements(self) -> list[tuple[Location, Statement]]:
        """Return every statement in the record with its location, nested ones included."""
        # To ask a model's class whether a plain value is one of its own takes longer than all the rest.
        return [(location, value) for location, spec, value in self.values
                if spec.nested and isinstance(value, Statement)]

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
    cache: FileCache = field(default_factory=FileCache)
    datasets: tuple[Dataset, ...] = DATASETS
    problems: list[Problem] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    duplicates: list[tuple[Entry, Entry]] = field(default_factory=list)
    outlines: dict[str, dict[str, SourcePart]] = field(default_factory=dict)
    outline_places: dict[tuple[str, str], FilePlace] = field(default_factory=dict)
    vocabulary: dict[str, dict[str, Text]] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    words: Words = field(init=False)
    fields: dict[str, Text] = field(default_factory=dict)
    locales: dict[str, Locale] = field(default_factory=dict)
    floors: dict[str, int] = field(default_factory=dict)
    exceptions: dict[str, str] = field(default_factory=dict)
    search: SearchWords = field(default_factory=SearchWords.empty)
    reading: ReadingWords = field(default_factory=ReadingWords.empty)
    style: Style = field(default_factory=Style)
    search_evaluation: SearchEvaluation | None = None
    mutation: Mutation | None = None
    benchmarks: Benchmarks | None = None
    periods: list[tuple[Period, FilePlace]] = field(default_factory=list)
    queries: list[tuple[Query, FilePlace]] = field(default_factory=list)
    snippets: list[Snippet] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    withdrawals: list[Withdrawal] = field(default_factory=list)
    correction_places: dict[str, FilePlace] = field(default_factory=dict)
    withdrawal_places: dict[str, FilePlace] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)
    chart_places: list[tuple[Chart, FilePlace]] = field(default_factory=list)
    maps: dict[str, Map] = field(default_factory=dict)
    map_places: list[tuple[Map, FilePlace]] = field(default_factory=list)
    geo: dict[str, GeoFile] = field(default_factory=dict)
    shapes: dict[str, tuple[GeoFile, Shape]] = field(default_factory=dict)
    observations: dict[str, tuple[Entry, Observation]] = field(default_factory=dict)
    variants: dict[str, tuple[Entry, Variant]] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))
    disputes: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    background: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    citations: dict[tuple[str, str], list[Entry]] = field(default_factory=lambda: defaultdict(list))
    # What `verification` makes of all records, filled in when it is first asked for.
    marks: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, dataset: str) -> list[Entry]:
        """Return the entries of one dataset in the order of its files."""
        return [entry for entry in self.entries.values() if entry.dataset.name == dataset]

    def statements(self, entry: Entry) -> Iterator[tuple[Location, Statement]]:
        """Yield every statement in a record with its location, nested ones included."""
        yield from entry.statements
