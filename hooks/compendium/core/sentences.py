"""Where the first sentence of a text ends."""

from __future__ import annotations

import re

# A full stop after a single capital, after "No" or "St" or inside a number ends nothing.
_END = re.compile(r"[。！？][”’」』）]*|(?<!\b[A-Z])(?<!\bNo)(?<!\bSt)[.!?][”’)]*(?=\s|$)")


def find_first_sentence(text: str) -> str:
    """Return the first sentence of a text, or all of it where none ends."""
    end = _END.search(text)
    return text[:end.end()] if end else text
