"""Borrowed words in HTML: each says that it is in English, where an element may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.core.borrowed import CLOSE, OPEN, without_marks

# Elements that hold text alone, and whatever stands inside a tag.
_PLAIN = re.compile(r"<(script|style|title|option|textarea|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
_RUN = re.compile(f"([{OPEN}{CLOSE}])")


def mark_borrowed(html: str, before: str, after: str) -> str:
    """Return a page in which borrowed words stand between `before` and `after`, and no mark is left."""
    if OPEN not in html:
        return without_marks(html)
    return "".join(_marked(html, before, after))


def _marked(html: str, before: str, after: str) -> Iterator[str]:
    start = 0
    for match in _PLAIN.finditer(html):
        yield from _words(html[start:match.start()], before, after)
        yield without_marks(match[0])
        start = match.end()
    yield from _words(html[start:], before, after)


def _words(text: str, before: str, after: str) -> Iterator[str]:
    """Yield a run of text between two tags; what is borrowed inside borrowed words needs no element."""
    depth = 0
    for piece in _RUN.split(text):
        if piece == OPEN:
            depth += 1
            if depth == 1:
                yield before
        elif piece == CLOSE:
            depth -= 1
            if depth == 0:
                yield after
        else:
            yield piece
    if depth > 0:
        yield after
