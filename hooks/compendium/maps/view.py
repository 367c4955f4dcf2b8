"""Maps in one language as templates need them: each at two sizes with its key and an equal list, and small ones for records."""

from __future__ import annotations

from typing import Any

from ..catalog import Entry
from ..chapters import chapter_title
from ..edtf import Edtf
from ..models import Map
from ..views import Views
from ..wording import Item
from .layout import SYMBOLS, Layout, degrees_text
from .locator import Locator
from .shapes import Ground

# In pixels. The narrow layout is for phones: the narrowest that has room for every label; beyond a phone's width it scrolls
# in its own frame.
WIDE, NARROW = (720.0,), (360.0, 420.0, 500.0, 600.0, 720.0)
# A label that found no room goes first at the next try.
_TRIES = 4
# Around the drawing of a file by itself.
_MARGIN, _TOP = 16, 44


def map_views(views: Views) -> MapViews:
    """Return all maps in the language of `views`, laid out once however often they are asked for."""
    if "maps" not in views.kept:
        views.kept["maps"] = MapViews(views)
    maps: MapViews = views.kept["maps"]
    return maps


class MapViews:
    """All maps in one language, each laid out once."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self._maps: dict[str, dict[str, Any]] = {}
        self._locator = next((Locator(views, item) for item in views.catalog.maps.values() if item.locator), None)

    def all(self) -> list[Map]:
        """Return the definitions in the order of their file."""
        return list(self.views.catalog.maps.values())

    def map(self, name: str) -> dict[str, Any]:
        """Return one map: words, layouts, key, list and provenance."""
        if name not in self._maps:
            self._maps[name] = self._map(self.views.catalog.maps[name])
        return self._maps[name]

    def card(self, item: Map) -> dict[str, Any]:
        """Return what the index of maps and record pages say of a map."""
        code = self.views.code
        return {"id": item.id, "text": item.title[code], "about": item.about[code], "href": f"maps/{item.id}/"}

    def locator(self, entry: Entry) -> dict[str, Any] | None:
        """Return the small map for a record's page, or None if its position is not known or lies elsewhere."""
        small = self._locator.view(entry) if self._locator else None
        return small and {**small, "maps": [self.card(item) for item in self.all() if entry.id in named(item)]}

    def sheet(self, name: str) -> dict[str, float]:
        """Return where title, drawing and foot stand when a map is a file by itself, in pixels."""
        layout = self.map(name)["layouts"][0]
        foot = _TOP + layout["height"]
        return {"width": layout["width"] + 2 * _MARGIN, "height": foot + 48, "margin": _MARGIN, "title": 30, "top": _TOP,
                "caption": foot + 18, "source": foot + 36}

    def _map(self, item: Map) -> dict[str, Any]:
        layouts = [self._layout(item, "wide", WIDE, 13.0), self._layout(item, "narrow", NARROW, 12.0)]
        themes = [{"text": self.views.term("themes", theme), "href": f"themes/{theme}/"} for theme in item.themes]
        return {**self.card(item), "title": item.title[self.views.code], "layouts": layouts, "key": self._key(item, layouts[0]),
                "groups": self._groups(item), "themes": themes, "file": f"data/maps/{item.id}.{self.views.code}.svg",
                "chapters": [self._chapter(name) for name in item.chapters], "geometry": self._geometry(item)}

    def _layout(self, item: Map, name: str, widths: tuple[float, ...], size: float) -> dict[str, Any]:
        """Return the layout at the first width at which no label is missing, else at the last."""
        layout: dict[str, Any] = {}
        for width in widths:
            ground, first = Ground(self.views.catalog, item, width), tuple[str, ...]()
            for _ in range(_TRIES):
                layout = Layout(self.views, item, name, ground, size, first).view()
                if not layout["missing"]:
                    return layout
                first = (*layout["missing"], *(record for record in first if record not in layout["missing"]))
        return layout

    def _chapter(self, name: str) -> Item:
        docs = self.views.catalog.root.parent / "docs"
        return {"text": chapter_title(docs, self.views.code, name), "href": f"{name}/"}

    def _key(self, item: Map, layout: dict[str, Any]) -> list[dict[str, str]]:
        """Return the signs that the map uses, each with its meaning."""
        kinds = {mark["class"] for mark in layout["marks"]} | {shape["class"].split()[0] for shape in layout["shapes"]}
        words = {"map-city": self.views.label("map.key.city"), "map-port": self.views.label("map.key.port"),
                 "map-place": self.views.label("map.key.place"), "map-river": self.views.label("map.key.river"),
                 "map-lake": self.views.label("map.key.lake"), "map-border": self.views.label("map.key.border")}
        drawings = {"map-river": "M-9 2c4-5 6 3 9-1s5-2 9-1", "map-lake": "M-8-1c2-5 14-5 16 0s-14 7-16 0z",
                    "map-border": "M-10 0h20"}
        found = [{"class": kind, "d": drawings.get(kind) or SYMBOLS[kind.removeprefix("map-")], "text": text}
                 for kind, text in words.items() if kind in kinds]
        if item.sites:
            found.append({"class": "map-site", "d": SYMBOLS["site"], "text": self.views.label("map.key.site")})
        if item.courses:
            found.append({"class": "map-course", "d": "M-10 0h20", "text": self.views.label("map.key.course")})
        return found

    def _groups(self, item: Map) -> list[dict[str, Any]]:
        """Return every record that the map is about, by how it is shown."""
        sites = [self._row(site.record, self.views.link(site.at)) for site in item.sites]
        courses = [self._row(course.record, *map(self.views.link, course.via)) for course in item.courses]
        groups = [("drawn", self.views.label("map.list.drawn"), [self._row(name) for name in item.draw]),
                  ("sites", self.views.label("map.list.sites"), sites),
                  ("courses", self.views.label("map.list.courses"), courses),
                  ("listed", self.views.label("map.list.listed"), [self._row(name) for name in item.listed])]
        return [{"id": name, "label": label, "rows": rows} for name, label, rows in groups if rows]

    def _row(self, name: str, *at: Item) -> dict[str, Any]:
        """Return one line of the list: link, kind, date, and where it is known to be."""
        entry = self.views.catalog.entries[name]
        kind = next((fact["values"][0]["text"] for fact in self.views.record(entry)["facts"] if fact["name"] == "kind"), "")
        return {**self.views.link(name, self.views.title(entry)), "kind": kind, "date": self._date(entry), "at": list(at),
                "where": self._where(entry)}

    def _date(self, entry: Entry) -> Item | None:
        for field in entry.dataset.dated:
            value = getattr(entry.record, field, None)
            if isinstance(value, Edtf) and value.known:
                return {**self.views.date(value), "label": self.views.field_label(entry.dataset.name, field)}
        return None

    def _where(self, entry: Entry) -> str:
        """Return a position in words with the gazetteer that gives it, or the data set of a shape."""
        position = getattr(entry.record, "position", None)
        if position:
            return self.views.label("map.where", latitude=degrees_text(self.views, "lat", f"{position.lat:.2f}"),
                                    longitude=degrees_text(self.views, "lon", f"{position.lon:.2f}"), source=position.gazetteer)
        shape = self.views.catalog.shapes.get(entry.id)
        return self.views.label("map.where.shape", source=shape[0].provenance.dataset) if shape else ""

    def _geometry(self, item: Map) -> list[dict[str, str]]:
        return [self.views.catalog.geo[layer].provenance.model_dump() for layer in item.layers]


def named(item: Map) -> list[str]:
    """Return the ids of all records that a map shows or lists."""
    return [*item.draw, *(site.record for site in item.sites), *(course.record for course in item.courses), *item.listed]
