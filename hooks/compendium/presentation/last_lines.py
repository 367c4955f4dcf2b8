"""The ends of Chinese paragraphs: what must stand together so that no last line has one or two characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compendium.presentation.markup import name_tag

# So many characters end on one line; a longer link is cut rather than kept whole.
LEAST, WHOLE = 3, 8
# A longer word breaks where it must.
_WORD = 12
# What ends with its element, and the least number of characters that may take more than one line in it.
_ENDING = {"/p": 14, "/li": 14, "/dd": 14, "/figcaption": 14, "/summary": 14, "/blockquote": 14,
           "/h1": 9, "/h2": 9, "/h3": 9}
_INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "small", "span", "strong",
                     "sub", "sup", "time", "wbr"})
_COUNTED = re.compile("[\u3400-\u9fff\uff10-\uff19\uff21-\uff5a]|[A-Za-z0-9]{1,2}")
_OPENING = "“‘《（「『"
_REFERENCE = re.compile(r"&#?\w+;")


@dataclass(frozen=True)
class LastLine:
    """What stands together at a paragraph's end.

    It begins in piece `start`, at `offset` if that is a text, and goes on to the tag at `end`. Where it
    begins inside an element, that ends at the tag `join`, behind which it begins anew.
    """

    start: int
    offset: int
    end: int
    join: int = 0


def find_last_lines(pieces: Sequence[str], unbroken: re.Pattern[str]) -> Iterator[LastLine]:
    """Yield the end of each paragraph; pieces are texts and tags by turns.

    Lists of links are left to the styles, which set their lines equally long: a long one needs no mark in
    each item.
    """
    begin, listed = 0, False
    for place in range(1, len(pieces), 2):
        name = name_tag(pieces[place])
        if name in ("ul", "/ul"):
            listed = pieces[place].startswith('<ul class="links"')
        if name.removeprefix("/") in _INLINE:
            continue
        if name in _ENDING and not listed and (line := _find_end(pieces, begin, place, unbroken)):
            yield line
        begin = place


def _find_end(pieces: Sequence[str], begin: int, end: int, unbroken: re.Pattern[str]) -> LastLine | None:
    texts = pieces[begin + begin % 2:end:2]
    if sum(map(_count, texts)) < _ENDING[name_tag(pieces[end])]:
        return None
    found, place = 0, end - 1
    while place > begin:
        if place % 2 == 0:
            if "://" in pieces[place]:
                return None
            if found + _count(pieces[place]) >= LEAST:
                return LastLine(place, _find_offset(pieces[place], LEAST - found, unbroken), end)
            found += _count(pieces[place])
            place -= 1
            continue
        start = _find_start(pieces, place)
        if start < begin:
            return None
        if not _is_mark(pieces[start]):
            inside = sum(_count(text) for text in pieces[start + 1:place:2])
            if inside > WHOLE and found + inside >= LEAST:
                return _cut_element(pieces, place, found, end, unbroken)
            found += inside
            if found >= LEAST:
                return LastLine(start, 0, end)
        place = start - 1
    return None


def _cut_element(pieces: Sequence[str], place: int, found: int, end: int,
                 unbroken: re.Pattern[str]) -> LastLine | None:
    """Return an end that begins inside the element which ends at `place`, if its last text is long enough."""
    if _count(pieces[place - 1]) <= LEAST - found:
        return None
    offset = _find_offset(pieces[place - 1], LEAST - found, unbroken)
    alone = not any(piece.strip() for piece in pieces[place + 1:end])
    return LastLine(place - 1, offset, place) if alone else LastLine(place - 1, offset, end, place)


def _find_start(pieces: Sequence[str], place: int) -> int:
    """Return where the element begins that ends at `place`, or -1."""
    depth = 0
    for start in range(place, 0, -2):
        if name_tag(pieces[start]) == "wbr":
            continue
        depth += 1 if name_tag(pieces[start]).startswith("/") else -1
        if depth == 0:
            return start
    return -1


def _is_mark(tag: str) -> bool:
    """Return whether an element is a note's number or the address of a paragraph, which are no text of it."""
    return tag.startswith("<sup") or 'class="anchor"' in tag or 'class="headerlink"' in tag


def _count(text: str) -> int:
    return len(_COUNTED.findall(_REFERENCE.sub("", text)))


def _find_offset(text: str, least: int, unbroken: re.Pattern[str]) -> int:
    """Return where the last `least` characters begin, not inside a word, a date or a number."""
    offset = [match.start() for match in _COUNTED.finditer(text)][-least]
    within = next((match for match in unbroken.finditer(text) if match.start() < offset < match.end()), None)
    offset = within.start() if within else offset
    least_offset = max(offset - _WORD, 0)
    while offset > least_offset and (text[offset - 1] in _OPENING
                      or (text[offset - 1:offset + 1].isascii() and text[offset - 1] > " ")):
        offset -= 1
    return offset
