"""Slips that newcomers make: each is told once, at its place, with what mends it."""

from __future__ import annotations

import re
import shutil
from itertools import product
from pathlib import Path

import pytest
from compendium.checks import load_checked_catalog, style
from compendium.core import text_style
from compendium.core.problems import DataError, Problem
from compendium.core.yaml_loader import load
from compendium.pages.macros import SIGNATURES
from compendium.records.loader import FileCache
from support import ROOT, run, run_command
from yamllint import linter
from yamllint.config import YamlLintConfig

MEETINGS, EVENTS, RIVERS, FIGURES = "data/meetings.yml", "data/events.yml", "data/rivers.yml", "data/figures.yml"
PLACES, PEOPLE, SOURCES, INSTRUMENTS = "data/places.yml", "data/people.yml", "data/sources.yml", "data/instruments.yml"
EN, ZH = "docs/en/water.md", "docs/zh/water.md"

# what, file, what is replaced, by what, the line of the only problem, its words
SLIPS = [
    # Names of records, terms, fields, places in sources
    ("id misspelt", MEETINGS, "place: dawnport", "place: dawnprot", 8, "no record has the id 'dawnprot'. Did you mean 'dawnport'?"),
    ("id of another kind", MEETINGS, "place: dawnport", "place: brook-commission", 8, "is one of the bodies; this field takes places"),
    ("term misspelt", MEETINGS, "format: in-person", "format: inperson", 9, "Did you mean 'in-person'?"),
    ("optional field misspelt", MEETINGS, "  ordinal: 1", "  ordnal: 1", 6, "is not a field here. Did you mean 'ordinal'?"),
    ("required field misspelt", RIVERS, "  kind: river", "  knd: river", 3, "is not a field here. Did you mean 'kind'?"),
    ("field of the statement misspelt", EVENTS, "at: 1-p1", "att: 1-p1", 8, "is not a field here. Did you mean 'at'?"),
    ("field in capitals", RIVERS, "  kind: river", "  Kind: river", 3, "Did you mean 'kind'?"),
    ("required field missing", RIVERS, "  kind: river\n", "", 1, "is missing."),
    ("source misspelt", EVENTS, "source: alpha", "source: aplha", 8, "no record has the id 'aplha'. Did you mean 'alpha'?"),
    ("place in the source misspelt", EVENTS, "at: 1-p1", "at: 1-p11", 8, "'1-p11' is no part of alpha. Did you mean '1-p1'?"),
    ("printed field that is no field", EVENTS, "printed: {date:", "printed: {dat:", 8, "is no field of the record. Did you mean 'date'?"),
    ("unknown field that is no field", MEETINGS, "unknown: [date,", "unknown: [dates,", 21, "no field 'dates'. Did you mean 'date'?"),
    ("id copied", RIVERS, "- id: silver-brook\n", "- id: silver-brook\n  title: {en: Grey Mere, zh: 灰湖}\n  kind: lake\n  themes: [water]\n  sources: [{source: alpha, at: 0-p1, printed: {title: 银溪}}]\n- id: silver-brook\n",
     6, "is already the id of a record in data/rivers.yml:1"),
    ("number copied", MEETINGS, "  ordinal: 2", "  ordinal: 1", 20, "1 is already the number of 'brook-session-01'"),
    ("id with capitals", RIVERS, "- id: silver-brook", "- id: Silver Brook", 1, "is not an id"),
    ("id with an underscore", RIVERS, "- id: silver-brook", "- id: silver_brook", 1, "is not an id"),
    # Texts and dates
    ("Chinese missing", EVENTS, ", zh: 委员会成立}", "}", 2, "is missing"),
    ("English left in Chinese", EVENTS, "zh: 委员会成立}", "zh: The commission is founded}", 2, "is a copy of the English"),
    ("text without languages", EVENTS, "title: {en: The commission is founded, zh: 委员会成立}", "title: The commission is founded", 2,
     "must be a mapping of keys to values"),
    ("half-width comma in Chinese", INSTRUMENTS, "zh: 双方交换读数。", '"zh": "双方,交换读数。"', None, "half-width punctuation"),
    ("date in words", EVENTS, '"3001-02-03"', "3 February 3001", 5, "'3 February 3001' is not a date"),
    ("date with slashes", EVENTS, '"3001-02-03"', "3001/02/03", 5, "is not a date"),
    ("day that does not exist", EVENTS, '"3001-02-03"', '"3001-02-30"', 5, "no such day: 30"),
    ("date in Chinese", EVENTS, '"3001-02-03"', "3001年2月3日", 5, "is not a date"),
    ("number in words", FIGURES, 'value: "90"', "value: ninety", 11, "'ninety' is not a number"),
    ("one value where a list belongs", EVENTS, "themes: [water, diplomacy]", "themes: water", 4, "must be a list"),
    ("field left empty", RIVERS, "  kind: river", "  kind:", 3, "has no value; fill it in"),
    ("date left empty", EVENTS, 'date: "3001-02-03"', "date:", 5, "has no value; fill it in"),
    # YAML
    ("tab", RIVERS, "  kind: river", "\tkind: river", 3, "begins with a tab"),
    ("one space too many", RIVERS, "  kind: river", "   kind: river", 3, "is indented by 3 spaces"),
    ("one space too few", RIVERS, "  kind: river", " kind: river", 3, "is indented by 1 space"),
    ("field below the hyphen", EVENTS, "    - {source: alpha, at: 1-p1, printed: {date: 3001年2月3日}}", "    - source: alpha\n    at: 1-p1\n      printed: {date: 3001年2月3日}", 9,
     "begins below the hyphen of the line above it"),
    ("no space after a colon", MEETINGS, "ordinal: 1", "ordinal:20", 6, "a colon needs a space after it"),
    ("full-width colon", MEETINGS, "ordinal: 1", "ordinal：20", 6, "full-width colon"),
    ("full-width colon in braces", EVENTS, "title: {en: The", "title: {en： The", 2, "full-width colon"),
    ("full-width comma in braces", EVENTS, "founded, zh: 委员会成立}", "founded，zh: 委员会成立}", 2, "full-width comma"),
    ("full-width braces", EVENTS, "{en: The commission is founded, zh: 委员会成立}", "｛en: The commission is founded, zh: 委员会成立｝", 2, "full-width brackets"),
    ("Chinese comma in a list", EVENTS, "[water, diplomacy]", "[water，diplomacy]", 4, "Chinese punctuation between its terms"),
    ("colon in a text", RIVERS, "  kind: river", "  kind: a river: long", 3, "has ': ' inside the text of 'kind'; quote the text"),
    ("text cut by a hash", INSTRUMENTS, "en: Both sides exchange readings.", '"en": Readings #2 of both sides', None, "bracket"),
    ("plain text cut by a hash", RIVERS, "  kind: river", "  kind: river #1", 3, "is cut at ' #'"),
    ("quotation mark left open", EVENTS, 'date: "3001-02-03"', 'date: "3001-02-03', 5, "quotation mark that is never closed"),
    ("words after a quotation", EVENTS, 'date: "3001-02-03"', 'date: "3001-02-03" or so', 5, "quote the whole text"),
    ("bracket left open", RIVERS, "themes: [water]", "themes: [water", 4, "bracket that is never closed"),
    ("comma in braces", EVENTS, "en: The commission is founded,", "en: The commission, founded,", 2, "splits at a comma before 'founded'"),
    ("key twice", RIVERS, "  kind: river\n", "  kind: river\n  kind: lake\n", 4, "repeats the key 'kind'"),
    ("merge left unfinished", RIVERS, "  kind: river\n", "<<<<<<< HEAD\n  kind: river\n=======\n  kind: lake\n>>>>>>> branch\n", 3, "a merge was left unfinished"),
    ("no space after a hyphen", PLACES, "- id: southmark", "-id: southmark", 6, "no space after the hyphen"),
    ("field a step too far out", EVENTS, "    - {source: alpha, at: 1-p1, printed: {date: 3001年2月3日}}", "    - source: alpha\n      at: 1-p1\n  printed: {date: 3001年2月3日}", 10,
     "it belongs to sources[0]. Correct its indentation"),
    ("blanks at the end", RIVERS, "  kind: river\n", "  kind: river  \n", 3, "has blanks at the end of the line"),
    # Words that everything rests on
    ("vocabulary broken", "data/vocabulary.yml", "themes:\n", "themes:\n\t", 3, "begins with a tab"),
    ("label with a wrong language", "data/labels.yml", "site.name: {en:", "site.name: {e:", None, "site.name"),
    ("outline broken", "data/outlines/alpha.yml", "- id:", "-id:", 1, "no space after the hyphen"),
    ("locale broken", "data/locales.yml", "code: en", "code:en", None, "a colon needs a space"),
    # Chapters
    ("macro misspelt", EN, "{{ count(", "{{ conut(", 9, "there is no macro 'conut'. Did you mean 'count'?"),
    ("macro without quotation marks", EN, 'count("meetings")', "count(meetings)", 9, "arguments are texts in quotation marks"),
    ("macro that is not closed", EN, '{{ count("meetings") }}', '{{ count("meetings") }', 9, "outside a macro that is closed"),
    ("id in a macro misspelt", EN, 'ref("silver-brook")', 'ref("silver-brok")', 9, "no record has the id 'silver-brok'. Did you mean 'silver-brook'?"),
    ("series for a value", EN, 'fig("brook-length-alpha-undated")', 'fig("brook-length-alpha")', 8, "is the id of a record; here stands that of an observation"),
    ("keyword that a macro does not take", EN, 'date("brook-session-01")', 'date("brook-session-01", bar=True)', 8, "takes no 'bar'. Did you mean 'bare'?"),
    ("link in a link", EN, '{{ ref("silver-brook") }}', '[the {{ ref("silver-brook") }}](water.md)', 9, "is a link itself"),
    ("argument missing", EN, 'ref("silver-brook")', "ref()", 9, "lacks its 'name'"),
    ("argument too many", EN, 'chronology("water")', 'chronology("water", "air")', 23, "is given 2 values and takes 1: theme"),
    ("text for a yes or no", EN, 'date("brook-session-01")', 'date("brook-session-01", bare="yes")', 8, "must be True or False"),
    ("cite without a place", EN, 'cite("alpha 0-p1", "beta lead-p1")', "cite()", 8, "name one at least"),
    ("place in a citation misspelt", EN, '"beta lead-p1"', '"beta lead-p2"', 8, "'lead-p2' is no part of beta. Did you mean 'lead-p1'?"),
    ("filter that is no field", EN, 'body="brook-commission"', 'bodi="brook-commission"', 13, "Did you mean 'body'?"),
    ("filter that is no record", EN, 'body="brook-commission"', 'body="brook-comission"', 13, "Did you mean 'brook-commission'?"),
    ("filter that is no term", EN, 'count("meetings")', 'count("meetings", kind="sesion")', 9, "Did you mean 'session'?"),
    ("column that is no field", EN, '["date", "place", "outcome"]', '["date", "plaice"]', 13, "Did you mean 'place'?"),
    ("date of what has none", EN, 'date("brook-session-01")', 'date("silver-brook")', 8, "'silver-brook' has no date"),
    ("theme that is no term", EN, 'chronology("water")', 'chronology("watter")', 23, "Did you mean 'water'?"),
    ("figure typed by hand", EN, "both states.", "both 17 states.", 8, "the figure '17' is typed by hand"),
    ("paragraph without a source", ZH, '{{ cite("alpha 0-p1", "beta lead-p1") }} ', "", None, "this paragraph cites nothing"),
    ("paragraph without a source in the first language", EN, '{{ cite("alpha 0-p1", "beta lead-p1") }} ', "", 8, "this paragraph cites nothing"),
    ("citation in one language", ZH, ', "beta lead-p1"', "", None, "this paragraph cites alpha 0-p1 and not"),
    ("heading's id in one language", ZH, "{ #table }", "{ #tables }", None, "heading ids differ"),
    ("paragraph in one language", ZH, "## ", '它很长。{{ cite("alpha 0-p1") }}\n\n## ', None, "paragraphs and not"),
    ("link to no page", EN, "both states.", "[both](watr.md) states.", 8, "links to watr.md, which is no page. Did you mean 'water.md'?"),
    ("link to no heading", EN, "both states.", "[both](#tabel) states.", 8, "no heading has the id 'tabel'. Did you mean 'table'?"),
    ("front matter without a description", EN, "description: A brook and its commission.\n", "", 1, "is missing in the front matter"),
    ("front matter with a colon", EN, "description: A brook and", "description: A brook: and", 3, "quote the text"),
    ("merge in a chapter", EN, "## Sessions", "<<<<<<< HEAD\n## Sessions", 11, "a merge was left unfinished"),
    ("page in the navigation misspelt", "mkdocs.yml", "- water.md", "- watr.md", None, "lists watr.md, which is no page. Did you mean 'water.md'?"),
    ("group of the navigation misspelt", "mkdocs.yml", "- chapters:", "- chaptres:", None, "'chaptres' is no group. Did you mean 'chapters'?"),
    ("generated page in the navigation", "mkdocs.yml", "- about.md", "- about.md\n      - rivers/index.md", None, "stands in the navigation by itself"),
    ("navigation of one language", "mkdocs.zh.yml", "extra:", "nav:\n  - index.md\nextra:", None, "stands in mkdocs.yml for every language"),
    ("settings broken", "mkdocs.zh.yml", "docs_dir: docs/zh", "docs_dir:docs/zh", 3, "a colon needs a space"),
]


def problems(folder: Path) -> list[Problem]:
    """Return what the check finds."""
    try:
        load_checked_catalog(folder, SIGNATURES)
    except DataError as fault:
        return list(fault.problems)
    return []


@pytest.mark.parametrize(("file", "old", "new", "line", "said"), [slip[1:] for slip in SLIPS], ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_told_once_at_its_place(tiny_copy, file, old, new, line, said):
    path = tiny_copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the slip no longer fits {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems(tiny_copy)
    assert len(found) == 1, "\n".join(map(str, found))
    assert found[0].path == file and (line is None or found[0].line == line), str(found[0])
    assert said in str(found[0])


@pytest.mark.parametrize(("old", "new", "said"), [
    ("data/rivers.yml", "data/river.yml", "belongs to no dataset, so nothing reads it. Did you mean 'data/rivers.yml'?"),
    ("data/rivers.yml", "data/rivers.yaml", "belongs to no dataset, so nothing reads it. Did you mean 'data/rivers.yml'?"),
    ("docs/en/water.md", "docs/en/note.markdown", "is no chapter; name it note.md"),
    ("docs/en/water.md", "docs/water.md", "stands in no language's folder"),
    ("data/outlines/beta.yml", "data/outlines/gamma.yml", "is the outline of no source"),
])
def test_a_file_that_nothing_reads_is_told(tiny_copy, old, new, said):
    shutil.copy(tiny_copy / old, tiny_copy / new)
    (found,) = problems(tiny_copy)
    assert found.path == new and said in found.message


def test_a_source_needs_an_outline(tiny_copy):
    (tiny_copy / "data" / "outlines" / "beta.yml").unlink()
    assert "beta  id\n    has no outline" in "\n".join(map(str, problems(tiny_copy)))


@pytest.mark.parametrize(("file", "content", "said"), [
    (RIVERS, "- id: 银溪\n".encode("gbk"), "is not UTF-8 text"),
    (EN, "# 银溪\n".encode("gbk"), "is not UTF-8 text"),
    (RIVERS, b"- id: a\n  title: " + b"[" * 100_000, "is nested too deeply"),
    (RIVERS, b"".join(b" " * depth + b"a:\n" for depth in range(3000)), "is nested too deeply"),
    ("data/vocabulary.yml", b"", "is empty"),
])
def test_a_file_that_cannot_be_read_is_told_first_and_alone(tiny_copy, file, content, said):
    (tiny_copy / file).write_bytes(content)
    (found,) = problems(tiny_copy)
    assert found.path == file and said in found.message


def test_a_link_that_leads_in_a_circle_is_told(tiny_copy):
    (tiny_copy / "docs" / "en" / "more").symlink_to(tiny_copy / "docs", target_is_directory=True)
    (tiny_copy / "data" / "loop.yml").symlink_to(tiny_copy / "data" / "loop.yml")
    assert [(found.path, "leads to a folder or nowhere" in found.message) for found in problems(tiny_copy)] == [
        ("data/loop.yml", True), ("docs/en/more", True)]


def test_a_long_list_is_cut_and_counted(tiny_copy):
    path = tiny_copy / "data" / "events.yml"
    record = path.read_text(encoding="utf-8")
    copies = [record.replace("commission-founded-3001", f"event-{number}").replace("founding", "fonding") for number in range(60)]
    path.write_text(record + "".join(copies), encoding="utf-8")
    told = run_command(tiny_copy, "check").stdout
    assert told.count("'fonding' is not one of the") + told.count("has the names and the date") == 40
    assert "more in 1 file\n" in told and " problems in 1 file; nothing was built" in told


def test_blanks_and_line_ends_are_mended_when_asked(tiny_copy):
    path = tiny_copy / "data" / "rivers.yml"
    clean = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + clean.rstrip(b"\n").replace(b"kind: river\n", b"kind: river \n").replace(b"\n", b"\r\n"))
    chapter = tiny_copy / EN
    words = chapter.read_bytes()
    chapter.write_bytes(words.replace(b"{ #table }", b"{ #table }  ").replace(b"\n", b"\r\n"))
    told = run_command(tiny_copy, "check").stdout
    assert all(said in told for said in ("byte order mark", "CRLF", "blanks at the end of the line", "press Enter at its end"))
    result = run_command(tiny_copy, "check", "--fix")
    assert result.returncode == 0 and "data/rivers.yml: blanks, line ends or empty lines mended." in result.stdout
    assert path.read_bytes() == clean
    assert chapter.read_bytes() == words


@pytest.mark.parametrize("text", [
    "a:  b\n", "a : b\n", "a: { b: c }\n", "a: [b,c]\n", "a: [b , c]\n", "-  a\n", "a:\n   b: c\n", "a: b # c\n", "a: \"b\" # c\n", "a: b \n",
    "a: b\r\n", "a: b", "a: b\n\n\n\nc: d\n", "a: b\n\n", "\ufeffa: b\r\n", "a: b\na: c\n",
])
def test_what_yamllint_refuses_the_check_refuses(tmp_path, text):
    settings = YamlLintConfig(file=str(ROOT / ".yamllint"))
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "x.yml"
    path.write_bytes(text.encode())
    document = load(path, "data/x.yml")
    ours = [*document.problems, *document.style, *style.check(tmp_path, FileCache())]
    assert ours or not list(linter.run(text, settings))
    assert ours


def test_two_faults_of_one_file_that_cannot_be_read_do_not_hide_another_file(tiny_copy):
    for name in ("rivers", "places"):
        path = tiny_copy / "data" / f"{name}.yml"
        path.write_text("\t" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [found.path for found in problems(tiny_copy)] == ["data/places.yml", "data/rivers.yml"]


@pytest.mark.parametrize(("file", "key"), [
    ("labels", "site.name"), ("words/rivers", "dataset.rivers"), ("words/meetings", "kind.meetings"), ("words/meetings", "latest.meetings"),
    ("labels", "search.none"), ("labels", "record.facts"), ("words/figures", "group.observation"),
])
def test_a_label_that_pages_use_is_missed_where_it_belongs(tiny_copy, file, key):
    path = tiny_copy / "data" / f"{file}.yml"
    labels = path.read_text(encoding="utf-8")
    without = re.sub(rf"^( *){re.escape(key)}:.*\n(?:\1 .*\n)*", "", labels, flags=re.M)
    assert without != labels
    path.write_text(without, encoding="utf-8")
    assert [(found.path, found.record) for found in problems(tiny_copy)] == [(f"data/{file}.yml", key)]


def test_a_dataset_without_its_words_is_told_of_that_alone(tiny_copy):
    (tiny_copy / "data" / "words" / "rivers.yml").rename(tiny_copy / "data" / "words" / "river.yml")
    told = problems(tiny_copy)
    assert [(found.path, found.record) for found in told] == [("data/words/rivers.yml", "")]
    assert "is missing" in told[0].message


def test_a_nested_part_of_any_name_is_shown_as_a_part(tiny_copy):
    """A field that holds parts with sources is shown as parts, never as Python prints it."""
    model = tiny_copy / "hooks" / "compendium" / "records" / "models" / "rivers.py"
    text = model.read_text(encoding="utf-8").replace("class River(Record):", '''class Crossing(Frozen):
    """A crossing."""

    where: PlaceRef
    sources: tuple[Statement, ...] = Field(min_length=1)


class River(Record):''').replace("    flows_into:", "    crossings: tuple[Crossing, ...] = ()\n    flows_into:")
    model.write_text(text.replace("import Term", "import Frozen, Statement, Term").replace("\nfrom compendium.core", "\nfrom pydantic import Field\nfrom compendium.core", 1),
                     encoding="utf-8")
    words = tiny_copy / "data" / "words" / "rivers.yml"
    labels = "".join(f"  {key}: {{en: Crossings, zh: 渡口}}\n" for key in (
        "field.crossings", "field.where", "group.crossing", "table.crossings", "table.crossings.about"))
    fields = "".join(f"  {key}: {{en: Where it is crossed., zh: 渡河之处。}}\n" for key in ("rivers.crossings", "crossing.where", "crossing.sources"))
    words.write_text(words.read_text(encoding="utf-8").replace("labels:\n", f"labels:\n{labels}").replace("fields:\n", f"fields:\n{fields}"), encoding="utf-8")
    path = tiny_copy / "data" / "rivers.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(
        "  kind: river\n", "  kind: river\n  crossings:\n    - where: dawnport\n      sources: [{source: alpha, at: 0-p1, printed: {where: 银溪}}]\n"),
        encoding="utf-8")
    script = ("from pathlib import Path\nfrom compendium.records.catalog_loader import load_catalog\n"
              "from compendium.presentation.record_view import Views\n"
              "views = Views(load_catalog(Path('data')), 'en')\nrecord = views.record(views.catalog.entries['silver-brook'])\n"
              "print([(part['kind'], part['label'], len(part['sources'])) for part in record['parts']], 'source=' in str(record['facts']))")
    result = run(tiny_copy, "-c", script)
    assert result.stdout == "[('crossings', 'Crossings', 1)] False\n", result.stderr


def test_the_short_look_at_a_text_misses_no_slip_that_a_rule_would_find():
    for length in range(6):
        for text in map("".join, product("a \t\n\r\u3000\ufeff", repeat=length)):
            found = any(rule.pattern.search(text) for rule in (*text_style._RULES, text_style._TAB))
            assert bool(list(text_style.find_style(text))) is found, repr(text)
    assert list(text_style.find_style("a\n\n\n\na\n", gaps=True)) and not list(text_style.find_style("a\n\n\na\n", gaps=True))
