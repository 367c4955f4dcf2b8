"""A page's HTML as texts and tags, which is all that setting its text needs to know of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Texts and tags take turns; what is no running text counts as one tag.
_OPAQUE = ("script", "style", "svg", "pre", "code", "textarea", "select")
_TAG = re.compile("(" + "|".join(rf"<{name}\b.*?</{name}\s*>" for name in _OPAQUE) + "|<!--.*?-->|<[^>]*>)",
                  re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_TONGUE = re.compile(r"\slang=\"([^\"]*)\"")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", *_OPAQUE})


def split_markup(html: str) -> list[str]:
    """Return texts, at the even places, and the tags between them, at the odd ones."""
    return _TAG.split(html)


def name_tag(tag: str) -> str:
    """Return the name of a tag's element, which has a slash before it if the tag ends it."""
    found = _NAME.match(tag)
    return ("/" if tag.startswith("</") else "") + found[1].lower() if found else ""


def find_around(pieces: Sequence[str], tag: str) -> Iterator[tuple[str, bool]]:
    """Yield of each text the element that it stands in, and whether it is in the language of `tag`."""
    own, around = tag.partition("-")[0], [("", True)]
    yield around[-1]
    for piece in pieces[1::2]:
        name = name_tag(piece)
        if name.startswith("/"):
            opened = [place for place, (inside, _) in enumerate(around) if place and inside == name[1:]]
            del around[opened[-1] if opened else len(around):]
        elif name and name not in _VOID:
            tongue = _TONGUE.search(piece)
            same = tongue[1].partition("-")[0] == own if tongue else around[-1][1]
            around.append((name, same))
        yield around[-1]
