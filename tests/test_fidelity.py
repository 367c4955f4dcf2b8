"""Printed forms are looked up in the sources' texts, at the place that the locator names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from compendium.records.source_lookup import cut_sections, look_up, make_normaliser
from support import ROOT, run_command

TEXTS = Path(os.environ.get("SOURCES", ROOT.parent / "shared" / "sources"))


def test_every_printed_form_of_the_tiny_site_is_found(tiny_catalog, tiny_folder):
    assert list(look_up(tiny_catalog, tiny_folder / "sources")) == []


@pytest.mark.parametrize(("old", "new", "said"), [
    ("printed: {date: 3001年2月3日}", "printed: {date: 3001年2月4日}", "is not in the text; looked for in alpha 1-p1"),
    ("at: 1-p1", "at: 0-p1", "stands in 1-p1, not in alpha 0-p1"),
])
def test_wrong_words_and_wrong_places_are_told_apart(tiny_copy, old, new, said):
    path = tiny_copy / "data" / "events.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run_command(tiny_copy, "verify", str(tiny_copy / "sources"))
    assert result.returncode == 1
    assert "commission-founded-3001  sources[0].printed.date" in result.stdout
    assert said in result.stdout


def test_a_missing_text_and_a_wrong_opening_are_named(tiny_copy):
    (tiny_copy / "sources" / "beta.txt").unlink()
    outline = tiny_copy / "data" / "outlines" / "alpha.yml"
    outline.write_text(outline.read_text(encoding="utf-8").replace("opens: 委员会成立于", "opens: 委员会设立于"), encoding="utf-8")
    result = run_command(tiny_copy, "verify", str(tiny_copy / "sources"))
    assert "there is no beta.txt" in result.stdout
    assert "1-p1  opens" in result.stdout


@pytest.mark.parametrize(("one", "other"), [
    ("額爾齊斯河", "额尔齐斯河"), ("双方 签署\n了", "双方签署了"), ("（2003 年）", "(2003年)"),
    ('[汉朝時](https://example.org/a_(b) "wikilink")', "汉朝时"), (r"友好\[12\]，", "友好，"), ("协定》^①，", "协定》，"),
])
def test_two_prints_of_the_same_words_are_equal(one, other):
    normalise = make_normaliser()
    assert normalise(one) == normalise(other)


def test_an_interrupted_paragraph_is_put_together_again(tiny_catalog):
    from compendium.records.models.outline import SourcePart

    outline = {name: SourcePart(id=name, kind="paragraph", opens=opens, resumes=resumes)
               for name, opens, resumes in (("p1", "甲始", ("甲续",)), ("p2", "注文", ()))}
    sections, missing = cut_sections("甲始一二注文三甲续四", outline, make_normaliser())
    assert missing == []
    assert "甲始一二甲续四" in sections.of("p1")
    assert sections.of("p2")[0] == "注文三"


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of the sources are not part of the project; name their folder with SOURCES")
def test_every_printed_form_stands_in_its_source(catalog):
    assert [str(problem) for problem in look_up(catalog, TEXTS)] == []
