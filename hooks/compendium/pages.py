"""The generated pages: one for every dataset and record, the timeline and the search page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from .changes import changes_page, record_history
from .charts.context import chart_page, charts_index
from .charts.view import figure_chart
from .datasets import DATASETS, Dataset
from .downloads import data_page, dictionary_page, file_address
from .exam import exam_page
from .exporters.table_files import JsonRecords
from .gathering import gathered
from .maps import MapViews, map_views
from .quality import quality_page
from .search.index import lists
from .tables import index_parts, index_table
from .themes import Themes
from .timeline import Timeline, facets, overview, yearly
from .views import Views
from .wording import clip


@dataclass(frozen=True)
class GeneratedPage:
    """A page that a template makes: its file in the docs tree, its head, and how to get its context.

    A browser's tab names the section as well where a chapter or a term may have the same title.
    """

    uri: str
    title: str
    description: str
    template: str
    context: Callable[[], dict[str, Any]]
    wide: bool = False
    section: str = ""


def generated_pages(views: Views) -> Iterator[GeneratedPage]:
    """Yield every generated page of one language."""
    timeline, maps = Timeline(views), map_views(views)
    named = Counter(views.title(entry) for dataset in DATASETS for entry in views.ordered(dataset.name))
    for dataset in DATASETS:
        yield from _indexes(views, dataset)
        for entry in views.ordered(dataset.name):
            record = partial(_record_context, views, timeline, maps, entry.id)
            title = views.title(entry)
            summary = next((part["text"] for part in views.prose(entry.record, dataset.name)), "")
            description = summary or views.label("record.description", title=title, dataset=views.label(f"dataset.{dataset.name}"))
            if named[title] > 1:  # official titles recur; the short name tells browser tabs apart
                title = f"{title} · {views.short(entry)}"
            yield GeneratedPage(f"{dataset.name}/{entry.id}.md", title, clip(description), dataset.template, record)
    yield from theme_pages(views, timeline)
    yield from timeline_pages(timeline)
    yield from map_pages(maps)
    yield from chart_pages(views)
    yield from _withdrawn(views)
    yield GeneratedPage("changes.md", views.label("changes.title"), views.label("changes.about"), "pages/changes.html",
                        partial(changes_page, views))
    yield GeneratedPage("data/index.md", views.label("data.title"), views.label("data.about"), "pages/data.html",
                        partial(data_page, views), wide=True)
    yield GeneratedPage("data/dictionary.md", views.label("dictionary.title"), views.label("dictionary.about"),
                        "pages/dictionary.html", partial(dictionary_page, views))
    yield GeneratedPage("search.md", views.label("search.title"), views.label("search.description"),
                        "pages/search.html", partial(dict, exam=views.catalog.exam, lists=lists(views)))
    yield GeneratedPage("quality/index.md", views.label("quality.title"), clip(views.label("quality.about")), "pages/quality.html",
                        partial(quality_page, views))
    if views.catalog.exam:
        yield GeneratedPage("quality/search.md", views.label("exam.title"), clip(views.label("exam.about")), "pages/exam.html",
                            partial(exam_page, views, views.catalog.exam), wide=True)


def chart_pages(views: Views) -> Iterator[GeneratedPage]:
    """Yield the index of charts and a page for each."""
    yield GeneratedPage("charts/index.md", views.label("charts.title"), clip(views.label("charts.about")), "pages/charts.html",
                        partial(charts_index, views))
    for chart in views.catalog.charts.values():
        yield GeneratedPage(f"charts/{chart.id}.md", chart.title[views.code], clip(chart.about[views.code]), "pages/chart.html",
                            partial(chart_page, views, chart), section=views.label("charts.title"))


def timeline_pages(timeline: Timeline) -> Iterator[GeneratedPage]:
    """Yield the timeline, a page for each of its periods, and the table of years."""
    views = timeline.views
    yield GeneratedPage("timeline.md", views.label("timeline.title"), views.label("timeline.description"),
                        "pages/timeline.html", partial(_timeline_context, timeline), wide=True)
    for (period, _), shown in zip(views.catalog.periods, timeline.periods, strict=True):
        yield GeneratedPage(f"timeline/{period.id}.md", views.label("cite.period", period=shown["text"]),
                            clip(period.reason[views.code]), "pages/period.html", partial(timeline.page, period.id))
    yield GeneratedPage("timeline/in-force.md", views.label("yearly.title"), views.label("yearly.about"), "pages/in-force.html",
                        partial(yearly, timeline), wide=True)


def theme_pages(views: Views, timeline: Timeline) -> Iterator[GeneratedPage]:
    """Yield the index of themes and a page for each."""
    themes = Themes(views, timeline)
    yield GeneratedPage("themes/index.md", views.label("themes.title"), views.label("themes.about"), "pages/themes.html",
                        lambda: {"themes": themes.index()})
    for theme in views.catalog.vocabulary["themes"]:
        words = views.term("themes", theme)
        yield GeneratedPage(f"themes/{theme}.md", words, views.label("theme.about", theme=words), "pages/theme.html",
                            partial(themes.page, theme), section=views.label("themes.title"))


def map_pages(maps: MapViews) -> Iterator[GeneratedPage]:
    """Yield the index of maps and a page for each."""
    views = maps.views
    yield GeneratedPage("maps/index.md", views.label("maps.title"), views.label("maps.about"), "pages/maps.html",
                        lambda: {"maps": [maps.card(item) for item in maps.all()]})
    for item in maps.all():
        card = maps.card(item)
        yield GeneratedPage(f"maps/{item.id}.md", card["text"], clip(card["about"]), "pages/map.html",
                            partial(_map_context, maps, item.id), wide=True, section=views.label("maps.title"))


def _map_context(maps: MapViews, name: str) -> dict[str, Any]:
    shown = maps.map(name)
    return {"map": shown, "inline": False, "file": file_address(maps.views, shown["file"])}


def _withdrawn(views: Views) -> Iterator[GeneratedPage]:
    """Yield a page for each record that is gone: when, why, and where its reader should go."""
    for item in views.catalog.withdrawals:
        title = item.title[views.code]
        moved = views.link(item.moved_to) if item.moved_to else None
        context = {"title": title, "date": views.date(item.date), "reason": item.reason[views.code], "moved": moved}
        yield GeneratedPage(f"{item.dataset}/{item.id}.md", title, item.reason[views.code], "pages/withdrawn.html",
                            partial(dict, context))


def _indexes(views: Views, dataset: Dataset) -> Iterator[GeneratedPage]:
    """Yield the index of a dataset; of a large one, in parts."""
    parts, name = index_parts(views, dataset), views.label(f"dataset.{dataset.name}")
    for part in parts:
        title = name if part["number"] == 1 else views.label("index.part", dataset=name, number=part["number"])
        yield GeneratedPage(part["page"], title, views.label(f"dataset.{dataset.name}.about"), "pages/index.html",
                            partial(_index_context, views, dataset, title, parts, part), wide=True)


def _index_context(views: Views, dataset: Dataset, title: str, parts: list[dict[str, Any]], part: dict[str, Any]) -> dict[str, Any]:
    others = [item | {"current": item is part, "text": views.label("index.from", number=item["number"], title=item["first"])}
              for item in parts] if len(parts) > 1 else []
    return {"title": title, "about": views.label(f"dataset.{dataset.name}.about"), "parts": others,
            "table": index_table(views, dataset, part["start"])}


def _record_context(views: Views, timeline: Timeline, maps: MapViews, name: str) -> dict[str, Any]:
    entry = views.catalog.entries[name]
    context: dict[str, Any] = {"record": views.record(entry), "history": record_history(views, entry),
                               "download": file_address(views, JsonRecords.file.format(record=name)),
                               "around": timeline.around(entry), "locator": maps.locator(entry)}
    if entry.dataset.template == "pages/hub.html":
        context["gathered"] = gathered(views, timeline, entry)
        context["record"] = {**context["record"], "groups": context["gathered"]["groups"]}
    if entry.dataset.name == "figures":
        context["chart"] = figure_chart(views, entry)
    if entry.dataset.name == "sources":
        context["outline"] = views.outline(name)
    return context


def _timeline_context(timeline: Timeline) -> dict[str, Any]:
    return {"periods": timeline.periods, "facets": facets(timeline), "overview": overview(timeline), "total": len(timeline.marks)}

