"""The pages of what runs across records: charts, the timeline, themes and maps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from compendium.features.maps import MapViews
from compendium.features.questions import list_on_theme
from compendium.features.themes.hubs import MOST, list_marks
from compendium.features.themes.themes import Themes
from compendium.features.timeline import ROWS_FILE, Timeline, make_facets, make_overview
from compendium.pages.charts import make_chart_page, make_charts_index
from compendium.pages.data_page import name_file
from compendium.pages.generated_page import GeneratedPage
from compendium.presentation.language import clip_text
from compendium.presentation.reach import tell_reach
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry


def make_chart_pages(views: Views) -> Iterator[GeneratedPage]:
    """Yield the index of charts and a page for each."""
    language = views.language
    yield GeneratedPage("charts/index.md", language.label("charts.title"),
                        clip_text(language.label("charts.about")),
                        "pages/charts.html",
                        partial(make_charts_index, views))
    for chart in views.catalog.charts.values():
        yield GeneratedPage(f"charts/{chart.id}.md", chart.title[language.code],
                            clip_text(chart.about[language.code]),
                            "pages/chart.html",
                            partial(make_chart_page, views, chart), section=language.label("charts.title"))


def make_timeline_pages(timeline: Timeline) -> Iterator[GeneratedPage]:
    """Yield the timeline and a page for each of its periods."""
    views = timeline.views
    language = views.language
    yield GeneratedPage("timeline.md", language.label("timeline.title"),
                        language.label("timeline.description"),
                        "pages/timeline.html", partial(_make_timeline_context, timeline), wide=True)
    for (period, _), shown in zip(views.catalog.periods, timeline.periods, strict=True):
        yield GeneratedPage(f"timeline/{period.id}.md", language.label("cite.period", period=shown["text"]),
                            clip_text(period.reason[language.code]), "pages/period.html",
                            partial(timeline.page, period.id))


def make_theme_pages(views: Views, timeline: Timeline) -> Iterator[GeneratedPage]:
    """Yield the index of themes and a page for each."""
    language = views.language
    themes = Themes(views, timeline)
    yield GeneratedPage("themes/index.md", language.label("themes.title"), language.label("themes.about"),
                        "pages/themes.html",
                        lambda: {"themes": themes.index()})
    for theme in views.catalog.vocabulary["themes"]:
        words = language.term("themes", theme)
        yield GeneratedPage(f"themes/{theme}.md", words, language.label("theme.about", theme=words),
                            "pages/theme.html",
                            partial(_make_theme_context, themes, theme),
                            section=language.label("themes.title"))


def _make_theme_context(themes: Themes, theme: str) -> dict[str, Any]:
    return {**themes.page(theme), "questions": list_on_theme(themes.views, theme),
            "until": tell_reach(themes.views.language)}


def make_chronology_page(views: Views, timeline: Timeline, entry: Entry) -> GeneratedPage:
    """Return the page of a long chronology: all dated records that name one record."""
    language = views.language
    name = language.short(entry)
    title, about = (language.label(key, name=name) for key in ("hub.page", "hub.about"))
    return GeneratedPage(f"{entry.dataset.name}/{entry.id}/chronology.md", title, about,
                         "pages/chronology.html",
                         partial(_make_chronology_context, views, timeline, entry, title, about), found=False)


def _make_chronology_context(views: Views, timeline: Timeline, entry: Entry, title: str,
                             about: str) -> dict[str, Any]:
    marks = list_marks(views, timeline, entry)
    return {"record": views.language.link(entry.id), "title": title, "about": about, "marks": marks[:MOST],
            "later": marks[MOST:], "until": tell_reach(views.language)}


def make_map_pages(maps: MapViews) -> Iterator[GeneratedPage]:
    """Yield the index of maps and a page for each."""
    views = maps.views
    language = views.language
    yield GeneratedPage("maps/index.md", language.label("maps.title"), language.label("maps.about"),
                        "pages/maps.html",
                        lambda: {"maps": [maps.preview(item) for item in maps.all()]})
    for item in maps.all():
        card = maps.card(item)
        yield GeneratedPage(f"maps/{item.id}.md", card["text"], clip_text(card["about"]), "pages/map.html",
                            partial(_make_map_context, maps, item.id), wide=True,
                            section=language.label("maps.title"))


def _make_map_context(maps: MapViews, name: str) -> dict[str, Any]:
    shown = maps.map(name)
    return {"map": shown, "inline": False, "file": name_file(maps.views.language, shown["file"])}


def _make_timeline_context(timeline: Timeline) -> dict[str, Any]:
    return {"periods": timeline.periods, "facets": make_facets(timeline), "overview": make_overview(timeline),
            "total": len(timeline.marks), "rows": ROWS_FILE}
