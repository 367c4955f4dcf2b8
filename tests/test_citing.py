"""Citations against citeproc's, formats against their readers."""

from __future__ import annotations

import json
import re

import pytest
import rispy
from citing_items import HAN, LOCATORS, cases, citeproc_cases, foreigner, ours
from compendium.core.edtf import Edtf
from compendium.features.citations import make_page, write_bibliography
from compendium.features.citations.bibtex import escape
from compendium.features.citations.bibtex import write_bibtex as bibtex
from compendium.features.citations.csl_json import write_csl as csl_json
from compendium.features.citations.edition import name_edition
from compendium.features.citations.item import CitedWork, Creator
from compendium.features.citations.pages import cite_page
from compendium.features.citations.rich_text import split_runs
from compendium.features.citations.ris import write_ris as ris
from compendium.features.citations.sources import cite_source, cite_sources_of
from compendium.features.citations.styles import FORMATS, STYLES, styles_for
from compendium.presentation.language import Language
from compendium.presentation.record_view import Views
from compendium.records.models.editions import Edition
from support import ROOT

GOLDEN = ROOT / "tests" / "golden" / "citing"
CITEPROC = json.loads((GOLDEN / "citeproc.json").read_text(encoding="utf-8"))
RULE = re.compile(r"(?:^    for: (.*)\n)?^    from: (.*)\n    to: ?(.*)$", re.MULTILINE)
RULES = [((match[1] or "").split(), match[2], match[3])
         for match in RULE.finditer((GOLDEN / "DEVIATIONS.md").read_text(encoding="utf-8"))]
PARTS = ("entry", "mention")
# What a deviation can be limited to: it must name the case at hand in each group of which it names anything.
GROUPS = (set(LOCATORS), {style.name for style in STYLES}, set(PARTS), {*cases("en"), "placed", "characters"})
ALL = [(code, name, style, part) for code in LOCATORS for name in cases(code) for style in STYLES for part in PARTS]


def shown(text: str) -> str:
    return "".join(f"<i>{run['text']}</i>" if run["italic"] else run["text"] for run in split_runs(text))


def test_chinese_words_of_a_citation_say_so_on_a_page_in_another_language():
    text = "Hao, S. 跨界河流：进程、机遇 [Rivers]. 2022年"
    assert [run["text"] for run in split_runs(text, "zh-Hans") if run["lang"]] == ["跨界河流：进程、机遇", "年"]
    assert "".join(run["text"] for run in split_runs(text, "zh-Hans")) == text
    assert [run["lang"] for run in split_runs(text)] == [""]


def applies(limits: list[str], here: set[str]) -> bool:
    return all(not (group & set(limits)) or group & set(limits) & here for group in GROUPS)


def expected(code: str, name: str, style: str, part: str, used: set[int]) -> str:
    """Return citeproc's text after the listed deviations, and note which of them changed something."""
    item = cases(code)[name]
    here = {code, name, style, part, *(["placed"] if item.locator else []), *(["characters"] if HAN.search(item.own_title) else [])}
    text = CITEPROC[name][code][style][part]
    for number, (limits, old, new) in enumerate(RULES):
        if applies(limits, here):
            changed = re.sub(old, new, text)
            used |= {number} if changed != text else set()
            text = changed
    return text


@pytest.fixture(scope="module")
def languages(catalog) -> dict[str, Language]:
    return {code: Language(catalog, code) for code in catalog.locales}


@pytest.mark.parametrize(("code", "name", "style", "part"), ALL, ids=lambda value: getattr(value, "name", value))
def test_a_citation_is_citeprocs_but_for_what_is_listed(languages, code, name, style, part):
    made = getattr(style, part)(cases(code)[name], languages[code])
    assert shown(made) == expected(code, name, style.name, part, set())


def test_every_listed_deviation_still_exists():
    used: set[int] = set()
    for code, name, style, part in ALL:
        expected(code, name, style.name, part, used)
    assert [rule for number, rule in enumerate(RULES) if number not in used] == []
    assert RULES


def test_the_golden_texts_were_made_from_these_works():
    assert json.loads((GOLDEN / "cases.json").read_text(encoding="utf-8")) == json.loads(json.dumps(citeproc_cases()))


def test_a_chinese_reader_is_offered_the_national_standard_first():
    assert next(style.name for style in styles_for("zh")) == "gbt7714"
    assert next(style.name for style in styles_for("en")) == "apa"


def test_the_real_sources_are_cited_as_a_student_would(languages):
    english, chinese = languages["en"], languages["zh"]
    form = {style.name: style for style in STYLES}
    li, declaration = cite_source(english, "li", ["section 1"]), cite_source(english, "declaration")
    assert shown(form["gbt7714"].entry(li, english)).startswith("李建民. 中国与中亚经济合作30年")
    assert shown(form["gbt7714"].entry(li, chinese)).endswith("[J]. 俄罗斯研究, 2022(5): 74-94.")
    assert form["apa"].mention(li, english) == "(Li, 2022, section 1)"
    assert form["apa"].entry(cite_source(english, "hao"), english).startswith("Hao, S. (n.d.). 中哈跨界河流合作")
    assert form["apa"].entry(cite_source(chinese, "hao"), chinese).startswith("郝少英（无日期）。")
    assert form["mla"].entry(cite_source(chinese, "wikipedia"), chinese) == "《中哈关系》。《维基百科（中文版）》。"
    assert form["mla"].entry(declaration, english).endswith("Shanghai, 19 May 2014.")


# Formats for programs, read back.

def fields(text: str) -> dict[str, str]:
    """Return the fields of one BibTeX entry; fail if its braces do not match."""
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
    assert re.fullmatch(r"@\w+\{[\w-]+,\n(?:  \w+ = (?:\{.*\}|[a-z]{3}),?\n)+\}\n", text)
    return dict(re.findall(r"^  (\w+) = \{(.*)\},?$", text, re.MULTILINE))


@pytest.mark.parametrize("name", sorted(cases("en")))
@pytest.mark.parametrize("code", sorted(LOCATORS))
def test_each_format_can_be_read_back(languages, code, name):
    item = cases(code)[name]
    bib, [record], [data] = fields(bibtex(item, languages[code])), rispy.loads(ris(item, languages[code])), json.loads(csl_json(item, languages[code]))
    assert item.own_title in bib["title"] and item.own_title == record["title"] and data["title"].startswith(item.own_title)
    assert len(record.get("authors", [])) == len(data.get("author", [])) == len(item.creators)
    assert bib.get("year", "") == record.get("year", "") == item.year
    assert (data["issued"]["date-parts"][0][0] if item.year else data.get("issued")) == (int(item.year) if item.year else None)
    assert bib.get("url", "") == data.get("URL", "") == item.url
    if item.version:
        assert item.version in (bib.get("edition"), bib.get("version")) and record["edition"] == item.version
    assert "language" not in bib and bib["langid"] == {"en": "english", "zh": "chinese"}[item.language]
    key = f"ck-{code}-{item.id}"
    assert f"{{{key},\n" in bibtex(item, languages[code]) and record["id"] == data["id"] == key


def test_one_library_can_hold_both_languages(catalog):
    texts = [write_bibliography(Views(catalog, code), "bib", f"https://x.example/{code}/") for code in catalog.locales]
    keys = [key for text in texts for key in re.findall(r"^@\w+\{(.*),$", text, re.MULTILINE)]
    assert len(keys) == len(set(keys)) > 20 and all(key.startswith("ck-") for key in keys)


def test_a_month_is_one_that_every_style_knows(languages):
    treaty = cases("en")["treaty"]
    assert "\n  month = may" in bibtex(treaty, languages["en"]) and "\n  year = {3002}" in bibtex(treaty, languages["en"])


def test_a_body_and_a_chinese_name_are_not_split(languages):
    chinese, english = cases("zh"), cases("en")
    assert fields(bibtex(english["page"], languages["en"]))["author"] == "{The authors of the Brook Compendium}"
    assert rispy.loads(ris(english["page"], languages["en"]))[0]["authors"] == ["The authors of the Brook Compendium,"]
    assert fields(bibtex(chinese["article-mixed-names"], languages["zh"]))["author"] == "贾一鸣 and 约翰·米尔"
    assert rispy.loads(ris(chinese["article"], languages["zh"]))[0]["authors"] == ["贾一鸣"]
    assert fields(bibtex(english["article-mixed-names"], languages["en"]))["author"] == "Jia, Yiming and Mill, John A."
    assert json.loads(csl_json(chinese["treaty"], languages["zh"]))[0]["author"] == [{"literal": "北境"}, {"literal": "南陵"}]


def test_hostile_texts_cannot_leave_their_field(languages):
    hostile = "50% of $x_1 {a}\\b ~c^ #1 & \"q\"\nER  - \nTY  - BOOK </script>"
    item = ours("en", title={"en": hostile}, creators=(Creator(name={"en": hostile}), foreigner("O}Neil, Jr", "A {B}")), url="https://x.example/{a}%20#b")
    assert escape("50% {a}_b & #1 $2 ~ ^ \\") == r"50\% \{a\}\_b \& \#1 \$2 \textasciitilde{} \textasciicircum{} \textbackslash{}"
    assert r"50\% of \$x\_1 \{a\}\textbackslash{}b" in fields(bibtex(item, languages["en"]))["title"]
    assert fields(bibtex(item, languages["en"]))["url"] == "https://x.example/%7Ba%7D%20#b"
    records = rispy.loads(ris(item, languages["en"]))
    assert len(records) == 1 and records[0]["title"].startswith("50% of")
    assert json.loads(csl_json(item, languages["en"]))[0]["title"] == hostile


def test_dates_are_no_more_precise_than_they_are_known(languages):
    form = {style.name: style for style in STYLES}
    for text, apa, year in (("3002-05", "(3002)", "3002"), ("300X", "(the 3000s)", ""), ("XXXX", "(n.d.)", ""), ("3002/3004", "(3002)", "3002")):
        item = CitedWork(id="x", kind="article", language="en", title={"en": "T"}, container={"en": "J"}, date=Edtf.parse(text))
        assert apa in form["apa"].entry(item, languages["en"])
        assert fields(bibtex(item, languages["en"])).get("year", "") == year
    assert "DA  - 3002/05//" in ris(CitedWork(id="x", kind="article", language="en", title={"en": "T"}, date=Edtf.parse("3002-05")), languages["en"])


# Editions.

def test_a_citation_names_the_newest_edition_that_has_the_record(tiny_folder):
    from compendium.records.catalog_loader import load_catalog
    from compendium.records.editions import list_published

    catalog = load_catalog(tiny_folder / "data")
    english = Language(catalog, "en")
    assert name_edition(english).label == "unpublished edition"
    published = list_published(catalog.entries["silver-brook"], ["en", "zh"])
    catalog.editions.append(Edition.model_validate({"name": "3006.1", "date": "3006-03-01", "records": {"silver-brook": published}}))
    page = make_page(english, "rivers/silver-brook/", "https://x.example/rivers/silver-brook/", "Silver Brook")
    assert cite_page(english, page).edition == "edition 3006.1"
    assert STYLES[1].entry(cite_page(english, page), english).startswith("The authors of the China–Kazakhstan Compendium. (3006). Silver Brook.")
    assert name_edition(english, "brook-session-01").label == "unpublished edition"


# Which sources, with which places.

def test_a_record_cites_each_of_its_sources_once_with_every_place(tiny_views):
    language = tiny_views["en"].language
    items = {item.id: item.locator for item in cite_sources_of(language, language.catalog.entries["dispute-brook-length"])}
    assert items == {"alpha": "Introduction, para. 1", "beta": "“Lead”, para. 1"}


@pytest.mark.parametrize("ending", [form.ending for form in FORMATS])
def test_the_bibliography_has_every_source_and_chapter(catalog, ending):
    chapters = [path.stem for path in sorted((ROOT / "docs" / "zh").glob("*.md")) if "\nkind: chapter\n" in path.read_text(encoding="utf-8")]
    text = write_bibliography(Views(catalog, "zh"), ending, "https://x.example/zh/")
    count = {"bib": lambda: len(re.findall(r"^@", text, re.MULTILINE)), "ris": lambda: len(rispy.loads(text)),
             "json": lambda: len(json.loads(text))}[ending]()
    assert count == len(chapters) + len(catalog.of("sources"))
    assert "https://x.example/zh/water/" in text
