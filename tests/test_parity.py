"""What one language's text says in figures, the other's says too."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import run_command

NOTES = "data/background.yml"


@pytest.mark.parametrize(("old", "new", "messages"), [
    ("3011年7月9日，两国签署", "3011年8月9日，两国签署", ("names month 7, which the text in 'zh' does not", "has 8, which the text in 'en' lacks")),
    ("Silver Brook on 9 July 3011.", "Silver Brook on 9 3011.", ("has 7, which the text in 'en' lacks",)),
    ("Silver Brook on 9 July 3011.", "Silver Brook on 9 July 3011 after talks in May.", ("names month 5, which the text in 'zh' does not",)),
    ("自3001年起任", "自3002年起任", ("has 3001, which the text in 'zh' lacks", "has 3002, which the text in 'en' lacks")),
])
def test_a_date_in_one_language_only_is_told(tiny_copy: Path, old: str, new: str, messages: tuple[str, ...]) -> None:
    path = tiny_copy / NOTES
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    told = run_command(tiny_copy, "check").stdout
    assert [message for message in messages if message not in told] == [], told


def test_the_verb_may_is_no_month(tiny_copy: Path) -> None:
    path = tiny_copy / NOTES
    text = path.read_text(encoding="utf-8").replace("en: Jia Yibing teaches law", "en: May one ask? Jia Yibing teaches law")
    path.write_text(text, encoding="utf-8")
    assert "names month" not in run_command(tiny_copy, "check").stdout
