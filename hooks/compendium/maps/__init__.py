"""Maps: schematic, drawn when the site is made, from geometry in data/geo and positions in the records."""

from .view import MapViews, map_views

__all__ = ["MapViews", "map_views"]
