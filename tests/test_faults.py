"""Planted faults: each is caught, placed at its line and explained; nothing is built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from compendium.checks.ids import ANCHORS
from compendium.core.yaml_loader import find_unwritable
from support import ROOT, build_site, run_command

# name, file, what is replaced, by what, what the message must say
FAULTS = [
    ("duplicate key", "data/rivers.yml", "  kind: river\n", "  kind: river\n  kind: lake\n", ["rivers.yml:4", "repeats the key 'kind'"]),
    ("dangling reference", "data/meetings.yml", "place: dawnport", "place: dawnprot",
     ["meetings.yml:8", "brook-session-01  place", "no record has the id 'dawnprot'", "Did you mean 'dawnport'?"]),
    ("reference of the wrong kind", "data/meetings.yml", "body: brook-commission\n  ordinal: 1", "body: dawnport\n  ordinal: 1",
     ["'dawnport' is one of the places", "takes bodies"]),
    ("impossible date", "data/events.yml", "3001-02-03\"", "3001-02-30\"", ["events.yml:5", "no such day: 30", "28 days"]),
    ("unknown field", "data/rivers.yml", "  kind: river", "  knd: river", ["silver-brook  knd", "is not a field", "Did you mean 'kind'?"]),
    ("missing translation", "data/events.yml", "title: {en: The commission is founded, zh: 委员会成立}", "title: {en: The commission is founded}",
     ["events.yml:2", "title.zh", "is missing"]),
    ("copied translation", "data/events.yml", "zh: 委员会成立}", "zh: The commission is founded}", ["is a copy of the English"]),
    ("a no key", "data/places.yml", "title: {en: Northland, zh: 北境}", "title: {en: Northland, zh: 北境, no: Nordland}",
     ["northland  title.no", "is not a field"]),
    ("unknown term", "data/meetings.yml", "format: in-person", "format: in-persn", ["'in-persn' is not one of the meeting-formats", "Did you mean 'in-person'?"]),
    ("unknown locator", "data/events.yml", "at: 1-p1", "at: 1-p9", ["'1-p9' is no part of alpha", "data/outlines/alpha.yml"]),
    ("unknown source", "data/events.yml", "source: alpha", "source: alhpa", ["no record has the id 'alhpa'", "Did you mean 'alpha'?"]),
    ("printed form of no field", "data/events.yml", "printed: {date:", "printed: {dte:", ["is no field of the record", "Did you mean 'date'?"]),
    ("duplicate id", "data/places.yml", "- id: southmark", "- id: northland", ["'northland' is already the id of a record in data/places.yml:1"]),
    ("id with capitals", "data/people.yml", "id: jia-yibing", "id: Jia_Yibing", ["'Jia_Yibing' is not an id"]),
    ("section that the source lacks", "data/commitments.yml", 'section: "1"', 'section: "9"', ["pledge-brook-01  section", "'9' is no part of alpha"]),
    ("lost record", "data/words/rivers.yml", "least: 1", "least: 2", ["words/rivers.yml", "there are 1 records, fewer than the least of 2"]),
    ("no least number", "data/words/rivers.yml", "least: 1\n", "", ["words/rivers.yml", "least\n    is missing"]),
    ("a dataset's floor where it was", "data/floors.yml", "verified:", "rivers: 1\nverified:", ["floors.yml:1  rivers", "data/words/rivers.yml"]),
    ("word in two files", "data/words/rivers.yml", "labels:\n", "labels:\n  site.name: {en: Name, zh: 名称}\n",
     ["data/words/rivers.yml:5  site.name", "stands in data/labels.yml:2 already"]),
    ("label of nothing", "data/words/rivers.yml", "  field.flows_into:", "  part.flows: {en: Flows, zh: 流}\n  field.flows_into:",
     ["part.flows", "names nothing"]),
    ("clashing values without an entry", "data/discrepancies.yml", "records: [brook-length-alpha, silver-brook]", "records: [silver-brook]",
     ["differs from 90", "data/discrepancies.yml"]),
    ("unknown value that has one", "data/meetings.yml", "unknown: [date, place, outcome]", "unknown: [ordinal]", ["'ordinal' is said to be unknown"]),
    ("alias", "data/rivers.yml", "themes: [water]", "themes: &t [water]\n  related: *t", ["is an alias"]),
    ("tag", "data/rivers.yml", "kind: river", "kind: !secret river", ["tags are not used"]),
    ("empty value", "data/rivers.yml", "kind: river", "kind:", ["has no value"]),
    ("comma in braces", "data/rivers.yml", "zh: 银溪,", "zh: 银溪, or brook,", ["splits at a comma before 'or brook'"]),
    ("broken yaml", "data/rivers.yml", "kind: river", "kind: [river", ["bracket that is never closed"]),
    ("half-width punctuation", "data/instruments.yml", "zh: 双方交换读数。", "\"zh\": \"双方,交换读数。\"", ["half-width punctuation"]),
    ("Chinese in English", "data/instruments.yml", "en: Both sides exchange readings.", "en: Both sides exchange 读数.", ["has Chinese characters outside"]),
    ("macro with an unknown id", "docs/en/water.md", 'ref("silver-brook")', 'ref("silver-brok")',
     ["docs/en/water.md:9", "no record has the id 'silver-brok'", "Did you mean 'silver-brook'?"]),
    ("unknown macro", "docs/en/water.md", "{{ count(", "{{ cuont(", ["there is no macro 'cuont'", "Did you mean 'count'?"]),
    ("unreadable macro", "docs/en/water.md", 'count("meetings")', "count(meetings)", ["cannot be read"]),
    ("naked figure", "docs/en/water.md", "both states.", "both 17 states.", ["the figure '17' is typed by hand"]),
    ("naked Chinese figure", "docs/zh/water.md", "银溪流经两国。", "银溪流经十七国。", ["the figure '十七' is typed by hand"]),
    ("uncited paragraph", "docs/en/water.md", "## Sessions", "It is long.\n\n## Sessions", ["docs/en/water.md:11", "cites nothing"]),
    ("heading in one language", "docs/zh/water.md", "{ #table }", "{ #tables }", ["heading ids differ", "'tables' instead of 'table'"]),
    ("citation in one language", "docs/zh/water.md", ', "beta lead-p1"', "", ["cites alpha 0-p1 and not alpha 0-p1, beta lead-p1", "docs/en/water.md"]),
    ("a value changed in one language",  "docs/zh/water.md", 'date("brook-session-01")', 'date("brook-memorandum-3002")',
     ["lacks date(brook-session-01)"]),
    ("an interval with an unknown end", "data/events.yml", "3001-02-03\"", "XXXX/3001\"",
     ["events.yml:5", "'XXXX/3001' has an end of which nothing is known; write '../3001'"]),
    ("white space after a date", "data/events.yml", '"3001-02-03"', '"3001-02-03\\n"', ["events.yml:5", "write '3001-02-03', without white space"]),
    ("a full-width date", "data/events.yml", "3001-02-03\"", "３００１-02-03\"", ["events.yml:5", "write '3001-02-03'", "in plain digits"]),
    ("a full-width number", "data/figures.yml", 'value: "90"', 'value: "９０"', ["figures.yml:11", "'９０' is not a number in plain digits, such as 1200"]),
    ("a number with a joint", "data/meetings.yml", "ordinal: 2", "ordinal: 1_0", ["meetings.yml:20", "'1_0' is not a number in plain digits"]),
    ("a full-width id", "data/people.yml", "id: jia-yibing", "id: jia-２", ["'jia-２' is not an id: use small letters, digits"]),
    ("an id that is an index", "data/people.yml", "id: jia-yibing", "id: index",
     ["people.yml:1", "index  id", "'index' is the name of an index page; choose another id, such as 'index-1'"]),
    ("an id that is a part of an index", "data/people.yml", "id: jia-yibing", "id: part-2", ["'part-2' is the name of an index page"]),
    ("an id that is an anchor", "data/people.yml", "id: jia-yibing", "id: sources", ["'sources' is the name of a part of our pages"]),
    ("an id that is a device", "data/people.yml", "id: jia-yibing", "id: con", ["'con' is the name of a device on Windows"]),
    ("an observation that is an anchor", "data/figures.yml", "id: brook-length-beta-undated", "id: top",
     ["figures.yml:13", "observations[1].id", "'top' is the name of a part of our pages"]),
    ("a chart that is an index", "data/charts.yml", "id: brook-lengths", "id: index", ["charts.yml:1", "'index' is the name of an index page"]),
    ("a part of a source that is an anchor", "data/outlines/alpha.yml", "- id: 1-p1", "- id: cite", ["alpha.yml:12", "'cite' is the name of a part of our pages"]),
    ("a theme that is a device", "data/vocabulary.yml", "themes:\n", "themes:\n  nul: {en: Nothing, zh: 空}\n", ["themes.nul", "'nul' is the name of a device"]),
    ("a term twice in a list", "data/rivers.yml", "themes: [water]", "themes: [water, water]",
     ["rivers.yml:4", "silver-brook  themes[1]", "'water' stands in this list already; name each thing once"]),
    ("a figure twice in a chart", "data/charts.yml", "figures: [brook-length-alpha]", "figures: [brook-length-alpha, brook-length-alpha]",
     ["brook-lengths  figures[1]", "stands in this list already"]),
    ("a zero-width space", "data/rivers.yml", "zh: 银溪", "zh: 银\u200b溪", ["rivers.yml:2", "has the character U+200B, which is no text; remove it"]),
    ("a turn of direction", "data/rivers.yml", "zh: 银溪", "zh: 银\u202e溪", ["rivers.yml:2", "U+202E"]),
    ("a soft hyphen in a chapter", "docs/en/water.md", "both states.", "both sta\u00adtes.", ["docs/en/water.md:8", "U+00AD"]),
    ("years of records without one", "data/meetings.yml", 'date: "3002"', 'date: "../3002"',
     ["charts.yml", "brook-sessions  kind", "none of those that it names has one; a 'tally' needs none"]),
    ("years of no record", "data/charts.yml", "where: {kind: session}", "where: {kind: visit}", ["brook-sessions  kind", "none of those that it names has one"]),
    ("a label without a plural form", "data/labels.yml", 'theme.count: {en: {one: "{count} record", other:', "theme.count: {en: {few: '{count} record', other:",
     ["theme.count  en", "has the forms few, other, but words with a number take one, other in this language"]),
    ("a label whose forms differ", "data/labels.yml", '{one: "{count} record", other: "{count} records"}', '{one: "1 record", other: "{count} records"}',
     ["theme.count  en", "has not the same placeholders in each form"]),
    ("a question on an unknown record", "data/questions.yml", "records: [brook-commission]", "records: [brook-comission]",
     ["questions.yml:22", "question-brook-sessions  records[0]", "no record has the id 'brook-comission'", "Did you mean 'brook-commission'?"]),
    ("a question that leads to no chapter", "data/questions.yml", "section: water#table", "section: watr#table",
     ["questions.yml:23", "question-brook-sessions  section", "no chapter is called 'watr'", "Did you mean 'water'?"]),
    ("a question that leads to no section", "data/questions.yml", "section: water#table", "section: water#tabel",
     ["questions.yml:23", "question-brook-sessions  section", "no heading of water has the id 'tabel'", "Did you mean 'table'?"]),
    ("a wrong number in an answer", "data/questions.yml", '"90 km"', '"91 km"',
     ["questions.yml:4", "question-brook-length  answer.en", "fig: '91 km'", "90"]),
    ("a number typed by hand in an answer", "data/questions.yml", '{{ fig("brook-length-alpha-undated", "90 km") }} by', "90 km by",
     ["questions.yml:4", "question-brook-length  answer.en", "the figure '90' is typed by hand"]),
    ("an answer without its note", "data/questions.yml", '在{{ value("brook-session-01", "place") }}举行。{{ cite("alpha t1-01") }}',
     '在{{ value("brook-session-01", "place") }}举行。', ["questions.yml:20", "question-brook-sessions  answer.zh", "does not end with its note"]),
    ("a note amid an answer", "data/questions.yml", '举行。{{ cite("alpha t1-01") }}', '举行{{ cite("alpha t1-01") }}。',
     ["question-brook-sessions  answer.zh", "does not end with its note"]),
    ("an unknown place in an answer", "data/questions.yml", 'cite("alpha t1-01")', 'cite("alpha t1-10")',
     ["question-brook-sessions  answer.en", "cite: 't1-10' is no part of alpha", "Did you mean 't1-01'?"]),
    ("a macro in one language of an answer", "data/questions.yml", '{{ ref("brook-commission") }}{{ value(', "委员会{{ value(",
     ["questions.yml:20", "question-brook-sessions  answer.zh", "lacks ref(brook-commission), compared with answer.en"]),
    ("a block in an answer", "data/questions.yml", '{{ ref("brook-commission") }} was', '{{ map("two-lands") }} was',
     ["question-brook-sessions  answer.en", "map: stands in chapters only; a record's text takes cite, count"]),
    ("a brace in an answer", "data/questions.yml", '{{ ref("brook-commission") }} was', '{{ ref("brook-commission") was',
     ["question-brook-sessions  answer.en", "has '{{' outside a macro that is closed"]),
    ("a link in an answer that leads nowhere", "data/questions.yml", "[the brook](water.md#water)", "[the brook](water.md#waters)",
     ["question-brook-length  answer.en", "where no heading has the id 'waters'"]),
    ("HTML in an answer", "data/questions.yml", "[the brook](water.md#water)", "<span>the brook</span>",
     ["question-brook-length  answer.en", "is HTML that is not allowed here"]),
    ("a riddle in an answer", "data/questions.yml", "both states measured", "in that year both states measured",
     ["question-brook-length  answer.en", "'that year': say the year"]),
    ("a question whose answer is missing in one language", "data/questions.yml", "    zh: >-\n      一说", "    ru: >-\n      一说",
     ["question-brook-length  answer.zh", "is missing"]),
    ("a chapter that asks what is no question", "docs/en/index.md", "# The brook", '# The brook\n\n{{ questions("silver-brook") }}',
     ["docs/en/index.md:3", "'silver-brook' is the id of a record; here stands that of a question"]),
    ("a language that nobody knows", "data/locales.yml", "cldr: en-GB", "cldr: en-Brook", ["locales.yml", "'en-Brook' is no language that CLDR knows"]),
    ("a pattern that no date fills", "data/locales.yml", '"since {start}"', '"since {begin}"', ["locales.yml", "dates.since", "has the place '{begin}'; allowed are {y}"]),
]


def plant(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the fault no longer fits {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_tiny_site_has_no_faults(tiny_folder):
    result = run_command(tiny_folder, "check")
    assert (result.returncode, result.stdout) == (0, "22 records, 2 observations: no problems.\n")


@pytest.mark.parametrize(("file", "old", "new", "said"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_planted_fault_is_named(tiny_copy, file, old, new, said):
    plant(tiny_copy, file, old, new)
    result = run_command(tiny_copy, "check")
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    for words in said:
        assert words in result.stdout
    assert "nothing was built. Check the data alone: make check" in result.stdout


INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2064\u2066\u2067\u2068\u2069\ufeff\U000e0041"


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_what_no_reader_sees_is_no_text(character):
    assert find_unwritable(f"Silver {character}Brook") == character


def test_two_generated_pages_never_claim_one_file(tiny_copy):
    plant(tiny_copy, "hooks/compendium/pages/registry.py", "    yield from make_theme_pages(views, timeline)\n",
          "    yield from make_theme_pages(views, timeline)\n    yield GeneratedPage('themes/water/index.md', 'Two', '', 'pages/maps.html', dict)\n")
    result = build_site(tiny_copy, "build", "--strict")
    assert result.returncode != 0
    assert "two pages claim the file themes/water/index.html: themes/water.md (" in result.stderr
    assert "and themes/water/index.md ('Two'); rename one of them." in result.stderr
    assert "Traceback" not in result.stderr and not (tiny_copy / "site").exists()


def test_every_anchor_of_our_pages_is_kept_from_records():
    found = {name for path in (ROOT / "templates").rglob("*.html")
             for name in re.findall(r'\sid="([a-z][a-z0-9-]*)"', path.read_text(encoding="utf-8"))}
    assert found <= ANCHORS


def test_all_faults_are_reported_at_once_and_nothing_is_built(tiny_copy):
    for fault in FAULTS[1:4]:
        plant(tiny_copy, *fault[1:4])
    result = build_site(tiny_copy, "build", "--strict")
    assert result.returncode != 0
    assert "3 problems in 2 files" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tiny_copy / "site").exists()
