"""A chapter is no stronger than what is printed at the places it cites, and shows where its figures are in conflict."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from compendium.checks import disputed, superlatives
from compendium.records.catalog_loader import load_catalog
from compendium.records.chapters import parse_chapter


def read_paragraph(code: str, text: str):
    """Return a chapter that has one paragraph."""
    return parse_chapter(f"---\nkind: chapter\n---\n\n# A title {{ #a }}\n\n{text}\n", f"docs/{code}/a.md", "a.md", code)


def print_words(folder: Path, words: str) -> None:
    """Have a record print words of the first place of a source."""
    path = folder / "data" / "rivers.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("states: 北境与南陵", f"states: {words}"), encoding="utf-8")


@pytest.mark.parametrize(("code", "sentence", "word", "printed"), [
    ("en", "It was the first weir of the two states.", "first", "兩國首個堰"),
    ("en", "The brook is the longest of the land.", "longest", "銀溪最長"),
    ("en", "Only Northland signed.", "Only", "只有北境簽署"),
    ("en", "They signed all acts.", "all", "簽署所有文件"),
    ("en", "The weir was never built.", "never", "堰從未修建"),
    ("zh", "这是两国首个堰。", "首个", "兩國首個堰"),
    ("zh", "银溪最长。", "最长", "銀溪最長"),
    ("zh", "只有北境签署。", "只有", "只有北境簽署"),
    ("zh", "两国签署了所有文件。", "所有", "簽署所有文件"),
    ("zh", "堰从未修建。", "从未", "堰從未修建"),
])
def test_a_superlative_that_nothing_cited_prints_is_told(tiny_copy, code, sentence, word, printed):
    paragraph = f'{sentence} {{{{ cite("alpha 0-p1") }}}}'
    found = [str(item) for item in superlatives.check(load_catalog(tiny_copy / "data"), [read_paragraph(code, paragraph)])]
    assert len(found) == 1 and f"'{word}' is stronger than all that is printed" in found[0] and f"docs/{code}/a.md:7" in found[0]
    print_words(tiny_copy, printed)
    assert list(superlatives.check(load_catalog(tiny_copy / "data"), [read_paragraph(code, paragraph)])) == []


@pytest.mark.parametrize("sentence", [
    "Not only Northland signed.", "Above all the brook floods.", "“The first weir”, as Alpha puts it.",
])
def test_other_uses_of_these_words_and_quotations_stand(tiny_copy, sentence):
    paragraph = f'{sentence} {{{{ cite("alpha 0-p1") }}}}'
    assert list(superlatives.check(load_catalog(tiny_copy / "data"), [read_paragraph("en", paragraph)])) == []


def test_a_figure_in_conflict_is_shown_with_its_other_reading_or_a_link(tiny_copy):
    catalog = load_catalog(tiny_copy / "data")
    one = 'It is {{ fig("brook-length-alpha-undated", "90 km") }} long. '
    told = [str(item) for item in disputed.check(catalog, [read_paragraph("en", one)])]
    assert len(told) == 1 and 'lead to it with ref("dispute-brook-length", "…")' in told[0]
    for shown in ('{{ ref("dispute-brook-length", "another count") }}',
                  '{{ fig("brook-length-beta-undated", "about 100 km") }}'):
        assert list(disputed.check(catalog, [read_paragraph("en", one + shown)])) == []


def test_the_sources_of_a_sentence_carry_it_not_those_of_its_neighbours(tiny_copy):
    print_words(tiny_copy, "堰從未修建")
    catalog = load_catalog(tiny_copy / "data")
    for named, told in (("pledge-brook-01", 1), ("silver-brook", 0)):
        text = f'It was {{{{ ref("{named}", "never") }}}} built. {{{{ cite("alpha 0-p1", "alpha t1-01") }}}}'
        assert len(list(superlatives.check(catalog, [read_paragraph("en", text)]))) == told, named


@pytest.mark.parametrize(("code", "summary"), [
    ("en", "The first and largest weir of all."), ("zh", "两国首个堰，也是最大的堰。"), ("en", "The most important weir, and a decisive one."),
    ("zh", "关键的堰，最重要。"),
])
def test_a_record_is_no_stronger_than_its_own_statements(tiny_copy, code, summary):
    path = tiny_copy / "data" / "projects.yml"
    records = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    records[0]["summary"] = {"en": "A weir.", "zh": "一座堰。"} | {code: summary}
    path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    found = [(item.record, item.field) for item in superlatives.check(load_catalog(tiny_copy / "data"), [])]
    assert len(found) >= 2
    assert set(found) == {("brook-weir", f"summary.{code}")}
