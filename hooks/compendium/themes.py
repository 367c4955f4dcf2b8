"""What the records of all datasets have on one theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from .catalog import Entry
from .chapters import Chapter, read_chapters
from .datasets import DATASETS
from .edtf import Edtf
from .models import Commitment, Figure, Project
from .timeline import Timeline
from .views import Views
from .wording import listed

NEWEST, CARDS, CHAPTERS, EXCERPT = 5, 6, 3, 8
# A chapter is about a theme if it uses so many records of which it is the main theme.
LEAST_RECORDS = 4
_LATEST = {"meetings": "theme.latest.meetings", "instruments": "theme.latest.instruments"}


class Themes:
    """The theme pages of one language; the chapters are read once for all of them."""

    def __init__(self, views: Views, timeline: Timeline) -> None:
        self.views, self.timeline = views, timeline
        docs = views.catalog.root.parent / "docs"
        self.chapters = [chapter for chapter in read_chapters(docs, [views.code], views.catalog.shelf) if chapter.is_chapter]

    def index(self) -> list[dict[str, Any]]:
        """Return every theme with the number of its records."""
        views = self.views
        return [{"id": theme, "text": views.term("themes", theme), "href": f"themes/{theme}/", "size": len(self._entries(theme))}
                for theme in views.catalog.vocabulary["themes"]]

    def page(self, theme: str) -> dict[str, Any]:
        """Return what a theme's page shows: chapters, figures, the newest, disagreements, a chronology, all records."""
        views, entries = self.views, self._entries(theme)
        marks, own = self.timeline.theme(theme), {entry.id for entry in entries}
        words = views.term("themes", theme)
        chapters = self._chapters(theme)
        disputes = {item.id: item for name in sorted(own) for item in views.catalog.disputes.get(name, [])}
        return {
            "title": words, "about": views.label("theme.about", theme=words),
            "size": views.label("theme.size", count=len(entries), dated=len({mark["record"] for mark in marks})),
            "chapters": [{"text": chapter.headings[0][2], "href": f"{chapter.name.removesuffix('.md')}/"} for chapter in chapters],
            "cards": [views.card(name) for name in self._figures(theme, chapters)],
            "latest": [group for dataset in _LATEST if (group := self._latest(dataset, own))["values"]],
            "disputes": listed([views.link(entry.id, views.title(entry)) for entry in sorted(disputes.values(), key=views.title)]),
            "marks": marks[-EXCERPT:], "dated": len(marks), "timeline_href": f"timeline/?theme={theme}",
            "groups": list(self._groups(own)),
        }

    def _entries(self, theme: str) -> list[Entry]:
        return [entry for entry in self.views.catalog.entries.values() if theme in entry.record.themes]

    def _chapters(self, theme: str) -> list[Chapter]:
        """Return the chapters that are named after the theme or use most of the records that have it for their main theme."""
        entries, counts = self.views.catalog.entries, Counter[str]()
        for chapter in self.chapters:
            used = {str(name) for block in chapter.blocks for call in block.calls for name in call.args if call.name != "cite"}
            counts[chapter.name] = sum(name in entries and entries[name].record.themes[0] == theme for name in used)
        most = max(counts.values(), default=0)
        found = [chapter for chapter in self.chapters
                 if chapter.name == f"{theme}.md" or counts[chapter.name] >= max(LEAST_RECORDS, most / 2)]
        return sorted(found, key=lambda chapter: (chapter.name != f"{theme}.md", -counts[chapter.name], chapter.name))[:CHAPTERS]

    def _figures(self, theme: str, chapters: list[Chapter]) -> list[str]:
        """Return the values that the theme's chapters show as cards, or else the newest of its own series."""
        known = self.views.catalog.observations
        shown = [str(name) for chapter in chapters for block in chapter.blocks for call in block.calls if call.name == "cards"
                 for name in call.args]
        found = [name for name in dict.fromkeys(shown) if name in known and theme in known[name][0].record.themes]
        if not found:
            found = [self._newest(entry.own) for entry in self.views.ordered("figures") if entry.record.themes[0] == theme]
        return found[:CARDS]

    def _newest(self, figure: Figure) -> str:
        facts = [item for item in figure.observations if not item.target] or list(figure.observations)
        return max(facts, key=lambda item: item.date.order if item.date else ((-9999, 1, 1), 0, (-9999, 1, 1))).id

    def _latest(self, dataset: str, own: set[str]) -> dict[str, Any]:
        dated = [entry for entry in self.views.ordered(dataset) if entry.id in own and _dated(entry)]
        return {"dataset": dataset, "label": self.views.label(_LATEST[dataset]),
                "values": [self.views.row_link(entry) for entry in reversed(dated[-NEWEST:])]}

    def _groups(self, own: set[str]) -> Iterator[dict[str, Any]]:
        for dataset in DATASETS:
            entries = [entry for entry in self.views.ordered(dataset.name) if entry.id in own]
            if entries and dataset.name != "discrepancies":
                yield {"dataset": dataset.name, "label": self.views.label(f"dataset.{dataset.name}"), "href": f"{dataset.name}/",
                       "values": [{**self.views.row_link(entry), "note": self._note(entry)} for entry in entries]}

    def _note(self, entry: Entry) -> str:
        """Return how a project or a pledge stands, as its sources say."""
        views, record = self.views, entry.record
        if isinstance(record, Project) and record.status:
            status = views.term("project-statuses", record.status)
            return views.label("theme.status", status=status, date=views.locale.date(record.as_of)) if record.as_of else status
        if isinstance(record, Commitment):
            statuses = dict.fromkeys(views.term("commitment-statuses", outcome.status) for outcome in record.outcomes)
            return views.locale.join(list(statuses)) or views.label("theme.nothing")
        return ""


def _dated(entry: Entry) -> bool:
    date = getattr(entry.record, "date", None)
    return isinstance(date, Edtf) and date.known
