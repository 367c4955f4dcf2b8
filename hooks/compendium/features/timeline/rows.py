"""What the timeline's rows say and are filtered by, as a script that is loaded when a reader first needs it.

It hands over {id of a row: [what happened, kind, themes, sources, bodies, first day, last day, 1 if exact]},
and {name of a filter: [[value, words, how many rows], ...]}.
"""

from __future__ import annotations

import json
from pathlib import Path

from compendium.core.borrowed import without_marks
from compendium.features.timeline.filters import make_facets
from compendium.features.timeline.items import Mark
from compendium.features.timeline.periods import Timeline

ROWS_FILE = "timeline-rows.js"
_CHOICE = ("value", "text", "count")


def write_rows(timeline: Timeline, folder: Path) -> None:
    """Write the script of one language into `folder`."""
    rows = {mark["id"]: _list_values(mark) for mark in timeline.marks}
    choices = {facet["name"]: [[choice[name] for name in _CHOICE] for choice in facet["choices"]]
               for facet in make_facets(timeline)}
    values = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in (rows, choices))
    (folder / ROWS_FILE).write_text(without_marks(f"timelineRows({','.join(values)});\n"), encoding="utf-8")


def _list_values(mark: Mark) -> list[object]:
    return [mark["gist"], mark["dataset"], [theme["name"] for theme in mark["themes"]], mark["sources"],
            mark["bodies"], mark["low"], mark["high"], int(mark["exact"])]
