"""Maps in one language as templates need them.

Each at two sizes with its key and an equal list, and small ones for records.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from compendium.core.edtf import Edtf
from compendium.features.maps.features import MapGeometry, order_shapes
from compendium.features.maps.layout import SYMBOLS, Layout, write_degrees
from compendium.features.maps.locator import Locator
from compendium.presentation.language import Item
from compendium.presentation.record_view import Views
from compendium.presentation.text_metrics import wrap
from compendium.records.catalog import Entry
from compendium.records.chapters import read_chapter_title
from compendium.records.models import Map

# In pixels. The narrow layout is for phones: the narrowest that has room for every label; beyond a phone's
# width it scrolls in its own frame.
WIDE, NARROW = (720.0,), (360.0, 420.0, 500.0, 600.0, 720.0)
_PREVIEW = 360.0
# A label that found no room goes first at the next try.
_TRIES = 4
# Around the drawing of a file by itself, and the words beneath it.
_MARGIN, _TOP, _NOTE, _STEP = 16, 44, 11, 16


def make_map_views(views: Views) -> MapViews:
    """Return all maps in the language of `views`, laid out once however often they are asked for."""
    if "maps" not in views.kept:
        views.kept["maps"] = MapViews(views)
    maps: MapViews = views.kept["maps"]
    return maps


class MapViews:
    """All maps in one language, each laid out once."""

    def __init__(self, views: Views) -> None:
        self.views, self.language = views, views.language
        self._maps: dict[str, dict[str, Any]] = {}

    @cached_property
    def _locator(self) -> Locator | None:
        """Draw the ground of the small maps when the first record asks for one."""
        return next((Locator(self.language, item) for item in self.all() if item.locator), None)

    def all(self) -> list[Map]:
        """Return the definitions in the order of their file."""
        return list(self.views.catalog.maps.values())

    def map(self, name: str) -> dict[str, Any]:
        """Return one map: words, layouts, key, list and provenance."""
        if name not in self._maps:
            self._maps[name] = self._make_map(self.views.catalog.maps[name])
        return self._maps[name]

    def card(self, item: Map) -> dict[str, Any]:
        """Return what the index of maps and record pages say of a map."""
        code = self.language.code
        return {"id": item.id, "text": item.title[code], "about": item.about[code],
                "href": f"maps/{item.id}/"}

    def preview(self, item: Map) -> dict[str, Any]:
        """Return a map as the index shows it: small, with its names but without links, in few bytes."""
        geometry = MapGeometry(self.views.catalog, item, _PREVIEW, 1.5, 20.0)
        layout = Layout(self.language, item, "preview", geometry, 12.0).view()
        return {**self.card(item), **layout, "finding": item.finding[self.language.code],
                "shapes": [{"class": shape.name_class(item), "d": shape.path(0)}
                           for shape in order_shapes(geometry.shapes)]}

    def locator(self, entry: Entry) -> dict[str, Any] | None:
        """Return the small map for a record's page, or None if its position is not known or lies elsewhere.
        """
        small = self._locator.view(entry) if self._locator else None
        return small and {**small,
                          "maps": [self.card(item) for item in self.all() if entry.id in list_records(item)]}

    def sheet(self, name: str, address: str, edition: str) -> dict[str, Any]:
        """Return where title, drawing and foot stand when a map is a file by itself, in pixels.

        The foot has what the map shows, what it is no authority on, where its shapes come from, the edition
        in words, and its address.
        """
        view = self.map(name)
        layout = view["layouts"][0]
        label = self.views.language.label
        texts = [view["about"], label("map.caption"), self._write_origin(self.views.catalog.maps[name]),
                 f"{label('site.name')} · {edition} · {label('site.copyright')}", address]
        lines = [line for text in texts for line in wrap(text, layout["width"], _NOTE)]
        foot = _TOP + layout["height"] + 18
        notes = [{"text": line, "y": foot + number * _STEP} for number, line in enumerate(lines)]
        return {"width": layout["width"] + 2 * _MARGIN, "height": foot + len(notes) * _STEP,
                "margin": _MARGIN, "title": 30, "top": _TOP, "notes": notes}

    def _write_origin(self, item: Map) -> str:
        """Return where the shapes of a map and the positions of its places come from."""
        # After its comma a data set names the layer, which is for the map's own page.
        shapes, licences = (dict.fromkeys(layer[key].partition(",")[0] for layer in self._list_geometry(item))
                            for key in ("dataset", "licence"))
        drawn = [self.views.catalog.entries[name].own.position for name in item.draw]
        # A gazetteer is named before the number that it gives the place.
        gazetteers = dict.fromkeys(position.gazetteer.partition(" ")[0] for position in drawn if position)
        join = self.views.language.label("list.semicolon").join
        return self.views.language.label("map.origin", shapes=join(shapes), licences=join(licences),
                                positions=join(gazetteers))

    def _make_map(self, item: Map) -> dict[str, Any]:
        wide, narrow = (self._make_layout(item, "wide", WIDE, 13.0),
                        self._make_layout(item, "narrow", NARROW, 12.0))
        # The narrow one shows the shapes of the wide one again, smaller.
        layouts = [{**wide, "scaled": None},
                   {**narrow, "scaled": round(narrow["width"] / wide["width"], 4)}]
        themes = [{"text": self.language.term("themes", theme), "href": f"themes/{theme}/"}
                  for theme in item.themes]
        code = self.language.code
        return {**self.card(item), "title": item.title[code], "finding": item.finding[code],
                "layouts": layouts,
                "key": self._make_key(item, layouts[0]),
                "groups": self._make_groups(item), "themes": themes,
                "file": f"data/maps/{item.id}.{self.language.code}.svg",
                "chapters": [self._link_chapter(name) for name in item.chapters],
                "geometry": self._list_geometry(item)}

    def _make_layout(self, item: Map, name: str, widths: tuple[float, ...], size: float) -> dict[str, Any]:
        """Return the layout at the first width at which no label is missing, else at the last."""
        layout: dict[str, Any] = {}
        for width in widths:
            geometry, first = MapGeometry(self.views.catalog, item, width), tuple[str, ...]()
            for _ in range(_TRIES):
                layout = Layout(self.language, item, name, geometry, size, first).view()
                if not layout["missing"]:
                    return layout
                first = (*layout["missing"], *(record for record in first if record not in layout["missing"]))
        return layout

    def _link_chapter(self, name: str) -> Item:
        docs = self.views.catalog.root.parent / "docs"
        return {"text": read_chapter_title(docs, self.language.code, name, self.views.catalog.cache),
                "href": f"{name}/"}

    def _make_key(self, item: Map, layout: dict[str, Any]) -> list[dict[str, str]]:
        """Return the signs that the map uses, each with its meaning."""
        kinds = {mark["class"] for mark in layout["marks"]} | {shape["class"].split()[0]
                                                               for shape in layout["shapes"]}
        words = {"map-city": self.language.label("map.key.city"),
                 "map-port": self.language.label("map.key.port"),
                 "map-place": self.language.label("map.key.place"),
                 "map-river": self.language.label("map.key.river"),
                 "map-lake": self.language.label("map.key.lake"),
                 "map-border": self.language.label("map.key.border")}
        drawings = {"map-river": "M-9 2c4-5 6 3 9-1s5-2 9-1", "map-lake": "M-8-1c2-5 14-5 16 0s-14 7-16 0z",
                    "map-border": "M-10 0h20"}
        found = [{"class": kind, "d": drawings.get(kind) or SYMBOLS[kind.removeprefix("map-")], "text": text}
                 for kind, text in words.items() if kind in kinds]
        if item.sites:
            found.append({"class": "map-site", "d": SYMBOLS["site"],
                          "text": self.language.label("map.key.site")})
        if item.courses:
            found.append({"class": "map-course", "d": "M-10 0h20",
                          "text": self.language.label("map.key.course")})
        return found

    def _make_groups(self, item: Map) -> list[dict[str, Any]]:
        """Return every record that the map is about, by how it is shown."""
        sites = [self._make_row(site.record, self.language.link(site.at)) for site in item.sites]
        courses = [self._make_row(course.record, *map(self.language.link, course.via))
                   for course in item.courses]
        groups = [("drawn", self.language.label("map.list.drawn"),
                   [self._make_row(name) for name in item.draw]),
                  ("sites", self.language.label("map.list.sites"), sites),
                  ("courses", self.language.label("map.list.courses"), courses),
                  ("listed", self.language.label("map.list.listed"),
                   [self._make_row(name) for name in item.listed])]
        return [{"id": name, "label": label, "rows": rows} for name, label, rows in groups if rows]

    def _make_row(self, name: str, *at: Item) -> dict[str, Any]:
        """Return one line of the list: link, kind, date, and where it is known to be."""
        entry = self.views.catalog.entries[name]
        kind = next((fact["values"][0]["text"] for fact in self.views.record(entry)["facts"]
                     if fact["name"] == "kind"), "")
        return {**self.language.link(name, self.language.title(entry)), "kind": kind,
                "date": self._make_date(entry),
                "at": list(at),
                "where": self._write_where(entry)}

    def _make_date(self, entry: Entry) -> Item | None:
        for field in entry.dataset.dated:
            value = getattr(entry.record, field, None)
            if isinstance(value, Edtf) and value.known:
                return {**self.language.date(value),
                        "label": self.language.field_label(entry.dataset.name, field)}
        return None

    def _write_where(self, entry: Entry) -> str:
        """Return a position in words with the gazetteer that gives it, or the data set of a shape."""
        position = getattr(entry.record, "position", None)
        if position:
            return self.language.label("map.where",
                                    latitude=write_degrees(self.language, "lat", f"{position.lat:.2f}"),
                                    longitude=write_degrees(self.language, "lon", f"{position.lon:.2f}"),
                                    source=position.gazetteer)
        shape = self.views.catalog.shapes.get(entry.id)
        if not shape:
            return ""
        return self.language.label("map.where.shape", source=shape[0].provenance.dataset.partition(",")[0])

    def _list_geometry(self, item: Map) -> list[dict[str, str]]:
        found = [self.views.catalog.geo[layer].provenance for layer in item.layers]
        return [{**origin.model_dump(), "licence": self.language.term("licences", origin.licence)}
                for origin in found]


def list_records(item: Map) -> list[str]:
    """Return the ids of all records that a map shows or lists."""
    return [*item.draw, *(site.record for site in item.sites), *(course.record for course in item.courses),
            *item.listed]
