"""Small maps for record pages: where one place or water lies, without words and in few bytes."""

from __future__ import annotations

from typing import Any

from compendium.features.maps.features import Drawn, MapGeometry
from compendium.presentation.language import Language
from compendium.records.catalog import Entry
from compendium.records.models import Map

_WIDTH = 280.0
# Square pixels: lakes smaller than this say nothing at this size.
_SMALLEST = 12.0


class Locator:
    """Draws the ground once in a language and puts each record on it."""

    def __init__(self, language: Language, item: Map) -> None:
        self.language, self.item = language, item
        geometry = MapGeometry(language.catalog, item, _WIDTH, 1.0, _SMALLEST)
        self.projection, self.shapes = geometry.projection, geometry.shapes
        # Of the rivers only those of records, so that few lines say where one is.
        self._ground = [_draw_shape(shape) for shape in self.shapes if shape.record or shape.kind != "river"]

    def view(self, entry: Entry) -> dict[str, Any] | None:
        """Return the small map of a record, or None if it has no known position in the frame."""
        position = getattr(entry.record, "position", None)
        shape = next((shape for shape in self.shapes if shape.record == entry.id), None)
        spot = None
        if position:
            x, y = self.projection.point((float(position.lon), float(position.lat)))
            if not (0 <= x <= self.projection.width and 0 <= y <= self.projection.height):
                return None
            spot = {"x": round(x), "y": round(y)}
        if spot is None and shape is None:
            return None
        return {"width": round(self.projection.width), "height": round(self.projection.height),
                "ground": self._ground,
                "spot": spot, "shape": _draw_shape(shape) if shape else None,
                "title": self.language.label("map.locator", name=self.language.title(entry))}


def _draw_shape(shape: Drawn) -> dict[str, str]:
    return {"class": f"map-{shape.kind}", "d": shape.path(0)}
