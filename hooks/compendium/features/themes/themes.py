"""What the records of all datasets have on one theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from compendium.core.edtf import Edtf
from compendium.core.field_walk import find_vocabulary, values_at
from compendium.features.timeline import Timeline
from compendium.presentation.language import fold_list
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.chapters import Chapter, list_shown_chapters

NEWEST, CARDS, CHAPTERS, EXCERPT = 5, 6, 3, 8
# A chapter is about a theme if it uses so many records of which it is the main theme.
LEAST_RECORDS = 4


class Themes:
    """The theme pages of one views.language; the chapters are read once for all of them."""

    def __init__(self, views: Views, timeline: Timeline) -> None:
        self.views, self.timeline = views, timeline
        self.language = views.language
        docs = views.catalog.root.parent / "docs"
        shown = list_shown_chapters(docs, views.language.locale, views.catalog.cache)
        self.chapters = [chapter for chapter in shown if chapter.is_chapter]

    def index(self) -> list[dict[str, Any]]:
        """Return every theme with the number of its records."""
        views = self.views
        return [{"id": theme, "text": views.language.term("themes", theme), "href": f"themes/{theme}/",
                 "size": len(self._find_entries(theme))}
                for theme in views.catalog.vocabulary["themes"]]

    def page(self, theme: str) -> dict[str, Any]:
        """Return what a theme's page shows.

        Chapters, figures, the newest, disagreements, a chronology, all records.
        """
        views, entries = self.views, self._find_entries(theme)
        views.language = views.language
        marks, own = self.timeline.theme(theme), {entry.id for entry in entries}
        words = views.language.term("themes", theme)
        chapters = self._find_chapters(theme)
        disputes = {item.id: item for name in sorted(own) for item in views.catalog.disputes.get(name, [])}
        return {
            "title": words, "about": views.language.label("theme.about", theme=words),
            "size": views.language.label("theme.size", count=len(entries),
                                dated=len({mark["record"] for mark in marks})),
            "chapters": [{"text": chapter.headings[0][2], "href": f"{chapter.name.removesuffix('.md')}/"}
                         for chapter in chapters],
            "cards": [views.card(name) for name in self._find_figures(theme, chapters)],
            "latest": [group for dataset in views.catalog.datasets
                       if dataset.leading and (group := self._find_latest(dataset.name, own))["values"]],
            "disputes": fold_list([views.language.link(entry.id, views.language.title(entry))
                                for entry in sorted(disputes.values(), key=views.order.make_key)]),
            "marks": marks[-EXCERPT:], "dated": len(marks), "timeline_href": f"timeline/?theme={theme}",
            "groups": list(self._find_groups(own)),
        }

    def _find_entries(self, theme: str) -> list[Entry]:
        return [entry for entry in self.views.catalog.entries.values() if theme in entry.record.themes]

    def _find_chapters(self, theme: str) -> list[Chapter]:
        """Return the chapters that are named after the theme or use most of the records that have it for
        their main theme.
        """
        entries, counts = self.views.catalog.entries, Counter[str]()
        for chapter in self.chapters:
            used = {str(name) for block in chapter.blocks for call in block.calls for name in call.args
                    if call.name != "cite"}
            counts[chapter.name] = sum(name in entries and entries[name].record.themes[0] == theme
                                       for name in used)
        most = max(counts.values(), default=0)
        found = [chapter for chapter in self.chapters
                 if chapter.name == f"{theme}.md" or counts[chapter.name] >= max(LEAST_RECORDS, most / 2)]
        return sorted(found, key=lambda chapter: (chapter.name != f"{theme}.md", -counts[chapter.name],
                                                  chapter.name))[:CHAPTERS]

    def _find_figures(self, theme: str, chapters: list[Chapter]) -> list[str]:
        """Return the values that the theme's chapters show as cards, or else the newest of its own series."""
        known = self.views.catalog.observations
        shown = [str(name) for chapter in chapters for block in chapter.blocks for call in block.calls
                 if call.name == "cards"
                 for name in call.args]
        found = [name for name in dict.fromkeys(shown)
                 if name in known and theme in known[name][0].record.themes]
        if not found:
            found = [entry.own.latest.id for entry in self.views.order.list_entries("figures")
                     if entry.record.themes[0] == theme]
        return found[:CARDS]

    def _find_latest(self, dataset: str, own: set[str]) -> dict[str, Any]:
        dated = [entry for entry in self.views.order.list_entries(dataset) if entry.id in own
                 and _is_dated(entry)]
        return {"dataset": dataset, "label": self.language.label(f"latest.{dataset}"),
                "values": [self.views.order.link_row(entry) for entry in reversed(dated[-NEWEST:])]}

    def _find_groups(self, own: set[str]) -> Iterator[dict[str, Any]]:
        for dataset in self.views.catalog.datasets:
            entries = [entry for entry in self.views.order.list_entries(dataset.name) if entry.id in own]
            if entries and not (dataset.disputes or dataset.asked):
                yield {"dataset": dataset.name, "label": self.language.label(f"dataset.{dataset.name}"),
                       "href": f"{dataset.name}/",
                       "values": [{**self.views.order.link_row(entry), "note": self._write_note(entry)}
                                  for entry in entries]}

    def _write_note(self, entry: Entry) -> str:
        """Return how far a thing has come, as its sources say; of a pledge, that they say nothing."""
        language, path = self.language, entry.dataset.standing
        if not path:
            return ""
        terms = dict.fromkeys(language.term(find_vocabulary(entry.dataset.model, path), value)
                              for value in values_at(entry.record, path))
        status, as_of = language.locale.join(list(terms)), getattr(entry.record, "as_of", None)
        if status and as_of:
            return language.label("theme.status", status=status, date=language.locale.date(as_of))
        silence = f"nothing.{entry.dataset.name}.short"
        return status or (language.label(silence) if silence in language.catalog.labels else "")


def _is_dated(entry: Entry) -> bool:
    date = getattr(entry.record, "date", None)
    return isinstance(date, Edtf) and date.known
