"""The generated pages: one for every dataset and record, the timeline and the search page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from compendium.exports.table_files import JsonRecords
from compendium.features.background import list_notes, show_note
from compendium.features.charts.view import make_figure_chart
from compendium.features.history.changes import make_changes_page, tell_record_history
from compendium.features.maps import MapViews, make_map_views
from compendium.features.questions import (
    MOST,
    find_answer_sources,
    group_questions,
    list_on_record,
    show_answer,
)
from compendium.features.search.index import make_lists
from compendium.features.themes.hubs import has_chronology, make_hub
from compendium.features.timeline import Timeline
from compendium.pages.across import (
    make_chart_pages,
    make_chronology_page,
    make_map_pages,
    make_theme_pages,
    make_timeline_pages,
)
from compendium.pages.data_page import make_data_page, make_dictionary_page, make_load_page, name_file
from compendium.pages.generated_page import GeneratedPage
from compendium.pages.quality import make_quality_page
from compendium.pages.search_evaluation import group_kinds, make_evaluation_page, make_kind_page
from compendium.presentation.language import Language, clip_text
from compendium.presentation.moved_pages import list_moved_pages
from compendium.presentation.outline import make_outline
from compendium.presentation.reach import tell_reach, tell_record_reach
from compendium.presentation.record_view import Views
from compendium.presentation.tables import ROWS, cut_index, list_index_entries, make_index_table
from compendium.records.datasets import Dataset
from compendium.records.models.search_evaluation import SearchEvaluation


def make_pages(views: Views) -> Iterator[GeneratedPage]:
    """Yield every generated page of one language."""
    language = views.language
    timeline, maps = Timeline(views), make_map_views(views)
    named = Counter(language.title(entry) for dataset in views.catalog.datasets
                    for entry in views.order.list_entries(dataset.name))
    for dataset in views.catalog.datasets:
        yield from _make_indexes(views, dataset)
        for entry in views.order.list_entries(dataset.name):
            record = partial(_make_record_context, views, timeline, maps, entry.id)
            title = language.title(entry)
            summary = next((part["text"] for part in views.prose(entry.record, dataset.name)), "")
            description = summary or language.label("record.description", title=title,
                                                 dataset=language.label(f"dataset.{dataset.name}"))
            section = ""
            if named[title] > 1:  # official titles recur; the short name or the kind tells tabs apart
                short = language.short(entry)
                section = language.label(f"dataset.{dataset.name}") if short == title else ""
                title = title if section else f"{title} · {short}"
            yield GeneratedPage(f"{dataset.name}/{entry.id}.md", title, clip_text(description),
                                dataset.template, record, section=section)
            if dataset.template == "pages/hub.html" and has_chronology(views, entry):
                yield make_chronology_page(views, timeline, entry)
    yield from make_theme_pages(views, timeline)
    yield from make_timeline_pages(timeline)
    yield from make_map_pages(maps)
    yield from make_chart_pages(views)
    yield from _make_withdrawn(language)
    yield from _make_moved(language)
    yield GeneratedPage("changes.md", language.label("changes.title"), language.label("changes.about"),
                        "pages/changes.html", partial(make_changes_page, language))
    yield GeneratedPage("data/index.md", language.label("data.title"), language.label("data.about"),
                        "pages/data.html", partial(make_data_page, views), wide=True)
    yield GeneratedPage("data/dictionary.md", language.label("dictionary.title"),
                        language.label("dictionary.about"),
                        "pages/dictionary.html", partial(make_dictionary_page, language))
    yield GeneratedPage("data/load.md", language.label("load.title"), language.label("load.about"),
                        "pages/load.html", partial(make_load_page, language))
    yield GeneratedPage("search.md", language.label("search.title"), language.label("search.description"),
                        "pages/search.html",
                        partial(dict, exam=views.catalog.search_evaluation, lists=make_lists(language)))
    yield GeneratedPage("quality/index.md", language.label("quality.title"),
                        clip_text(language.label("quality.about")),
                        "pages/quality.html",
                        partial(make_quality_page, language))
    if views.catalog.search_evaluation:
        yield from _make_evaluation(language, views.catalog.search_evaluation)


def _make_evaluation(language: Language, exam: SearchEvaluation) -> Iterator[GeneratedPage]:
    """Yield the report of the search's exam and a page for the questions of each kind."""
    title = language.label("exam.title")
    yield GeneratedPage("quality/search.md", title, clip_text(language.label("exam.about")),
                        "pages/exam.html", partial(make_evaluation_page, language, exam), wide=True)
    for kind in group_kinds(language, exam):
        label = language.label(f"exam.kind.{kind}")
        yield GeneratedPage(f"quality/search/{kind}.md", label, language.label("exam.kind.about", kind=label),
                            "pages/exam-kind.html", partial(make_kind_page, language, exam, kind), wide=True,
                            section=title, found=False)


def _make_withdrawn(language: Language) -> Iterator[GeneratedPage]:
    """Yield a page for each record that is gone: when, why, and where its reader should go."""
    for item in language.catalog.withdrawals:
        title = item.title[language.code]
        moved = language.link(item.moved_to) if item.moved_to else None
        context = {"title": title, "date": language.date(item.date), "reason": item.reason[language.code],
                   "moved": moved}
        yield GeneratedPage(f"{item.dataset}/{item.id}.md", title, item.reason[language.code],
                            "pages/withdrawn.html",
                            partial(dict, context), leads_to=moved["href"] if moved else "")


def _make_moved(language: Language) -> Iterator[GeneratedPage]:
    """Yield a page for each page that is no more: it leads on to the one that has taken over its task."""
    for old, new in list_moved_pages(language).items():
        context = {"title": language.label("moved.title"), "moved": new}
        yield GeneratedPage(f"{old}.md", f"{language.label('moved.title')} · {old}",
                            language.label("moved.about"),
                            "pages/moved.html",
                            partial(dict, context), leads_to=new["href"])


def _make_indexes(views: Views, dataset: Dataset) -> Iterator[GeneratedPage]:
    """Yield the index of a dataset; of a large one, in parts."""
    language = views.language
    parts = cut_index(views, dataset, MOST if dataset.asked else ROWS)
    for part in parts:
        title = language.label(f"dataset.{dataset.name}")
        description = language.label(f"dataset.{dataset.name}.about")
        if part["number"] > 1:
            title = language.label("index.part", dataset=title, number=part["number"])
            description = language.label("index.part.about", part=title, first=part["first"])
        yield GeneratedPage(part["page"], title, description, dataset.index,
                            partial(_make_index_context, views, dataset, title, parts, part), wide=True)


def _make_index_context(views: Views, dataset: Dataset, title: str, parts: list[dict[str, Any]],
                   part: dict[str, Any]) -> dict[str, Any]:
    others = [item | {"current": item is part,
                      "text": views.language.label("index.from", number=item["number"], title=item["first"])}
              for item in parts] if len(parts) > 1 else []
    about = views.language.label(f"dataset.{dataset.name}.about")
    until = "" if dataset.apart else tell_reach(views.language)
    context = {"title": title, "about": about, "parts": others, "until": until, "apart": dataset.apart}
    if dataset.asked:
        entries = list_index_entries(views, dataset, part["start"], MOST)
        return {**context, "groups": group_questions(views, entries)}
    return {**context, "table": make_index_table(views, dataset, part["start"])}


def _make_record_context(views: Views, timeline: Timeline, maps: MapViews, name: str) -> dict[str, Any]:
    entry = views.catalog.entries[name]
    context: dict[str, Any] = {"record": views.record(entry), "opening": entry.dataset.opening,
                               "history": tell_record_history(views.language, entry),
                               "download": name_file(views.language, JsonRecords.file.format(record=name)),
                               "until": tell_record_reach(views.language, entry),
                               "around": timeline.around(entry), "locator": maps.locator(entry),
                               "questions": list_on_record(views, name), "notes": list_notes(views, name)}
    match entry.dataset.template:
        case "pages/hub.html":
            context["gathered"] = make_hub(views, timeline, entry)
            context["record"] = {**context["record"], "groups": context["gathered"]["groups"]}
        case "pages/figure.html":
            context["chart"] = make_figure_chart(views, entry)
        case "pages/source.html":
            context["outline"] = make_outline(views.language, name)
        case "pages/background.html":
            context["note"] = show_note(views, entry)
        case "pages/question.html":
            context["answer"] = show_answer(views, entry)
            context["record"] = {**context["record"], "sources": find_answer_sources(views, entry)}
    return context
