"""Maps to take away: the drawing of each in every language as SVG."""

from __future__ import annotations

from pathlib import Path

from ..maps import map_views
from ..rendering import Renderer
from .base import Exporter, language_path


class MapSvg(Exporter):
    """Each map as a drawing by itself, with its title, what it is no authority on, and the site's name."""

    title = "download.map"
    about = "download.map.about"
    file = "data/maps/{map}.{code}.svg"
    media_type = "image/svg+xml"
    each = "map"

    def finish(self, folder: Path) -> None:
        """Write one file a map and language."""
        for code, views in self.context.views.items():
            renderer = Renderer(self.context.catalog.root.parent / "templates", views)
            root = self.context.url(language_path(views)).rstrip("/")
            maps = map_views(views)
            for item in maps.all():
                svg = renderer.render("figures/map-alone.svg", root, map=maps.map(item.id), sheet=maps.sheet(item.id))
                self.write(folder, svg, map=item.id, code=code)
