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


def split_runs(text: str) -> list[dict[str, Any]]:
    """Return a marked text as pieces for a template: {"text", "italic", "today"}."""
    found, end = [], 0
    for match in _MARKED.finditer(text):
        if match.start() > end:
            found.append(_make_run(text[end:match.start()]))
        found.append(_make_run(match["italic"] or match["today"], bool(match["italic"]),
                               bool(match["today"])))
        end = match.end()
    return [*found, _make_run(text[end:])] if end < len(text) else found


def _make_run(text: str, slanted: bool = False, filled: bool = False) -> dict[str, Any]:
    return {"text": text, "italic": slanted, "today": filled}
