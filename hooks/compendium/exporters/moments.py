"""The dates of every record as numbers, for the timeline's question what stood on a day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..catalog import Entry
from ..edtf import Edtf
from ..timeline import STATES, Bound, Span, Timeline, standing
from ..views import Views
from .base import Exporter, language_path

_WORDS = ("standing.as-of", "standing.perhaps", "standing.none", "standing.day", "standing.within", "standing.left-out",
          "standing.count", "standing.counted")


class Moments(Exporter):
    """One script a language, loaded only when a reader asks for a day; a script, since a disk gives a page nothing else.

    {"words": texts, "states": headings, "things": [address, title, date, [[state, low, high, doubt, low, high, doubt], …]],
    "marks": [address, title, kind, date, low, high, are these days]}; days are numbers such as 20150321.
    """

    file = "{language}timeline/dates.js"
    media_type = "text/javascript"
    each = "language"

    def finish(self, folder: Path) -> None:
        """Write one file a language."""
        for views in self.context.views.values():
            text = json.dumps(moments(views), ensure_ascii=False, separators=(",", ":"))
            self.write(folder, f"compendiumDates={text};\n", language=language_path(views))


def moments(views: Views) -> dict[str, Any]:
    """Return the content of one language's file."""
    names = list(STATES)
    things, undated = [], []
    for entry, spans in standing(views.catalog):
        if spans:
            numbers = [[names.index(span.state), *_numbers(span)] for span in spans]
            things.append([views.address(entry.id), views.title(entry), _date(views, entry), numbers])
        elif entry.dataset.name == "instruments":
            undated.append([views.address(entry.id), views.title(entry)])
    marks = [[mark["href"], mark["title"], mark["what"] or mark["kind"], mark["date"]["text"], mark["low"], mark["high"],
              int(mark["exact"])] for mark in Timeline(views).marks]
    return {"words": {key.partition(".")[2]: views.label(key) for key in _WORDS},
            "states": [[name, views.label(label)] for name, (_, label) in STATES.items()],
            "things": things, "undated": undated, "marks": marks}


def _numbers(span: Span) -> list[int]:
    return [*_bound(span.start), *(_bound(span.end) if span.end else ())]


def _bound(bound: Bound) -> tuple[int, int, int]:
    return bound.low, bound.high, int(bound.doubtful)


def _date(views: Views, entry: Entry) -> str:
    """Return the dates of a thing in words: a pledge has only its deadline."""
    values = [getattr(entry.record, name) for name in entry.dataset.dated]
    return views.locale.join([views.locale.date(value) for value in values if isinstance(value, Edtf) and value.known])
