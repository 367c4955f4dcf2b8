"""What a machine can see of an editor's pencil is told with its place and its mend."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from compendium.checks.prose import check
from compendium.records.catalog_loader import load_catalog
from compendium.records.chapters import parse_chapter
from compendium.records.models.style import Style
from support import ROOT

STYLE = Style.model_validate(yaml.safe_load((ROOT / "data" / "style.yml").read_text(encoding="utf-8")))


def told(folder: Path, code: str, sentence: str) -> list[str]:
    """Return what is said of a chapter that has one sentence."""
    catalog = load_catalog(folder / "data")
    text = f"---\nkind: chapter\n---\n\n# A title {{ #a }}\n\n{sentence}\n"
    chapter = parse_chapter(text, f"docs/{code}/a.md", "a.md", code)
    return [str(problem) for problem in check(catalog, [chapter]) if problem.path.startswith("docs")]


@pytest.mark.parametrize(("code", "sentence", "words"), [
    ("en", "Trade rose the year after Khorgos opened.", "the year after"),
    ("en", "The sessions of that year failed.", "that year"),
    ("en", "The article gives two lengths.", "The article"),
    ("en", "The count prefers neither.", "prefers neither"),
    ("en", "Hao counts nineteen sessions.", "Hao"),
    ("en", "Two states, of which only one signed.", "of which only"),
    ("en", 'They met {{ ref("brook-session-01", "by turns") }} in both countries.', "by turns"),
    ("zh", "其过货量在前一年增加。", "前一年"),
    ("zh", "条目给出两个数字。", "条目"),
    ("zh", "两说并存，不作取舍。", "不作取舍"),
    ("zh", "日期系于该年。", "系于"),
    ("zh", "超过30万人牧民逃入中国。", "超过30万人牧民"),
    ("zh", '中国{{ ref("brook-session-01", "-中亚") }}机制。', "中国-中亚"),
])
def test_a_sentence_that_an_editor_would_strike_is_told_with_its_mend(tiny_folder, code, sentence, words):
    found = told(tiny_folder, code, sentence)
    assert len(found) == 1, found
    assert f"docs/{code}/a.md:7" in found[0] and f"'{words}': " in found[0]


@pytest.mark.parametrize(("code", "sentence"), [
    ("en", "Hao Shaoying and Deng Hao agree with Deng Xiaoping and Deng Mingjiang."),
    ("en", "Freight rose from 1991 to 2011."),
    ("zh", "“中国-中亚峰会”在西安举行，双方合作近年来加快。"),
])
def test_plain_sentences_and_quotations_stand(tiny_folder, code, sentence):
    assert told(tiny_folder, code, sentence) == []


def test_a_short_form_is_explained_where_it_first_stands(tiny_folder):
    assert "'SCO' is not explained" in told(tiny_folder, "en", "The SCO met.")[0]
    assert told(tiny_folder, "en", "The Shanghai Cooperation Organisation (SCO), a regional body, met. The SCO grew.") == []


def test_a_record_is_held_to_the_same_rules_but_its_notes_may_speak_of_texts(tiny_copy):
    path = tiny_copy / "data" / "glossary.yml"
    records = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    records[0]["definition"]["en"] = "A wall, as Hao says of it."
    records[0]["sources"][0]["note"] = {"en": "Hao prints it twice.", "zh": "两处均有。"}
    path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    found = [problem for problem in check(load_catalog(tiny_copy / "data"), []) if problem.path == "data/glossary.yml"]
    assert [(problem.field, problem.message[:5]) for problem in found] == [("definition.en", "'Hao'")]
    assert "full name" in found[0].message


def test_every_rule_is_of_a_language_of_the_site_and_has_a_pattern_that_can_be_read(catalog):
    for rule in STYLE.rules:
        assert rule.language in catalog.locales and rule.mend
