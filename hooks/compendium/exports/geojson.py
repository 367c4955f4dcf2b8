"""Map data as GeoJSON (RFC 7946), one file a layer: no geometry is missing, and each file has one kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from compendium.exports.base import Context, ExportedRecord, Exporter, Table, write_json
from compendium.exports.layers import BORDER, LINES, PLACES, WATERS, Feature, Layer, list_features


class LayerExporter(Exporter):
    """A format that keeps the records that lie somewhere until the end."""

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        super().__init__(context, tables)
        self.items: list[ExportedRecord] = []

    def feed(self, item: ExportedRecord) -> None:
        """Keep a record that has a position or a shape."""
        if getattr(item.entry.record, "position", None) or item.entry.id in self.context.catalog.shapes:
            self.items.append(item)


class Geojson(LayerExporter):
    """One layer as a file of features."""

    media_type = "application/geo+json"
    layer: ClassVar[Layer]

    def finish(self, folder: Path) -> None:
        """Write the collection."""
        features = [self._feature(feature)
                    for feature in list_features(self.context.catalog, self.layer, self.items)]
        head = {"type": "FeatureCollection", "name": self.layer.name, "edition": self.context.edition,
                "licence": self.context.first.language.label("licence.code")}
        self.write(folder, write_json({**head, "features": features}))

    def _feature(self, feature: Feature) -> dict[str, Any]:
        geometry = {"type": self.layer.geometry, "coordinates": feature.coordinates}
        return {"type": "Feature", "id": feature.id, "geometry": geometry,
                "properties": {"id": feature.id, **feature.properties}}


class GeojsonPlaces(Geojson):
    """Places as points."""

    title = "download.geojson"
    about = "download.geojson.about"
    file = "data/places.geojson"
    layer = PLACES


class GeojsonWaters(Geojson):
    """Lakes and seas as areas."""

    title = "download.waters"
    about = "download.waters.about"
    file = "data/waters.geojson"
    layer = WATERS


class GeojsonLines(Geojson):
    """Rivers as lines."""

    title = "download.lines"
    about = "download.lines.about"
    file = "data/lines.geojson"
    layer = LINES


class GeojsonBorder(Geojson):
    """The boundary between the two states."""

    title = "download.border"
    about = "download.border.about"
    file = "data/border.geojson"
    layer = BORDER
