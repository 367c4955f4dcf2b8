"""Words that a language on trial does not have yet and borrows from English, between two marks.

The marks are no characters of any text. Pages turn them into HTML that says which language the words are in;
files to take away and the search leave them out.
"""

from __future__ import annotations

import re

LENDER = "en"
OPEN, CLOSE = "\ufdd0", "\ufdd1"
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


def borrow(text: str) -> str:
    """Return an English text marked as borrowed."""
    return f"{OPEN}{text}{CLOSE}"


def without_marks(text: str) -> str:
    """Return a text without the marks of what is borrowed in it."""
    return _MARKS.sub("", text)
