"""A word that makes a sentence stronger or weaker stands in both languages or in neither, in records and in chapters."""

from __future__ import annotations

import pytest
import yaml
from compendium.checks import strength
from compendium.core.sentences import pair_sentences
from compendium.records.catalog_loader import load_catalog
from compendium.records.chapters import parse_chapter


def define(folder, english: str, chinese: str) -> None:
    """Write a definition of the first term."""
    path = folder / "data" / "glossary.yml"
    records = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    records[0]["definition"] = {"en": english, "zh": chinese}
    path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")


def read_chapter(code: str, *paragraphs: str):
    text = "\n\n".join(paragraphs)
    return parse_chapter(f"---\nkind: chapter\n---\n\n# A title {{ #a }}\n\n{text}\n", f"docs/{code}/a.md", "a.md", code)


@pytest.mark.parametrize(("english", "chinese", "word"), [
    ("The dam was never finished.", "水坝没有修好。", "never"),
    ("The states made a binding rule.", "两国订立了规则。", "binding"),
    ("The dam stands because the brook floods.", "银溪泛滥，堤坝矗立。", "because"),
    ("The work was partly done.", "工程做好了。", "partly"),
    ("The states settled the question.", "两国处理了问题。", "settled"),
    ("Only one state agreed.", "一国同意。", "Only"),
    ("The weir was completed.", "堰已动工。", "completed"),
    ("The states agreed to build a weir.", "两国修堰。", "agreed"),
    ("The states will build a weir.", "两国修堰。", "will"),
    ("The weir may fail.", "堰毁了。", "may"),
    ("The weir is said to leak.", "堰漏水。", "is said to"),
    ("The weir is not new.", "堰很新。", "not"),
    ("This was decisive for the brook.", "银溪受益。", "decisive"),
    ("The most important weir stands.", "重要的堰在此。", "most important"),
])
def test_a_word_that_the_english_has_alone_is_told(tiny_copy, english, chinese, word):
    define(tiny_copy, english, chinese)
    found = list(strength.check(load_catalog(tiny_copy / "data")))
    assert {(item.record, item.field) for item in found} == {("term-weir", "definition")}
    told = "\n".join(item.message for item in found)
    assert f"'{word.split()[0]}" in told and "stands in the English" in told and "`even` in data/style.yml" in told


@pytest.mark.parametrize(("english", "chinese", "word"), [
    ("The brook feeds the villages.", "银溪主要供村庄用水。", "主要"),
    ("The weir leaks.", "据称堰漏水。", "据称"),
    ("The weir leaks.", "堰可能漏水。", "可能"),
    ("The states built a weir.", "两国商定修堰。", "商定"),
    ("The states built a weir.", "两国将建堰。", "将"),
    ("The states plan a weir.", "两国完成了堰。", "完成"),
    ("The weir is old.", "堰没有修好。", "没有"),
    ("The brook is long.", "银溪最长。", "最"),
    ("The ferry runs.", "首次开渡。", "首次"),
    ("The villages agreed.", "所有村庄同意。", "所有"),
    ("The weir leaks.", "堰始终漏水。", "始终"),
    ("This helped a little.", "这起了决定性作用。", "决定性"),
])
def test_a_word_that_the_chinese_has_alone_is_told(tiny_copy, english, chinese, word):
    define(tiny_copy, english, chinese)
    told = [item.message for item in strength.check(load_catalog(tiny_copy / "data"))]
    assert any(f"'{word}' stands in the Chinese" in message for message in told), told


@pytest.mark.parametrize(("english", "chinese", "told"), [
    ("It is about 90 km long.", "长90公里。", "90 is 'about' in the English and plain in the Chinese"),
    ("It is 90 km long.", "长约90公里。", "90 is plain in the English and 'about' in the Chinese"),
    ("More than 90 weirs stand, nearly 40 of them old.", "有90多座堰，其中近40座旧堰。", ""),
    ("More than 90 weirs stand.", "有近90座堰。", "90 is 'over' in the English and 'nearly' in the Chinese"),
    ("It cost US$3 million.", "耗资300多万美元。", "3000000 is plain in the English and 'over' in the Chinese"),
    ("It takes 20 minutes.", "需要20分钟左右。", "20 is plain in the English and 'about' in the Chinese"),
    ("About 3002 a weir was built on 20 May.", "3002年前后，5月20日，堰建成了。", ""),
])
def test_a_number_is_hedged_alike_in_both(tiny_copy, english, chinese, told):
    define(tiny_copy, english, chinese)
    found = [item.message for item in strength.check(load_catalog(tiny_copy / "data")) if "hedge it alike" in item.message]
    assert [message.split(";")[0] for message in found] == [told] * bool(told)


def test_texts_of_equal_strength_and_places_with_a_reason_stand(tiny_copy):
    assert list(strength.check(load_catalog(tiny_copy / "data"))) == []
    define(tiny_copy, "Only a low dam, about 3 m high.", "低矮的水坝，高3米。")
    style = tiny_copy / "data" / "style.yml"
    text = style.read_text(encoding="utf-8")
    kinds = "even:\n  term-weir definition only: said by the tone\n  term-weir definition hedge: the height is exact\n"
    style.write_text(text.replace("even:\n", kinds), encoding="utf-8")
    assert list(strength.check(load_catalog(tiny_copy / "data"))) == []


def test_paragraphs_of_chapters_are_compared_by_their_places(tiny_copy):
    catalog = load_catalog(tiny_copy / "data")
    english = read_chapter("en", "The brook is wide.", 'It is {{ fig("brook-length-alpha-undated", "about 90 km") }} long. It may flood.')
    chinese = read_chapter("zh", "银溪很宽。", '长{{ fig("brook-length-alpha-undated", "90公里") }}。它泛滥。')
    found = [(item.path, item.line, item.message.split(" in the English")[0]) for item in strength.check_chapters(catalog, [english, chinese])]
    assert found == [("docs/zh/a.md", 9, "90 is 'about'"), ("docs/zh/a.md", 9, "'may' stands")]
    assert list(strength.check_chapters(catalog, [english])) == []


def test_sentences_stand_side_by_side_where_both_languages_have_as_many_and_name_the_same_years():
    assert pair_sentences("In 3001 it rose. In 3002 it fell.", "3001年上升。3002年下降。") == [
        ("In 3001 it rose.", "3001年上升。"), (" In 3002 it fell.", "3002年下降。")]
    for chinese in ("3001年上升，3002年下降。", "3002年下降。3001年上升。"):
        assert pair_sentences("In 3001 it rose. In 3002 it fell.", chinese) == [("In 3001 it rose. In 3002 it fell.", chinese)]
