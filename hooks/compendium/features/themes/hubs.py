"""What the records of all datasets say of one body, place or water.

Its sessions as a table, the rest in order of time.
"""

from __future__ import annotations

from typing import Any

from compendium.core.edtf import Edtf
from compendium.features.timeline import Mark, Timeline
from compendium.presentation.language import LONG, fold_list
from compendium.presentation.record_view import Views
from compendium.presentation.tables import make_record_table
from compendium.records.catalog import Entry
from compendium.records.datasets import by_name
from compendium.records.models import Meeting

SESSION_COLUMNS = ("date", "place", "outcome")
# A longer chronology has a page of its own; the hub shows its end.
MOST, END = 60, 8


def make_hub(views: Views, timeline: Timeline, entry: Entry) -> dict[str, Any]:
    """Return what is gathered on a record.

    Its `sessions` as a table or None; the `marks` of the dated records that name it, or the last of them if
    their page, `chronology`, has all; and the `groups` of all other records.
    """
    sessions = _list_sessions(views, entry)
    marks, own = list_marks(views, timeline, entry), has_chronology(views, entry)
    table = make_record_table(views, by_name()["meetings"], sessions, SESSION_COLUMNS,
                         short=True) if sessions else None
    shown = {other.id for other in sessions}
    groups = [{**group, **fold_list([item for item in group["values"] if item["id"] not in shown])}
              for group in views.record(entry)["groups"]]
    return {"sessions": table, "marks": (marks[-END:] if own else marks) if len(marks) > 1 else [],
            "size": len(marks), "long": len(marks) > LONG and not own,
            "chronology": f"{views.language.address(entry.id)}chronology/" if own else "",
            "groups": [group for group in groups if group["size"]]}


def list_marks(views: Views, timeline: Timeline, entry: Entry) -> list[Mark]:
    """Return the marks of the dated records that name a record, but for its sessions, in order of time."""
    named = _find_named(views, entry)
    return [mark for mark in timeline.marks if mark["record"] in named]


def has_chronology(views: Views, entry: Entry) -> bool:
    """Return whether more dated records name a record than its own page shows."""
    return sum(_is_dated(views.catalog.entries[name]) for name in _find_named(views, entry)) > MOST


def _list_sessions(views: Views, entry: Entry) -> list[Entry]:
    return [other for other in views.order.list_entries("meetings")
            if isinstance(other.record, Meeting) and other.record.body == entry.id]


def _find_named(views: Views, entry: Entry) -> set[str]:
    named = {link.entry.id for link in views.catalog.links.get(entry.id, [])}
    sessions = {other.id for other in _list_sessions(views, entry)}
    return {*named, *entry.record.related, entry.id} - sessions


def _is_dated(entry: Entry) -> bool:
    dates = [getattr(entry.record, name, None) for name in entry.dataset.dated]
    return any(isinstance(date, Edtf) and date.known for date in dates)
