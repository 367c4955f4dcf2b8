"""Which values a chart draws, in one language: each figure a series of its own, which is never joined to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..catalog import Entry
from ..edtf import Edtf
from ..models import Chart, Figure, Observation
from ..views import Views
from ..wording import Item

# A qualifier that judges a value and does not make it less exact.
_EXACT = frozenset({"only"})


@dataclass(frozen=True)
class Point:
    """One value as charts and their tables show it.

    `words` is the value in words, `when` its date as the source has it, `day` the date by itself, `label`
    everything in one line; `rough` marks a bound, an approximate value or an uncertain date, `aim` a target or forecast.
    """

    id: str
    href: str
    value: Decimal
    to: Decimal | None
    words: str
    date: Edtf | None
    when: Item
    day: str
    aim: bool
    rough: bool
    reporter: str
    sources: tuple[Item, ...]
    label: str

    @property
    def high(self) -> Decimal:
        """Return the value, or the upper end of a range."""
        return self.value if self.to is None else self.to


@dataclass(frozen=True)
class Series:
    """One figure: what heads it, and its values in order of time, those without a date last."""

    id: str
    href: str
    title: str
    scope: str
    heading: tuple[str, ...]
    unit: str
    measure: str
    points: tuple[Point, ...]

    @property
    def dated(self) -> tuple[Point, ...]:
        """Return the values that have a place in time."""
        return tuple(point for point in self.points if point.date is not None and point.date.known)

    @property
    def undated(self) -> tuple[Point, ...]:
        """Return the values that have none."""
        return tuple(point for point in self.points if point not in self.dated)


def chart_series(views: Views, chart: Chart) -> list[Series]:
    """Return the series of a chart in its own order."""
    return [figure_series(views, views.catalog.entries[name], chart.apart) for name in chart.figures]


def figure_series(views: Views, entry: Entry, apart: str) -> Series:
    """Return one figure; its heading says what tells it apart: its scope, its title, or both."""
    record = entry.record
    assert isinstance(record, Figure)
    title, scope = views.title(entry), record.scope[views.code]
    heading = {"scope": (_capital(scope),), "title": (title,), "both": (title, scope)}[apart]
    points = [_point(views, record, observation, heading[0]) for observation in _in_time(record.observations)]
    return Series(entry.id, views.address(entry.id), title, scope, heading, record.unit, record.measure, tuple(points))


def _in_time(observations: Iterable[Observation]) -> list[Observation]:
    return sorted(observations, key=lambda item: (item.date is None, item.date.order if item.date else ()))


def _point(views: Views, figure: Figure, observation: Observation, heading: str) -> Point:
    shown = views.observation(observation, figure)
    when = shown["date"] or {"text": observation.date_words[views.code] if observation.date_words else views.label("value.undated")}
    sources = tuple(views.citation(statement.source, statement.at) for statement in observation.sources)
    words = views.label("chart.aim", value=shown["value"]) if observation.target else shown["value"]
    return Point(
        id=observation.id, href=views.address(observation.id), value=observation.value, to=observation.to, words=words,
        date=observation.date, when=when, day=views.locale.date(observation.date), aim=observation.target,
        rough=_rough(observation), reporter=shown["reporter"], sources=sources,
        label=views.label("chart.point", series=heading, value=words, date=when["text"],
                          source=views.label("list.semicolon").join(source["text"] for source in sources)),
    )


def _rough(observation: Observation) -> bool:
    doubtful = bool(observation.date and observation.date.start and observation.date.start.qualifier)
    return doubtful or bool(observation.qualifier and observation.qualifier not in _EXACT)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
