"""Every dated record in order of time: its periods, an overview of them, and what stood on a given day."""

from .facets import facets
from .overview import overview
from .periods import Timeline, timeline
from .standing import STATES, Bound, Span, standing
from .yearly import yearly

__all__ = ["STATES", "Bound", "Span", "Timeline", "facets", "overview", "standing", "timeline", "yearly"]
