"""Charts as files to take away, and their looks as they were."""

from __future__ import annotations

import csv
import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from compendium.features.charts.records import find_records
from compendium.features.charts.standalone import make_sheet
from compendium.features.charts.time_chart import draw_time
from compendium.features.charts.view import is_drawn
from compendium.pages.charts import make_chart_context
from compendium.presentation.templates import Renderer
from test_charts import CATALOG, EVERY, LANGUAGES, VIEWS, observations, point, series

GOLDEN = Path(__file__).parent / "golden" / "charts"


def golden(name: str, text: str) -> str:
    """Return what a golden file holds, after writing the text there if it is to be renewed."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@LANGUAGES
@pytest.mark.parametrize("name", ["brook-lengths", "brook-sessions"])
def test_a_list_looks_as_it_did(tiny_folder, tiny_views, code, name):
    views = tiny_views[code]
    text = Renderer(tiny_folder / "templates", views.language).render("figures/chart.html", "..", chart=make_chart_context(views, views.catalog.charts[name]))
    assert text == golden(f"{name}.{code}.html", text)


@LANGUAGES
def test_a_sheet_looks_as_it_did(tiny_folder, tiny_views, code):
    views = tiny_views[code]
    drawing = draw_time(views.language, [series("a", point("x", 1, "2010"), point("y", 2, "2011", rough=True), point("z", 3, "2020", aim=True))])
    view = {"title": "Invented", "about": "Three invented values.", "undated": [], "sources": [{"text": "Alpha"}],
            "drawing": {"width": drawing.width, "height": round(drawing.height), "shapes": drawing.shapes, "links": drawing.links}}
    page = make_sheet(views.language, view, "https://compendium.example/charts/invented/", "edition 3006.1")
    text = Renderer(tiny_folder / "templates", views.language).render("figures/alone.svg", "..", chart=view, sheet=page)
    assert "var(" not in text
    assert text == golden(f"invented.{code}.svg", text)


@EVERY
def test_each_chart_can_be_taken_away(exports, name):
    with (exports / "data" / "charts" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    chart = CATALOG.charts[name]
    assert len(rows) == len(observations(chart) or find_records(VIEWS["en"], chart).units)
    assert all(row["sources"] and row["url"].startswith("https://reference.example/base/") for row in rows)


@pytest.mark.parametrize("name", sorted(name for name, chart in CATALOG.charts.items() if is_drawn(CATALOG, chart)))
@LANGUAGES
def test_a_drawing_stands_by_itself(exports, name, code):
    tree = ElementTree.parse(exports / "data" / "charts" / f"{name}.{code}.svg")
    text = "".join(tree.getroot().itertext())
    assert VIEWS[code].language.label("site.name") in text and CATALOG.charts[name].title[code] in text
    links = [link.get("href", "") for link in tree.iter("{http://www.w3.org/2000/svg}a")]
    assert links and all(link.startswith("https://reference.example/base/") for link in links)


def test_the_drawings_that_became_lists_lead_to_their_values(exports):
    lines = set((exports / "_redirects").read_text(encoding="utf-8").splitlines())
    files = {path.name for path in (exports / "data" / "charts").iterdir()}
    for name in CATALOG.charts:
        for code in VIEWS:
            moved = f"/data/charts/{name}.{code}.svg /data/charts/{name}.csv 301" in lines
            assert moved != (f"{name}.{code}.svg" in files), "a drawing is there, or its address leads on"
