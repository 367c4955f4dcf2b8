"""Lists that answer: what a row of an index says, in which order rows stand, and how light the pages are."""

from __future__ import annotations

import gzip
import re
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from compendium.core.edtf import Edtf
from compendium.core.fields import Statement
from compendium.core.sentences import find_first_sentence
from compendium.features.themes.hubs import MOST, list_marks
from compendium.features.timeline import Timeline
from compendium.presentation.answers import ANSWERS, make_date_key, tell_gist
from compendium.presentation.record_view import Views
from compendium.presentation.spark import draw_spark
from compendium.presentation.tables import FIRST, make_index_table
from compendium.records.datasets import DATASETS, by_name
from compendium.records.models import Observation
from support import real_catalog

CATALOG = real_catalog()
VIEWS = {code: Views(CATALOG, code) for code in CATALOG.locales}
# What a first visit may weigh, packed, and of how many elements it may consist.
BYTES, ELEMENTS = 45_000, 1_500


@pytest.mark.parametrize(("text", "first"), [
    ("It opened in 2009. It closed.", "It opened in 2009."), ("US$1.29 bn was paid. More came.", "US$1.29 bn was paid."),
    ("He met J. Smith in Rome. They spoke.", "He met J. Smith in Rome."), ("Line No. 5 is closed. So is 6.", "Line No. 5 is closed."),
    ("He said “no.” She left.", "He said “no.”"), ("The SCO. It grew.", "The SCO."), ("双方会谈。会后签字。", "双方会谈。"),
    ("他说“同意。”随后离开。", "他说“同意。”"), ("Without an end", "Without an end"),
])
def test_the_first_sentence_ends_where_a_reader_ends_it(text, first):
    assert find_first_sentence(text) == first


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_every_column_is_a_field_or_an_answer(dataset):
    assert set(dataset.columns) <= {*dataset.model.model_fields, *ANSWERS}


def row(views: Views, dataset: str, name: str) -> dict[str, str]:
    """Return the words of one row of an index by column."""
    table = make_index_table(views, by_name()[dataset])
    found = next(row for row in (*table["rows"], *table["later"]) if row["id"] == name)
    return {column["name"]: f" {cell['between']} ".join(f"{item['text']} {item.get('note', '')}".strip() for item in cell["values"])
            for column, cell in zip(table["columns"], found["cells"], strict=True)}


def test_rows_say_what_their_readers_came_for(tiny_views):
    english, chinese = tiny_views["en"], tiny_views["zh"]
    assert row(english, "figures", "brook-length-alpha")["latest"] == "90 km or about 100 km"
    assert row(english, "discrepancies", "dispute-brook-length")["said"] == "90 km (preferred here) or about 100 km"
    assert row(chinese, "discrepancies", "dispute-brook-length")["said"] == "90公里 （本站采用） 或 约100公里"
    assert row(english, "commitments", "pledge-brook-01")["reported"] == "no later report"
    assert row(english, "glossary", "term-weir")["definition"] == "A low dam across a river."
    assert row(english, "meetings", "brook-session-01")["gist"] == "A memorandum on river data was signed."


def observe(name: str, date: str | None, value: int, target: bool = False) -> Observation:
    """Return one invented value."""
    return Observation(id=name, date=Edtf.parse(date) if date else None, value=Decimal(value), target=target,
                       sources=(Statement(source="alpha", at="1", printed={"value": str(value)}),))


@pytest.mark.parametrize(("given", "latest"), [
    ([("a", "2001", 1), ("b", "2012", 2), ("c", "2010", 3)], ["b"]),
    ([("a", "2012", 1), ("b", None, 2), ("c", "2030", 3, True)], ["a"]),
    ([("a", "2012", 1), ("b", "2012", 2)], ["a", "b"]), ([("a", None, 1), ("b", None, 2)], ["a", "b"]),
    ([("a", "2015", 1, True), ("b", "2030", 2, True)], ["b"]),
])
def test_the_latest_value_is_the_newest_fact_and_each_of_several_that_are_as_new(tiny_catalog, given, latest):
    figure = tiny_catalog.entries["brook-length-alpha"].own.model_copy(update={"observations": tuple(observe(*item) for item in given)})
    assert [one.id for one in figure.newest] == latest
    assert figure.latest.id == latest[0]


def test_a_spark_joins_facts_and_says_every_value_in_words(tiny_views):
    language, figure = tiny_views["en"].language, tiny_views["en"].catalog.entries["brook-length-alpha"].own
    drawn = figure.model_copy(update={"observations": tuple(observe(*item) for item in
                                                           [("b", "3010", 50), ("a", "3001", 100), ("c", "3020", 75, True), ("d", None, 7)])})
    spark = draw_spark(language, drawn)
    assert spark["text"] == "100 km (3001); 50 km (3010); 75 km (3020)"
    assert [dot["aim"] for dot in spark["dots"]] == [False, False, True] and len(spark["line"].split()) == 2
    xs, ys = [float(dot["x"]) for dot in spark["dots"]], [float(dot["y"]) for dot in spark["dots"]]
    assert xs == sorted(xs) and ys[0] < ys[2] < ys[1], "time runs to the right, the highest value stands on top"
    assert draw_spark(language, drawn.model_copy(update={"measure": "rank"})) is None
    assert draw_spark(language, figure) is None, "there is nothing to join"


def test_a_date_of_which_nothing_is_known_is_sorted_last():
    assert make_date_key(None) == make_date_key(Edtf.parse("XXXX")) == ""
    assert make_date_key(Edtf.parse("-0137")) < make_date_key(Edtf.parse("1864")) < make_date_key(Edtf.parse("../1991"))


def test_sections_are_sorted_as_their_source_has_them():
    table = make_index_table(VIEWS["zh"], by_name()["commitments"])
    at = [column["name"] for column in table["columns"]].index("section")
    keys = {row["cells"][at]["values"][0]["text"]: row["cells"][at]["sort"] for row in (*table["rows"], *table["later"])}
    assert list(keys.values()) == sorted(keys.values()), "the pledges stand in the order of the Declaration"


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_the_order_of_records_is_the_same_in_each_language_and_not_the_alphabet_of_titles(dataset):
    orders = {code: [entry.id for entry in views.order.list_entries(dataset.name)] for code, views in VIEWS.items()}
    assert len({tuple(order) for order in orders.values()}) == 1
    titles = [CATALOG.entries[name].record.title["en"].lower() for name in orders["en"]]
    assert len(titles) < 8 or titles != sorted(titles)


def test_within_a_year_by_day_and_then_by_number_and_without_a_date_at_the_end():
    for name in ("meetings", "events", "instruments"):
        entries = VIEWS["en"].order.list_entries(name)
        dated = [entry.own.date.order for entry in entries if entry.own.date and entry.own.date.known]
        assert dated == sorted(dated), name
        if name != "meetings":
            undated = [not (entry.own.date and entry.own.date.known) for entry in entries]
            assert undated == sorted(undated), name
    sessions = [entry.own.ordinal for entry in VIEWS["en"].order.list_entries("meetings") if entry.own.body == "joint-commission"]
    assert sessions == sorted(sessions)


def test_rows_stand_under_the_term_that_they_are_ordered_by():
    for dataset in DATASETS:
        table = make_index_table(VIEWS["en"], dataset)
        groups = [row["group"] for row in (*table["rows"], *table["later"])]
        heads = list(dict.fromkeys(groups))
        assert groups == sorted(groups, key=heads.index), f"{dataset.name}: a heading comes back"


def test_every_mark_of_the_timeline_can_say_what_happened():
    for entry in CATALOG.entries.values():
        if entry.dataset.dated:
            assert all(tell_gist(views.language, entry) for views in VIEWS.values()), entry.id


# The built site

class Visit(HTMLParser):
    """What a browser makes of a page at first: its elements but for those that lie ready, and the ids of all."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements, self.ids, self._ready = 0, set[str](), 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        """Count one element."""
        self.elements += not self._ready
        self._ready += tag == "noscript"
        self.ids |= {value for name, value in attrs if name == "id"}

    def handle_endtag(self, tag: str) -> None:
        """Leave what lies ready."""
        self._ready -= tag == "noscript"


def list_addresses() -> list[str]:
    """Return the index of each dataset, and the timeline with its periods."""
    return [*(dataset.name for dataset in DATASETS), "timeline", *(f"timeline/{period.id}" for period, _ in CATALOG.periods)]


def weigh(site: Path, *names: str) -> int:
    """Return what files weigh on their way to a reader."""
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for name in names for path in site.glob(name))


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_first_visit_of_every_list_is_light(site, language):
    frame = weigh(site, *(f"assets/*/{name}" for name in ("compendium.css", "start.js", "theme.js", "compendium.js", "later.js")))
    for address in list_addresses():
        own = "assets/*/timeline.js" if address == "timeline" else "assets/*/tables.js"
        weight = frame + weigh(site, f"{language}{address}/index.html", own)
        assert weight <= BYTES, f"{language}{address}: {weight} bytes"
        elements = Visit(site / language / address / "index.html").elements
        assert elements <= ELEMENTS, f"{language}{address}: {elements} elements"


def count_elements(text: str) -> int:
    """Return of how many elements a page consists at first, as `Visit` counts them, but quickly."""
    return len(re.findall("<[a-z]", re.sub(r"(?s)(?<=<)(noscript|script)\b.*?</\1>|<!--.*?-->", "a", text)))


def find_scripts(text: str) -> list[str]:
    """Return the scripts that a page loads beyond those of every page."""
    return [f"assets/*/{name}" for name, mark in (("tables.js", "data-filters"), ("timeline.js", "data-timeline")) if mark in text]


def test_no_page_at_all_is_long(site):
    counts = {path.relative_to(site).as_posix(): count_elements(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert {name: count for name, count in counts.items() if count > ELEMENTS} == {}
    for name in (sorted(counts, key=counts.__getitem__)[-1], "timeline/index.html", "places/china/index.html"):
        assert counts[name] == Visit(site / name).elements, name


def test_the_largest_pages_are_light(site):
    frame = weigh(site, *(f"assets/*/{name}" for name in ("compendium.css", "start.js", "theme.js", "compendium.js", "later.js")))
    largest = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size)[-150:]
    weights = {path.relative_to(site).as_posix(): frame + weigh(site, path.relative_to(site).as_posix(), *find_scripts(path.read_text(encoding="utf-8")))
               for path in largest}
    assert {name: weight for name, weight in weights.items() if weight > BYTES} == {}


@pytest.mark.parametrize("language", ["", "zh/"])
def test_several_offices_in_one_row_are_parted_by_a_mark_without_a_blank(site, language):
    several = [entry.id for entry in CATALOG.entries.values() if len(getattr(entry.record, "roles", ())) > 1]
    text = (site / language / "people" / "index.html").read_text(encoding="utf-8")
    assert several
    for name in several:
        row = re.search(rf'<tr id="{name}".*?</tr>', text, re.S)[0]
        words = unescape(re.sub(r"<[^>]+>", "", row))
        assert re.search(r"\S[；;]", words) and not re.search(r"\s[；;]", words), name


@pytest.mark.parametrize("language", ["", "zh/"])
def test_what_lies_ready_is_all_there(site, language):
    """A long page's later part is on the page without a script, and the chronology that has a page of its own is whole."""
    hao, dictionary = (Visit(site / language / name / "index.html").ids for name in ("sources/hao", "data/dictionary"))
    assert set(CATALOG.outlines["hao"]) <= hao and {"terms", "groups", *(dataset.name for dataset in DATASETS)} <= dictionary
    text = (site / language / "places" / "kazakhstan" / "chronology" / "index.html").read_text(encoding="utf-8")
    views = VIEWS["zh" if language else "en"]
    marks = list_marks(views, Timeline(views), CATALOG.entries["kazakhstan"])
    assert len(marks) > MOST and all(f"/{mark['href']}" in text for mark in marks)


@pytest.mark.parametrize("language", ["", "zh/"])
def test_every_row_has_its_address_without_a_script(site, language):
    for dataset in DATASETS:
        if not dataset.asked:
            ids = Visit(site / language / dataset.name / "index.html").ids
            assert {entry.id for entry in CATALOG.of(dataset.name)} <= ids, dataset.name
    ids = Visit(site / language / "timeline" / "index.html").ids
    assert {entry.id for entry in CATALOG.of("events")} <= ids
    assert "year-2014" in ids and "year-2014" in Visit(site / language / "timeline" / "2013-on" / "index.html").ids


def test_a_long_index_holds_its_first_rows_and_has_the_others_ready(site):
    long = max(DATASETS, key=lambda dataset: (not dataset.asked) * len(CATALOG.of(dataset.name)))
    text = (site / long.name / "index.html").read_text(encoding="utf-8")
    first, _, later = text.partition("<noscript data-later>")
    assert first.count('<tr id="') == FIRST
    assert later.count('<tr id="') == len(CATALOG.of(long.name)) - FIRST > 0
