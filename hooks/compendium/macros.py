"""What chapters may call. Results never pass through Markdown: a token stands for each until the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .catalog import Entry
from .charts.context import chart_context
from .datasets import by_name
from .edtf import Edtf
from .errors import nearest
from .maps import map_views
from .models import GlossaryTerm, Observation, Record
from .rendering import Renderer
from .tables import record_table
from .timeline import timeline
from .views import Views

# Private-use characters: Markdown leaves them alone and no text has them.
_TOKEN = "\ue000{}\ue001"
_PARAGRAPH = re.compile("<p>\\s*\ue000(\\d+)\ue001\\s*</p>")
_INLINE = re.compile("\ue000(\\d+)\ue001")
# A space before a note, which would let its number begin a line; not the one behind the mark of a list's item or a cell.
_LOOSE_NOTE = re.compile(r"(?<=[^\s|*-])[ \n](?=\{\{ *cite\()")


class MacroError(Exception):
    """Raised when a chapter asks for something that the data does not have."""


@dataclass
class Chapter:
    """What one page has collected while its macros ran."""

    base: str = "."
    pieces: list[str] = field(default_factory=list)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    records: set[str] = field(default_factory=set)


class Macros:
    """The macros of one language, writing into the chapter at hand."""

    def __init__(self, views: Views, renderer: Renderer, address: str = "") -> None:
        self.views = views
        self.renderer = renderer
        self.address = address
        self.chapter = Chapter()

    def all(self) -> dict[str, Callable[..., str]]:
        """Return the macros by the names that chapters use."""
        return {"cite": self.cite, "fig": self.fig, "date": self.date, "ref": self.ref, "count": self.count,
                "table": self.table, "cards": self.cards, "value": self.value, "listing": self.listing,
                "chronology": self.chronology, "closing": self.closing, "latest": self.latest, "map": self.map,
                "chart": self.chart, "contact_link": self.contact_link,
                "search_box": self.search_box}

    def begin(self, base: str, markdown: str) -> str:
        """Start a page, where `base` leads to the language's root; return its text with each note tied to its word."""
        self.chapter = Chapter(base)
        return _LOOSE_NOTE.sub("", markdown)

    def finish(self, html: str) -> str:
        """Return the page's HTML with every token replaced and the notes added."""
        pieces = self.chapter.pieces
        html = _PARAGRAPH.sub(lambda match: pieces[int(match[1])], html)
        html = _INLINE.sub(lambda match: pieces[int(match[1])], html)
        if self.chapter.notes:
            notes = [{"number": number, **self.views.citation(*key)} for key, number in self.chapter.notes.items()]
            html += self.renderer.render("shared/notes.html", self.chapter.base, notes=notes)
        return html

    def cite(self, *places: str) -> str:
        """Cite parts of sources: `cite("hao 1-1-p2", "li 3-2-p1")`."""
        notes = []
        for place in places:
            source, _, at = place.partition(" ")
            outline = self.views.catalog.outlines.get(source)
            if outline is None:
                raise MacroError(f"cite: no source has the id '{source}'.{nearest(source, self.views.catalog.outlines)}")
            if at not in outline:
                raise MacroError(f"cite: '{at}' is no part of {source}.{nearest(at, outline)}")
            number = self.chapter.notes.setdefault((source, at), len(self.chapter.notes) + 1)
            notes.append({"number": number, **self.views.citation(source, at)})
        return self._put("shared/cite.html", notes=notes)

    def fig(self, name: str) -> str:
        """Show an observation's value, leading to its series: `fig("trade-china-kazakhstan-2012")`."""
        found = self.views.catalog.observations.get(name)
        if found is None:
            raise MacroError(f"fig: no observation has the id '{name}'.{nearest(name, self.views.catalog.observations)}")
        entry, observation = found
        self.chapter.records.add(entry.id)
        part = self.views.observation(observation, entry.own)
        sources = [self.views.statement(item, "figures") for item in observation.sources]
        return self._put("shared/figure.html", value=part["value"], href=self.views.address(name), sources=sources)

    def date(self, name: str, field: str = "date", bare: bool = False) -> str:
        """Show the date of a record or an observation, leading to it: `date("session-08")`.

        `bare` leaves out that it is uncertain or approximate, for a sentence that says itself whose date it is.
        """
        if name in self.views.catalog.observations:
            _, observation = self.views.catalog.observations[name]
            holder: Observation | Record = observation
        else:
            holder = self._entry("date", name).record
        value = getattr(holder, field, None)
        if not isinstance(value, Edtf):
            raise MacroError(f"date: '{name}' has no {field}.")
        words = holder.date_words if field == "date" else None
        value = value.bare if bare else value
        return self._put("shared/date.html", date=self.views.date(value, words), href=self.views.address(name))

    def ref(self, name: str, text: str = "") -> str:
        """Link a record by its short name, or by words that fit the sentence: `ref("irtysh")`."""
        entry = self._entry("ref", name)
        disputed = bool(self.views.catalog.disputes.get(entry.id))
        meaning = entry.record.definition[self.views.code] if isinstance(entry.record, GlossaryTerm) else ""
        return self._put("shared/link.html", item=self.views.link(name, text), disputed=disputed, meaning=meaning)

    def value(self, name: str, field: str) -> str:
        """Show one field of a record in words: `value("session-08", "place")`."""
        entry = self._entry("value", name)
        facts = {fact["name"]: fact for fact in self.views.record(entry)["facts"]}
        if field not in facts:
            raise MacroError(f"value: '{name}' has no field '{field}' to show.{nearest(field, facts)}")
        return self._put("shared/values.html", values=facts[field]["values"])

    def count(self, dataset: str, **where: str) -> str:
        """Show how many records there are, leading to their index: `count("meetings", body="joint-commission")`."""
        entries = self._select(dataset, where)
        return self._put("shared/link.html", item={"text": str(len(entries)), "href": f"{dataset}/"}, disputed=False,
                         meaning="")

    def table(self, dataset: str, columns: list[str], **where: str) -> str:
        """Show records as a table: `table("meetings", ["date", "place", "outcome"], body="joint-commission")`."""
        entries = self._select(dataset, where)
        self.chapter.records.update(entry.id for entry in entries)
        table = record_table(self.views, by_name()[dataset], entries, columns, short=True)
        return self._put("tables/records.html", table=table)

    def cards(self, *names: str) -> str:
        """Show observations as cards: `cards("shared-rivers-hao", …)`."""
        cards = []
        for name in names:
            found = self.views.catalog.observations.get(name)
            if found is None:
                raise MacroError(f"cards: no observation has the id '{name}'.{nearest(name, self.views.catalog.observations)}")
            self.chapter.records.add(found[0].id)
            cards.append(self.views.card(name))
        return self._put("cards/figures.html", cards=cards)

    def listing(self, *names: str) -> str:
        """Show records with their text and sources, such as positions: `listing("position-hao-…", …)`."""
        records = [self.views.record(self._entry("listing", name)) for name in names]
        return self._put("tables/listing.html", records=records)

    def chronology(self, theme: str) -> str:
        """Show every dated record of a theme in order of time: `chronology("water")`."""
        marks = [mark for period in timeline(self.views) for mark in period["marks"]
                 if theme in {item["name"] for item in mark["themes"]}]
        return self._put("shared/chronology.html", marks=marks)

    def latest(self, dataset: str, most: int, **where: str) -> str:
        """Show the newest dated records of a dataset, newest first: `latest("instruments", 4)`."""
        dated = [entry for entry in self._select(dataset, where) if getattr(entry.own, "date", None) and entry.own.date.known]
        return self._put("shared/links.html", items=[self.views.row_link(entry) for entry in reversed(dated[-most:])])

    def map(self, name: str) -> str:
        """Draw a map with its key and an equal list: `map("shared-waters")`."""
        if name not in self.views.catalog.maps:
            raise MacroError(f"map: no map has the id '{name}'.{nearest(name, self.views.catalog.maps)}")
        return self._put("figures/map.html", map=map_views(self.views).map(name), inline=True)

    def chart(self, name: str) -> str:
        """Show a chart of data/charts.yml with its table: `chart("trade-over-time")`."""
        definition = self.views.catalog.charts.get(name)
        if definition is None:
            raise MacroError(f"chart: no chart has the id '{name}'.{nearest(name, self.views.catalog.charts)}")
        self.chapter.records.update(definition.figures)
        return self._put("figures/chart.html", chart=chart_context(self.views, definition))

    def search_box(self) -> str:
        """Show a field to search from; it leads to the page of the search."""
        return self._put("shared/search-box.html")

    def contact_link(self) -> str:
        """Show where mistakes are reported, as a link that begins a letter."""
        return self._put("shared/contact.html", address=self.address)

    def closing(self) -> str:
        """Show the chapter's records and the disagreements about them, by dataset."""
        entries = [self.views.catalog.entries[name] for name in sorted(self.chapter.records)]
        disputes = {item.id: self.views.link(item.id, self.views.title(item))
                    for entry in entries for item in self.views.catalog.disputes.get(entry.id, [])}
        groups: list[dict[str, Any]] = []
        for dataset in by_name():
            own = [self.views.row_link(entry) for entry in entries if entry.dataset.name == dataset]
            if own:
                label = self.views.label(f"dataset.{dataset}")
                groups.append({"dataset": dataset, "label": label, "values": sorted(own, key=lambda item: item["sort"])})
        return self._put("shared/closing.html", groups=groups, disputes=list(disputes.values()))

    def _select(self, dataset: str, where: dict[str, str]) -> list[Entry]:
        if dataset not in by_name():
            raise MacroError(f"there is no dataset '{dataset}'.{nearest(dataset, by_name())}")
        return [entry for entry in self.views.ordered(dataset)
                if all(_matches(getattr(entry.record, name), value) for name, value in where.items())]

    def _entry(self, macro: str, name: str) -> Entry:
        entries = self.views.catalog.entries
        if name not in entries:
            raise MacroError(f"{macro}: no record has the id '{name}'.{nearest(name, entries)}")
        self.chapter.records.add(name)
        return entries[name]

    def _put(self, template: str, **context: Any) -> str:
        html = self.renderer.render(template, self.chapter.base, **context).strip()
        self.chapter.pieces.append(html)
        return _TOKEN.format(len(self.chapter.pieces) - 1)


def _matches(value: Any, wanted: str) -> bool:
    return wanted in value if isinstance(value, tuple) else str(value) == wanted
