"""What the records of all datasets say of one body, place or water: its sessions as a table, the rest in order of time."""

from __future__ import annotations

from typing import Any

from .catalog import Entry
from .datasets import by_name
from .models import Meeting
from .tables import record_table
from .timeline import Timeline
from .views import Views
from .wording import LONG, listed

SESSION_COLUMNS = ("date", "place", "outcome")


def gathered(views: Views, timeline: Timeline, entry: Entry) -> dict[str, Any]:
    """Return {"sessions": table or None, "marks": the dated records that name this one, "groups": all but the sessions}."""
    sessions = [other for other in views.ordered("meetings")
                if isinstance(other.record, Meeting) and other.record.body == entry.id]
    named = {link.entry.id for link in views.catalog.links.get(entry.id, [])} | {*entry.record.related, entry.id}
    named -= {other.id for other in sessions}
    marks = [mark for mark in timeline.marks if mark["record"] in named]
    table = record_table(views, by_name()["meetings"], sessions, SESSION_COLUMNS, short=True) if sessions else None
    shown = {other.id for other in sessions}
    groups = [{**group, **listed([item for item in group["values"] if item["id"] not in shown])}
              for group in views.record(entry)["groups"]]
    return {"sessions": table, "marks": marks if len(marks) > 1 else [], "long": len(marks) > LONG,
            "groups": [group for group in groups if group["size"]]}
