"""The generated pages: one for every dataset and record, the timeline and the search page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from .changes import changes_page, record_history
from .datasets import DATASETS, Dataset
from .downloads import data_page, dictionary_page, file_address
from .exporters.table_files import JsonRecords
from .tables import index_table
from .themes import theme_index, theme_view
from .timeline import timeline
from .views import Views
from .wording import clip


@dataclass(frozen=True)
class GeneratedPage:
    """A page that a template makes: its file in the docs tree, its head, and how to get its context."""

    uri: str
    title: str
    description: str
    template: str
    context: Callable[[], dict[str, Any]]
    wide: bool = False


def generated_pages(views: Views) -> Iterator[GeneratedPage]:
    """Yield every generated page of one language."""
    for dataset in DATASETS:
        yield _index(views, dataset)
        for entry in views.ordered(dataset.name):
            record = partial(_record_context, views, entry.id)
            title = views.title(entry)
            summary = next((part["text"] for part in views.prose(entry.record, dataset.name)), "")
            description = summary or views.label("record.description", title=title, dataset=views.label(f"dataset.{dataset.name}"))
            yield GeneratedPage(f"{dataset.name}/{entry.id}.md", title, clip(description), dataset.template, record)
    yield from theme_pages(views)
    yield from _withdrawn(views)
    yield GeneratedPage("changes.md", views.label("changes.title"), views.label("changes.about"), "pages/changes.html",
                        partial(changes_page, views))
    yield GeneratedPage("data/index.md", views.label("data.title"), views.label("data.about"), "pages/data.html",
                        partial(data_page, views), wide=True)
    yield GeneratedPage("data/dictionary.md", views.label("dictionary.title"), views.label("dictionary.about"),
                        "pages/dictionary.html", partial(dictionary_page, views))
    yield GeneratedPage("timeline.md", views.label("timeline.title"), views.label("timeline.description"),
                        "pages/timeline.html", partial(_timeline_context, views), wide=True)
    yield GeneratedPage("search.md", views.label("search.title"), views.label("search.description"),
                        "pages/search.html", dict)


def theme_pages(views: Views) -> Iterator[GeneratedPage]:
    """Yield the index of themes and a page for each."""
    yield GeneratedPage("themes/index.md", views.label("themes.title"), views.label("themes.about"), "pages/themes.html",
                        lambda: {"themes": theme_index(views)})
    for theme in views.catalog.vocabulary["themes"]:
        words = views.term("themes", theme)
        yield GeneratedPage(f"themes/{theme}.md", words, views.label("theme.about", theme=words), "pages/theme.html",
                            partial(theme_view, views, theme))


def _withdrawn(views: Views) -> Iterator[GeneratedPage]:
    """Yield a page for each record that is gone: when, why, and where its reader should go."""
    for item in views.catalog.withdrawals:
        title = item.title[views.code]
        moved = views.link(item.moved_to) if item.moved_to else None
        context = {"title": title, "date": views.date(item.date), "reason": item.reason[views.code], "moved": moved}
        yield GeneratedPage(f"{item.dataset}/{item.id}.md", title, item.reason[views.code], "pages/withdrawn.html",
                            partial(dict, context))


def _index(views: Views, dataset: Dataset) -> GeneratedPage:
    return GeneratedPage(
        f"{dataset.name}/index.md", views.label(f"dataset.{dataset.name}"), views.label(f"dataset.{dataset.name}.about"),
        "pages/index.html", partial(_index_context, views, dataset), wide=True,
    )


def _index_context(views: Views, dataset: Dataset) -> dict[str, Any]:
    return {"title": views.label(f"dataset.{dataset.name}"), "about": views.label(f"dataset.{dataset.name}.about"),
            "table": index_table(views, dataset)}


def _record_context(views: Views, name: str) -> dict[str, Any]:
    entry = views.catalog.entries[name]
    context: dict[str, Any] = {"record": views.record(entry), "history": record_history(views, entry),
                               "download": file_address(views, JsonRecords.file.format(record=name))}
    if entry.dataset.name == "sources":
        context["outline"] = views.outline(name)
    return context


def _timeline_context(views: Views) -> dict[str, Any]:
    return {"periods": timeline(views)}

