"""Maps to take away: the drawing of each in every language as SVG."""

from __future__ import annotations

from pathlib import Path

from compendium.exports.base import Exporter, name_folder
from compendium.features.citations.edition import name_edition
from compendium.features.maps import make_map_views
from compendium.presentation.templates import Renderer


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
            renderer = Renderer(self.context.catalog.root.parent / "templates", views.language)
            root = self.context.url(name_folder(views.language)).rstrip("/")
            maps = make_map_views(views)
            for item in maps.all():
                view = maps.map(item.id)
                svg = renderer.render("figures/map-alone.svg", root, map=view,
                                      sheet=maps.sheet(item.id, f"{root}/{view['href']}",
                                                       name_edition(views.language, item.id, "map").label))
                self.write(folder, svg, map=item.id, code=code)
