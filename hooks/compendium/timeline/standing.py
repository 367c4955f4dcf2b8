"""What stood on a day, as far as the dates of the sources allow: signed, in force, founded, running, open.

A state lasts from one date to another. Each date is a stretch of days that it can mean; a state is certain on a day
that lies after all of the first and before all of the second, and possible where only a part of them allows it.
templates/theme/assets/timeline.js does the same with the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..edtf import Edtf
from ..models import Body, Commitment, Instrument, Project
from .marks import day_number

# The states in the order in which they are shown, each with its dataset and the label of its heading.
STATES: dict[str, tuple[str, str]] = {
    "in-force": ("instruments", "standing.in-force"),
    "signed": ("instruments", "standing.signed"),
    "awaiting": ("instruments", "standing.awaiting"),
    "ended": ("instruments", "standing.ended"),
    "drafted": ("instruments", "standing.drafted"),
    "founded": ("bodies", "standing.founded"),
    "begun": ("projects", "standing.begun"),
    "opened": ("projects", "standing.opened"),
    "reported": ("projects", "standing.reported"),
    "open": ("commitments", "standing.open"),
    "due": ("commitments", "standing.due"),
}
# Kinds and statuses of what was never concluded; whatever else an instrument is, somebody signed, adopted or issued it.
_DRAFT_KINDS = frozenset({"draft", "draft-stage"})
_DRAFT_STATUSES = frozenset({"draft", "under-study", "to-be-signed", "proposed"})
# A state of the past is over, and no record says since when: that it stood on a day cannot be told.
_ENDED_KINDS = frozenset({"historical-state"})


@dataclass(frozen=True)
class Bound:
    """A date as the days that it can mean; `doubtful` where the source or this site doubts it."""

    low: int
    high: int
    doubtful: bool = False


@dataclass(frozen=True)
class Span:
    """A state of a record from one date to another, or to no known end."""

    state: str
    start: Bound
    end: Bound | None = None

    def on(self, day: int) -> str:
        """Return "certain", "possible" or nothing for a day given as a number."""
        if day < self.start.low or (self.end and day >= self.end.high and not self.end.doubtful):
            return ""
        begun = day >= self.start.high and not self.start.doubtful
        lasting = self.end is None or day < self.end.low
        return "certain" if begun and lasting else "possible"


def standing(catalog: Catalog) -> Iterator[tuple[Entry, tuple[Span, ...]]]:
    """Yield each record that can stand on a day with its states; undated ones have none."""
    for entry in catalog.entries.values():
        record = entry.record
        if isinstance(record, Instrument):
            yield entry, tuple(_instrument(record))
        elif isinstance(record, Body) and record.kind not in _ENDED_KINDS:
            yield entry, tuple(_since("founded", record.founded))
        elif isinstance(record, Project):
            yield entry, tuple(_project(record))
        elif isinstance(record, Commitment):
            yield entry, tuple(_commitment(catalog, record))


def beginning(value: Edtf) -> Bound:
    """Return when something dated so has begun: of an open interval the start, of a closed one the whole."""
    high = value.latest if value.end else value.start.bounds()[1] if value.start else value.latest
    return Bound(day_number(value.earliest), day_number(high), _doubtful(value))


def _instrument(record: Instrument) -> Iterator[Span]:
    if not (record.date and record.date.known):
        return
    signed = beginning(record.date)
    if record.kind in _DRAFT_KINDS or record.status in _DRAFT_STATUSES:
        yield Span("drafted", signed)
        return
    force = beginning(record.in_force) if record.in_force and record.in_force.known else None
    ended = beginning(record.ended) if record.ended and record.ended.known else None
    if force:
        yield Span("awaiting", signed, force)
        yield Span("in-force", force, ended)
    else:
        yield Span("signed", signed, ended)
    if ended:
        yield Span("ended", ended)


def _project(record: Project) -> Iterator[Span]:
    started = record.started and record.started.known and beginning(record.started)
    opened = record.opened and record.opened.known and beginning(record.opened)
    if started:
        yield Span("begun", started, opened or None)
    if opened:
        yield Span("opened", opened)
    if not started and not opened and record.as_of:
        yield from _since("reported", record.as_of)


def _commitment(catalog: Catalog, record: Commitment) -> Iterator[Span]:
    """A pledge is open from the day of its instrument; on the last day of its deadline it still is."""
    made = catalog.entries[record.instrument].own.date if record.instrument in catalog.entries else None
    if not made or not made.known:
        return
    deadline = record.deadline
    if deadline is None or deadline.end is None or not deadline.end.known:
        yield Span("open", beginning(made))
        return
    low, high = deadline.end.bounds()
    passed = Bound(day_number(low) + 1, day_number(high) + 1, _doubtful(deadline))
    yield Span("open", beginning(made), passed)
    yield Span("due", passed)


def _since(state: str, value: Edtf | None) -> Iterator[Span]:
    if value and value.known:
        yield Span(state, beginning(value))


def _doubtful(value: Edtf) -> bool:
    return any(point is not None and bool(point.qualifier) for point in (value.start, value.end))
