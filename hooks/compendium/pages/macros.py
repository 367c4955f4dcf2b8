"""What chapters may call. Results never pass through Markdown: a token stands for each until the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from compendium.core.fields import Term
from compendium.features.background import list_later, list_newest
from compendium.features.maps import make_map_views
from compendium.features.questions import list_on_chapter, show_questions
from compendium.features.timeline import list_periods
from compendium.pages.charts import make_chart_context
from compendium.presentation.inline import (
    Piece,
    show_count,
    show_date,
    show_figure,
    show_link,
    show_value,
)
from compendium.presentation.reach import tell_reach, tell_revision
from compendium.presentation.record_view import Views
from compendium.presentation.tables import make_record_table
from compendium.presentation.templates import Renderer
from compendium.records.catalog import Entry
from compendium.records.datasets import by_name
from compendium.records.macro_calls import Cited, ColumnsOf, FieldOf, FiltersOf, Named, read_signatures

# Private-use characters: Markdown leaves them alone and no text has them.
_TOKEN = "\ue000{}\ue001"
_PARAGRAPH = re.compile("<p>\\s*\ue000(\\d+)\ue001\\s*</p>")
_INLINE = re.compile("\ue000(\\d+)\ue001")
# A space before a note, which would let its number begin a line; not the one behind the mark of a list's item
# or a cell.
_LOOSE_NOTE = re.compile(r"(?<=[^\s|*-])[ \n](?=\{\{ *cite\()")
# A chapter leads on to the themes of most of its records.
_THEMES = 3

# What a chapter's check knows of an argument stands in its mark: the check has passed before a macro runs.
CitedPart = Annotated[str, Cited()]
AnyRecord = Annotated[str, Named("record")]
AnyQuestion = Annotated[str, Named("question")]
AnyTarget = Annotated[str, Named("record", "note")]
Observed = Annotated[str, Named("observation")]
Dated = Annotated[str, Named("record", "observation")]
AnyDataset = Annotated[str, Named("dataset")]
Filters = Annotated[str, FiltersOf("dataset")]
NAMES = ("cite", "fig", "date", "ref", "count", "table", "cards", "value", "listing", "chronology", "closing",
         "latest", "map",
         "chart", "contact_link", "questions", "search_box", "afterwards", "background_rule")


@dataclass
class OpenPage:
    """What one page has collected while its macros ran."""

    base: str = "."
    pieces: list[str] = field(default_factory=list)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    records: set[str] = field(default_factory=set)
    revised: str = ""
    name: str = ""


class Macros:
    """The macros of one language, writing into the chapter at hand."""

    def __init__(self, views: Views, renderer: Renderer, address: str = "") -> None:
        self.views, self.language = views, views.language
        self.renderer = renderer
        self.address = address
        self.chapter = OpenPage()

    def all(self) -> dict[str, Callable[..., str]]:
        """Return the macros by the names that chapters use."""
        return {name: getattr(self, name) for name in NAMES}

    def begin(self, base: str, markdown: str, name: str, revised: str = "") -> str:
        """Start a page, where `base` leads to the language's root.

        Return its text with each note tied to its word. `name` is that of its address, such as `water`;
        `revised` the day, as ISO 8601 has it, on which the page's author last went over it.
        """
        self.chapter = OpenPage(base, revised=revised, name=name)
        return _LOOSE_NOTE.sub("", markdown)

    def finish(self, html: str) -> str:
        """Return the page's HTML with every token replaced and the notes added."""
        pieces = self.chapter.pieces
        html = _PARAGRAPH.sub(lambda match: pieces[int(match[1])], html)
        html = _INLINE.sub(lambda match: pieces[int(match[1])], html)
        if self.chapter.notes:
            notes = [{"number": number, **self.language.citation(*key)}
                     for key, number in self.chapter.notes.items()]
            html += self.renderer.render("shared/notes.html", self.chapter.base, notes=notes)
        return html

    def cite(self, *places: CitedPart) -> str:
        """Cite parts of sources: `cite("hao 1-1-p2", "li 3-2-p1")`."""
        notes = []
        for place in places:
            source, _, at = place.partition(" ")
            number = self.chapter.notes.setdefault((source, at), len(self.chapter.notes) + 1)
            notes.append({"number": number, **self.language.citation(source, at)})
        return self._put("shared/cite.html", notes=notes)

    def fig(self, name: Observed, words: str = "") -> str:
        """Show an observation, leading to its series.

        `fig("kazakhs-fled-1916", "more than 300,000 herders")`. The words stand as they are in the sentence;
        the check compares number, hedge and unit with the record.
        """
        self.chapter.records.add(self.views.catalog.observations[name][0].id)
        return self._show(show_figure(self.views, name, words))

    def date(self, name: Dated, words: str = "", field: Annotated[str, FieldOf("name", dated=True)] = "date",
             bare: bool = False) -> str:
        """Show the date of a record or an observation: `date("session-08", "in 2010")`.

        The words stand as they are in the sentence and say no more than the record. `bare` leaves out that
        the date is uncertain or approximate, for a sentence that says itself whose date it is.
        """
        if name not in self.views.catalog.observations:
            self.chapter.records.add(name)
        return self._show(show_date(self.views, name, words, field, bare))

    def ref(self, name: AnyTarget, text: str = "") -> str:
        """Link a record by its short name, or by words that fit the sentence: `ref("irtysh")`."""
        variants = self.views.catalog.variants
        self.chapter.records.add(variants[name][0].id if name in variants else name)
        return self._show(show_link(self.views, name, text))

    def value(self, name: AnyRecord, field: Annotated[str, FieldOf("name")], words: str = "") -> str:
        """Show one field of a record.

        `value("session-08", "place")`, or `value("session-08", "ordinal", "eighth")`.
        """
        self.chapter.records.add(name)
        return self._show(show_value(self.views, name, field, words))

    def count(self, dataset: AnyDataset, words: str = "", **where: Filters) -> str:
        """Say how many records there are.

        `count("meetings", "nineteen sessions", body="joint-commission")`.
        """
        return self._show(show_count(self.views, dataset, words, **where))

    def table(self, dataset: AnyDataset, columns: Annotated[list[str], ColumnsOf("dataset")],
              **where: Filters) -> str:
        """Show records as a table: `table("meetings", ["date", "place", "outcome"],
        body="joint-commission")`.
        """
        entries = self.views.order.select(dataset, where)
        self.chapter.records.update(entry.id for entry in entries)
        table = make_record_table(self.views, by_name()[dataset], entries, columns, short=True)
        return self._put("tables/records.html", table=table)

    def cards(self, *names: Observed) -> str:
        """Show observations as cards: `cards("shared-rivers-hao", …)`."""
        cards = []
        for name in names:
            self.chapter.records.add(self.views.catalog.observations[name][0].id)
            cards.append(self.views.card(name))
        return self._put("cards/figures.html", cards=cards)

    def listing(self, *names: AnyRecord) -> str:
        """Show records with their text and sources, such as positions: `listing("position-hao-…", …)`."""
        records = [self.views.record(self._entry(name)) for name in names]
        return self._put("tables/listing.html", records=records)

    def chronology(self, theme: Annotated[str, Term("themes")]) -> str:
        """Show every dated record of a theme in order of time: `chronology("water")`."""
        marks = [mark for period in list_periods(self.views) for mark in period["marks"]
                 if theme in {item["name"] for item in mark["themes"]}]
        return self._put("shared/chronology.html", marks=marks)

    def latest(self, dataset: AnyDataset, *between: AnyRecord, **where: Filters) -> str:
        """Show the newest dated record of a dataset whose parties are just those named.

        `latest("instruments", "china", "kazakhstan", kind="plan")`.
        """
        order, entry = self.views.order, self.views.order.find_latest(dataset, set(between), where)
        row = order.link_row(entry) | {"text": self.language.short(entry)} if entry else None
        kind = self.views.facts(entry.record, dataset)[0]["values"][0] if entry else None
        return self._put("shared/latest.html", item=row, kind=kind)

    def map(self, name: Annotated[str, Named("map")]) -> str:
        """Draw a map with its key and an equal list: `map("shared-waters")`."""
        return self._put("figures/map.html", map=make_map_views(self.views).map(name), inline=True)

    def chart(self, name: Annotated[str, Named("chart")]) -> str:
        """Show a chart of data/charts.yml with its table: `chart("trade-over-time")`."""
        definition = self.views.catalog.charts[name]
        self.chapter.records.update(definition.figures)
        return self._put("figures/chart.html", chart=make_chart_context(self.views, definition))

    def search_box(self) -> str:
        """Show a field to search from; it leads to the page of the search."""
        return self._put("shared/search-box.html")

    def questions(self, *names: AnyQuestion) -> str:
        """Show questions whose answers unfold: `questions("question-shared-rivers", …)`."""
        entries = [self.views.catalog.entries[name] for name in names]
        return self._put("shared/questions.html", questions=show_questions(self.views, entries))

    def contact_link(self) -> str:
        """Show where mistakes are reported, as a link that begins a letter."""
        return self._put("shared/contact.html", address=self.address)

    def afterwards(self) -> str:
        """Show the most recent later developments, which are background, in their box."""
        return self._put("shared/afterwards.html", later=list_newest(self.views))

    def background_rule(self) -> str:
        """Say what background notes are and lead to all of them, where the site has any."""
        return self._put("shared/background-rule.html", there=bool(self.views.catalog.background))

    def closing(self) -> str:
        """Show the chapter's first questions, its disagreements, its themes, and what came later."""
        entries = [self.views.catalog.entries[name] for name in sorted(self.chapter.records)]
        disputes = {item.id: self.language.link(item.id, self.language.title(item))
                    for entry in entries for item in self.views.catalog.disputes.get(entry.id, [])}
        counts = Counter(entry.record.themes[0] for entry in entries if entry.record.themes)
        themes = [{"text": self.language.term("themes", theme), "href": f"themes/{theme}/"}
                  for theme, _ in counts.most_common(_THEMES)]
        return self._put("shared/closing.html", themes=themes, disputes=list(disputes.values()),
                         questions=list_on_chapter(self.views, self.chapter.name),
                         later=list_later(self.views, self.chapter.name),
                         until=tell_reach(self.language),
                         revised=tell_revision(self.language, self.chapter.revised))

    def _entry(self, name: str) -> Entry:
        self.chapter.records.add(name)
        return self.views.catalog.entries[name]

    def _show(self, piece: Piece) -> str:
        return self._put(piece["template"], piece=piece)

    def _put(self, template: str, **context: Any) -> str:
        html = self.renderer.render(template, self.chapter.base, **context).strip()
        self.chapter.pieces.append(html)
        return _TOKEN.format(len(self.chapter.pieces) - 1)


SIGNATURES = read_signatures({name: getattr(Macros, name) for name in NAMES})
