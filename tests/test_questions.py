"""Questions: answered on their own pages, in their index, and where their chapter, theme and records are."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from compendium.presentation.inline import plain_prose
from compendium.records.catalog_loader import load_catalog
from support import unset

PLAIN = {"": "90 km by one count, about 100 km by another; both states measured the brook.",
         "zh/": "一说90公里，另一说约100公里；两国都测量过银溪。"}


def page(site: Path, address: str) -> str:
    return unset((site / address / "index.html").read_text(encoding="utf-8"))


def linked(text: str) -> list[dict]:
    """Return what a page says in JSON-LD."""
    return [json.loads(found) for found in re.findall(r'<script type="application/ld.json">(.*?)</script>', text, re.S)]


@pytest.mark.parametrize("prefix", PLAIN)
def test_the_index_can_be_read_as_a_page_and_says_so_to_search_engines(tiny_site, prefix):
    text = page(tiny_site, f"{prefix}questions")
    assert re.search(rf'<a href="../questions/question-brook-length/">[^<]+</a></h3>\s*<p>{PLAIN[prefix]}</p>', text)
    faq = next(item for item in linked(text) if item.get("@type") == "FAQPage")
    assert faq["mainEntity"][0]["acceptedAnswer"] == {"@type": "Answer", "text": PLAIN[prefix]}
    assert len(faq["mainEntity"]) == 2


def test_a_question_has_a_page_with_its_answer_its_records_and_the_words_of_its_sources(tiny_site):
    text = page(tiny_site, "questions/question-brook-length")
    answer = re.search(r'<p class="summary" id="answer">(.*?)</p>', text, re.S)[1]
    assert 'href="../../figures/brook-length-alpha/#brook-length-alpha-undated"' in answer and "90 km</a>" in answer
    assert 'href="../../water/#water">the brook</a>' in answer and "cite" not in answer
    assert re.search(r'<dt>Rests on</dt><dd><a href="../../rivers/silver-brook/">', text)
    assert re.search(r'href="../../sources/alpha/#0-p1">Alpha.*?九十公里', text, re.S)
    thing = next(item["mainEntity"] for found in linked(text) for item in found.get("@graph", []) if "mainEntity" in item)
    assert thing["@type"] == "Question" and thing["acceptedAnswer"]["text"] == PLAIN[""]
    assert 'name="citation_title"' in text


@pytest.mark.parametrize(("address", "asked"), [
    ("water", ["question-brook-length", "question-brook-sessions"]), ("themes/water", ["question-brook-length", "question-brook-sessions"]),
    ("rivers/silver-brook", ["question-brook-length"]), ("bodies/brook-commission", ["question-brook-sessions"]),
    ("discrepancies/dispute-brook-length", ["question-brook-length"]), ("places/dawnport", []),
])
def test_a_chapter_a_theme_and_a_record_show_their_questions_folded(tiny_site, address, asked):
    for prefix in ("", "zh/"):
        text = page(tiny_site, prefix + address)
        folded = re.search(r'<div class="questions">(.*?)</div>', text, re.S)
        assert (re.findall(r'questions/([\w-]+)/"', folded[1]) if folded else []) == asked
        assert not folded or ("<details>" in folded[1] and "<details open" not in folded[1])
        assert any(item.get("@type") == "FAQPage" for item in linked(text)) == (len(asked) > 1)


def test_a_part_of_a_source_knows_the_answers_that_cite_it(tiny_catalog):
    assert "question-brook-length" in [entry.id for entry in tiny_catalog.citations["beta", "lead-p1"]]


def test_a_question_has_the_main_themes_of_what_it_rests_on(tiny_catalog):
    assert tiny_catalog.entries["question-brook-sessions"].record.themes == ("water",)


def test_an_answer_is_taken_away_in_plain_words_with_its_records_and_its_section(tiny_site):
    with (tiny_site / "data" / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["answer_en"], row["answer_zh"]) == (PLAIN[""], PLAIN["zh/"])
    assert (row["records"], row["section"], row["section_zh"]) == ("silver-brook | dispute-brook-length", "water#water", "银溪")
    assert row["sources"] == "alpha 0-p1 | beta lead-p1"
    record = json.loads((tiny_site / "data" / "records" / "question-brook-length.json").read_text(encoding="utf-8"))
    assert record["answer"] == {"en": PLAIN[""], "zh": PLAIN["zh/"]} and record["section"] == "water#water"
    assert [item["at"] for item in record["cites"]] == ["0-p1", "lead-p1"]


def test_a_question_is_found_by_its_answer(tiny_site):
    index = "".join(path.read_text(encoding="utf-8") for path in (tiny_site / "search").glob("d-*.js"))
    assert "questions/question-brook-length/" in index and PLAIN[""] in index


def test_another_wording_finds_a_question_and_is_not_shown(tiny_site):
    index = "".join(path.read_text(encoding="utf-8") for path in (tiny_site / "search").glob("t-*.js"))
    assert '"rivulet"' in index and "rivulet" not in page(tiny_site, "questions/question-brook-length")


def test_words_between_macros_stand_as_they_are(tiny_views):
    text = 'A < b, "c" &amp; {{ date("brook-session-01") }}. {{ cite("alpha 0-p1") }}'
    assert plain_prose(tiny_views["en"], text) == 'A < b, "c" &amp; 3002.'


def test_themes_that_a_question_names_are_kept(tiny_copy):
    path = tiny_copy / "data" / "questions.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  section: water#table", "  section: water#table\n  themes: [trade]"), encoding="utf-8")
    assert load_catalog(tiny_copy / "data").entries["question-brook-sessions"].record.themes == ("trade",)
