"""Places and waters as GeoJSON: points from gazetteers, lines and areas from the maps' own geometry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..walking import known_specs
from .base import Context, Exporter, Item, Table, json_text, number


class Geojson(Exporter):
    """Everything that lies somewhere; where neither a gazetteer nor a shape says where, the geometry is null."""

    title = "download.geojson"
    about = "download.geojson.about"
    file = "data/places.geojson"
    media_type = "application/geo+json"

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        super().__init__(context, tables)
        self.features: list[dict[str, Any]] = []

    def feed(self, item: Item) -> None:
        """Keep a record whose model has a position."""
        record = item.entry.own
        if "position" not in {spec.name for spec in known_specs(type(item.entry.record))}:
            return
        point = record.position
        file, shape = self.context.catalog.shapes.get(item.entry.id, (None, None))
        geometry = {"type": "Point", "coordinates": [number(point.lon), number(point.lat)]} if point else None
        if shape and not geometry:
            geometry = shape.geometry.model_dump()
        row = dict(item.rows)[item.entry.dataset.name]
        properties = {name: value for name, value in row.items()
                      if value is not None and name.partition("_")[0] in ("id", "title", "kind", "url")}
        origin: dict[str, Any] = {"gazetteer": point.gazetteer} if point else {}
        if file and not point:
            origin = {"shape": file.provenance.model_dump()}
        self.features.append({"type": "Feature", "id": item.entry.id, "geometry": geometry,
                              "properties": {"dataset": item.entry.dataset.name, **properties, **origin}})

    def finish(self, folder: Path) -> None:
        """Write the collection."""
        self.write(folder, json_text({"type": "FeatureCollection", "features": self.features}))
