"""What the records of all datasets say of one body, place or water.

Its sessions as a table, the rest in order of time.
"""

from __future__ import annotations

from typing import Any

from compendium.features.timeline import Timeline
from compendium.presentation.language import LONG, fold_list
from compendium.presentation.record_view import Views
from compendium.presentation.tables import make_record_table
from compendium.records.catalog import Entry
from compendium.records.datasets import by_name
from compendium.records.models import Meeting

SESSION_COLUMNS = ("date", "place", "outcome")


def make_hub(views: Views, timeline: Timeline, entry: Entry) -> dict[str, Any]:
    """Return {"sessions": table or None, "marks": the dated records that name this one, "groups".

    All but the sessions}.
    """
    sessions = [other for other in views.order.list_entries("meetings")
                if isinstance(other.record, Meeting) and other.record.body == entry.id]
    named = {link.entry.id for link in views.catalog.links.get(entry.id, [])} | {*entry.record.related,
                                                                                 entry.id}
    named -= {other.id for other in sessions}
    marks = [mark for mark in timeline.marks if mark["record"] in named]
    table = make_record_table(views, by_name()["meetings"], sessions, SESSION_COLUMNS,
                         short=True) if sessions else None
    shown = {other.id for other in sessions}
    groups = [{**group, **fold_list([item for item in group["values"] if item["id"] not in shown])}
              for group in views.record(entry)["groups"]]
    return {"sessions": table, "marks": marks if len(marks) > 1 else [], "long": len(marks) > LONG,
            "groups": [group for group in groups if group["size"]]}
