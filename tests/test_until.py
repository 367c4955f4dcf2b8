"""Until when things hold: pages say it, and prose says now, current or latest only with a year."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from compendium.checks import load_checked_catalog
from compendium.checks.until import find_undated
from compendium.core.problems import DataError
from compendium.pages.macros import SIGNATURES
from compendium.records.models.style import Style
from support import ROOT

STYLE = Style.model_validate(yaml.safe_load((ROOT / "data" / "style.yml").read_text(encoding="utf-8")))
UNDATED = [("en", "The pipeline now carries oil."), ("en", "No agreement so far."), ("en", "Kazakhstan today has many rivers."),
           ("en", "It was built in 2009. It is the latest."), ("zh", "双方目前没有协议。"), ("zh", "2009年建成。如今仍在使用。"), ("zh", "至今没有协议。")]
DATED = [("en", "In 2023 the draft was the latest."), ("en", "The Khanate lay in today’s Kazakhstan."), ("en", "He said, “now is the time”."),
         ("zh", "2023年目前仍在谈判。"), ("zh", "成果体现在三个方面。"), ("zh", "这一地区在今天的哈萨克斯坦境内。")]


@pytest.mark.parametrize(("code", "text"), UNDATED)
def test_a_word_for_now_without_a_year_is_a_fault(code: str, text: str) -> None:
    assert len(list(find_undated(STYLE, code, text))) == 1


@pytest.mark.parametrize(("code", "text"), DATED)
def test_a_word_for_now_with_its_year_or_of_another_meaning_is_none(code: str, text: str) -> None:
    assert not list(find_undated(STYLE, code, text))


@pytest.mark.parametrize(("name", "old", "new", "place"), [
    ("docs/en/water.md", "The brook runs through", "The brook now runs through", "docs/en/water.md:8"),
    ("docs/zh/water.md", "银溪流经两国。", "银溪目前流经两国。", "docs/zh/water.md:8"),
    ("data/questions.yml", "both states measured", "both states now measure", "question-brook-length  answer.en"),
    ("data/instruments.yml", "Both sides exchange readings.", "Both sides currently exchange readings.", "en"),
])
def test_a_planted_now_is_told_at_its_place(tiny_copy: Path, name: str, old: str, new: str, place: str) -> None:
    path = tiny_copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match="without a year") as told:
        load_checked_catalog(tiny_copy, SIGNATURES)
    assert place in str(told.value)


@pytest.mark.parametrize(("prefix", "whole", "cited"), [("", "The texts end in 3003", "Information up to 3003"),
                                                        ("zh/", "所依据的资料分别截至3003年", "资料截至3003年")])
def test_chapters_statistics_and_answers_say_until_when_they_hold(tiny_site: Path, prefix: str, whole: str, cited: str) -> None:
    def read(address: str) -> str:
        return re.sub(r"<[^>]+>", "", (tiny_site / prefix / address / "index.html").read_text(encoding="utf-8"))

    for address in ("water", "figures", "questions", "charts", "charts/brook-lengths", "themes/water"):
        assert whole in read(address), address
    for address in ("figures/brook-length-alpha", "questions/question-brook-sessions", "bodies/brook-commission"):
        assert cited in read(address), address
    assert cited not in read("background/background-brook-treaty")
