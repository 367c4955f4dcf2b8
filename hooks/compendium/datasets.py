"""The one registry of datasets: their models, how they are ordered and what their tables show."""

from __future__ import annotations

from dataclasses import dataclass

from . import models
from .models import Record


@dataclass(frozen=True)
class Dataset:
    """One kind of record: its name is its data file, its address and its key in exports.

    `template` makes the pages of its records; `weight` says how likely a searcher means one of them;
    `columns` are the fields of the index table besides the title; `facets` those it can be filtered by;
    `dated` those that put the record on the timeline.
    """

    name: str
    model: type[Record]
    columns: tuple[str, ...]
    facets: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    order: str = "title"
    template: str = "pages/record.html"
    weight: float = 1.0


DATASETS: tuple[Dataset, ...] = (
    Dataset("meetings", models.Meeting, ("date", "ordinal", "body", "place", "format"),
            facets=("body", "kind", "format"), dated=("date",), order="date"),
    Dataset("instruments", models.Instrument, ("date", "kind", "status", "parties"),
            facets=("kind", "status", "themes"), dated=("date", "in_force"), order="date"),
    Dataset("events", models.Event, ("date", "kind", "place"),
            facets=("kind", "themes"), dated=("date",), order="date"),
    Dataset("bodies", models.Body, ("kind", "level", "founded", "parent"),
            facets=("kind", "level"), dated=("founded",), template="pages/hub.html", weight=1.5),
    Dataset("projects", models.Project, ("kind", "status", "as_of", "opened"),
            facets=("kind", "status"), dated=("started", "opened"), weight=1.4),
    Dataset("rivers", models.River, ("kind", "states", "flows_into"), facets=("kind",),
            template="pages/hub.html", weight=1.6),
    Dataset("places", models.Place, ("kind", "within"), facets=("kind",), template="pages/hub.html", weight=1.3),
    Dataset("people", models.Person, ("roles",), weight=1.6),
    Dataset("figures", models.Figure, ("unit", "measure", "scope"), facets=("measure", "themes"),
            template="pages/figure.html", weight=0.9),
    Dataset("commitments", models.Commitment, ("section", "side", "kind", "deadline"),
            facets=("side", "kind", "themes"), dated=("deadline",), order="section", weight=0.7),
    Dataset("positions", models.Position, ("kind", "holder", "reported_by"), facets=("kind", "reported_by", "themes"),
            order="kind", weight=0.7),
    Dataset("discrepancies", models.Discrepancy, ("kind", "relation"), facets=("kind", "relation"),
            template="pages/discrepancy.html", weight=0.8),
    Dataset("glossary", models.GlossaryTerm, ("definition",), weight=0.9),
    Dataset("sources", models.Source, ("kind", "authors", "date"), order="file", template="pages/source.html"),
)


def by_name() -> dict[str, Dataset]:
    """Return the datasets by their names."""
    return {dataset.name: dataset for dataset in DATASETS}
