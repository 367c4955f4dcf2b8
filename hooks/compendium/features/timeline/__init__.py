"""Every dated record in order of time: its periods, an overview of them, and what they can be filtered by."""

from compendium.features.timeline.filters import make_facets
from compendium.features.timeline.items import Mark
from compendium.features.timeline.overview import make_overview
from compendium.features.timeline.periods import Timeline, list_periods
from compendium.features.timeline.rows import ROWS_FILE, write_rows

__all__ = ["ROWS_FILE", "Mark", "Timeline", "list_periods", "make_facets", "make_overview", "write_rows"]
