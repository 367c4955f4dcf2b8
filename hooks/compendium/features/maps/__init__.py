"""Maps: schematic, drawn when the site is made, from geometry in data/geo and positions in the records."""

from compendium.features.maps.view import MapViews, make_map_views

__all__ = ["MapViews", "make_map_views"]
