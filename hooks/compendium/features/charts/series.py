"""Which values a chart draws, in one language.

Each figure a series of its own, which is never joined to another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from compendium.core.edtf import Edtf
from compendium.presentation.language import Item
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.models import Chart, Figure, Observation

# A qualifier that judges a value and does not make it less exact.
_EXACT = frozenset({"only"})


@dataclass(frozen=True)
class Point:
    """One value as charts and their tables show it.

    `words` is the value in words, `when` its date as the source has it, `day` the date by itself, `label`
    everything in one line; `number` is None where the source has words instead; `rough` marks a bound, an
    approximate value or an uncertain date, `aim` a target or forecast.
    """

    id: str
    href: str
    number: Decimal | None
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
    def value(self) -> Decimal:
        """Return the number; only points that have one are drawn."""
        assert self.number is not None
        return self.number

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
    def numbers(self) -> tuple[Point, ...]:
        """Return the values that are numbers and not words."""
        return tuple(point for point in self.points if point.number is not None)

    @property
    def dated(self) -> tuple[Point, ...]:
        """Return the numbers that have a place in time."""
        return tuple(point for point in self.numbers if point.date is not None and point.date.known)


def read_series(views: Views, chart: Chart) -> list[Series]:
    """Return the series of a chart in its own order."""
    return [read_figure(views, views.catalog.entries[name], chart.apart) for name in chart.figures]


def read_figure(views: Views, entry: Entry, apart: str) -> Series:
    """Return one figure; its heading says what tells it apart: its scope, its title, or both."""
    language = views.language
    record = entry.record
    assert isinstance(record, Figure)
    title, scope = language.title(entry), record.scope[language.code]
    heading = {"scope": (_capitalise(scope),), "title": (title,), "both": (title, scope)}[apart]
    points = [_make_point(views, record, observation, heading[0])
              for observation in _order_in_time(record.observations)]
    return Series(entry.id, language.address(entry.id), title, scope, heading, record.unit, record.measure,
                  tuple(points))


def _order_in_time(observations: Iterable[Observation]) -> list[Observation]:
    return sorted(observations, key=lambda item: (item.date is None, item.date.order if item.date else ()))


def _make_point(views: Views, figure: Figure, observation: Observation, heading: str) -> Point:
    language = views.language
    shown = views.observation(observation, figure.unit)
    when = shown["date"] or {"text": observation.date_words[language.code]
                             if observation.date_words else language.label("value.undated")}
    sources = tuple(language.citation(statement.source, statement.at) for statement in observation.sources)
    words = language.label("chart.aim", value=shown["value"]) if observation.target else shown["value"]
    return Point(
        id=observation.id, href=language.address(observation.id), number=observation.value, to=observation.to,
        words=words,
        date=observation.date, when=when, day=language.locale.date(observation.date), aim=observation.target,
        rough=_is_rough(observation), reporter=shown["reporter"], sources=sources,
        label=language.label("chart.point", series=heading, value=words, date=when["text"],
                          source=language.label("list.semicolon").join(source["text"] for source in sources)),
    )


def _is_rough(observation: Observation) -> bool:
    doubtful = bool(observation.date and observation.date.start and observation.date.start.qualifier)
    return doubtful or bool(observation.qualifier and observation.qualifier not in _EXACT)


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
