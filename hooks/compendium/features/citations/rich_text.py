"""Plain strings that remember which of their words are in italics, and which the reader's browser fills in.
"""

from __future__ import annotations

import re
from typing import Any

from compendium.features.citations.item import HAN

# Private-use characters: no text has them. They open and close italics and the date of access.
_ITALIC, _ROMAN = "\ue010", "\ue011"
_TODAY, _SAID = "\ue012", "\ue013"
_MARKED = re.compile(f"{_ITALIC}(?P<italic>.*?){_ROMAN}|{_TODAY}(?P<today>.*?){_SAID}", re.DOTALL)
# Chinese words with the marks and figures between them; at the odd places of what it splits.
_CHINESE = re.compile(r"([\u3400-\u9fff](?:[\u3400-\u9fff\u3001-\u303f\uff01-\uff5e\d\u2014]*"
                      r"[\u3400-\u9fff])?)")
_ANY = re.compile(f"[{_ITALIC}{_ROMAN}{_TODAY}{_SAID}]")


def set_italic(text: str) -> str:
    """Mark a text as italic, unless it has Chinese characters, which are never slanted."""
    return text if not text or HAN.search(text) else f"{_ITALIC}{text}{_ROMAN}"


def set_today(text: str) -> str:
    """Mark words that stand for the day on which the reader sees the page."""
    return f"{_TODAY}{text}{_SAID}"


def remove_marks(text: str) -> str:
    """Return a text without its marks."""
    return _ANY.sub("", text)


def split_runs(text: str, tongue: str = "") -> list[dict[str, Any]]:
    """Return a marked text as pieces for a template: {"text", "italic", "today", "lang"}.

    Chinese words are in `tongue`, if that is given: a voice that reads the page in another language is told.
    """
    found, end = [], 0
    for match in _MARKED.finditer(text):
        found += _split_plain(text[end:match.start()], tongue)
        found.append(_make_run(match["italic"] or match["today"], bool(match["italic"]),
                               bool(match["today"])))
        end = match.end()
    return [*found, *_split_plain(text[end:], tongue)]


def _split_plain(text: str, tongue: str) -> list[dict[str, Any]]:
    parts = _CHINESE.split(text) if tongue else [text]
    return [_make_run(part, tongue=tongue if place % 2 else "") for place, part in enumerate(parts) if part]


def _make_run(text: str, slanted: bool = False, filled: bool = False, tongue: str = "") -> dict[str, Any]:
    return {"text": text, "italic": slanted, "today": filled, "lang": tongue}
