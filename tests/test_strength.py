"""A word that makes a sentence strong stands in both languages or in neither."""

from __future__ import annotations

import pytest
import yaml
from compendium.checks import strength
from compendium.records.catalog_loader import load_catalog


@pytest.mark.parametrize(("english", "chinese", "word"), [
    ("The dam was never finished.", "水坝没有修好。", "never"),
    ("The states made a binding rule.", "两国订立了规则。", "binding"),
    ("The dam stands because the brook floods.", "银溪泛滥，堤坝矗立。", "because"),
    ("The work was partly done.", "工程已做。", "partly"),
    ("The states settled the question.", "两国处理了问题。", "settled"),
    ("Only one state agreed.", "一国同意。", "Only"),
    ("The weir was completed.", "堰已动工。", "completed"),
])
def test_a_word_that_one_language_has_alone_is_told(tiny_copy, english, chinese, word):
    path = tiny_copy / "data" / "glossary.yml"
    records = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    records[0]["definition"] = {"en": english, "zh": chinese}
    path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    found = list(strength.check(load_catalog(tiny_copy / "data")))
    assert [(item.record, item.field) for item in found] == [("term-weir", "definition")]
    assert f"'{word}' stands in the English" in found[0].message and "`even` in data/style.yml" in found[0].message


def test_texts_of_equal_strength_and_places_with_a_reason_stand(tiny_copy):
    assert list(strength.check(load_catalog(tiny_copy / "data"))) == []
    path = tiny_copy / "data" / "glossary.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("A low dam across a river.", "Only a low dam."), encoding="utf-8")
    style = tiny_copy / "data" / "style.yml"
    style.write_text(style.read_text(encoding="utf-8").replace("even: {}", "even: {term-weir definition: said by the tone}"), encoding="utf-8")
    assert list(strength.check(load_catalog(tiny_copy / "data"))) == []
