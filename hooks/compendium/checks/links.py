"""A chapter's links lead to a page and a heading that exist, and it has no HTML but plain elements."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from ..catalog import Catalog
from ..chapters import Chapter
from ..datasets import by_name
from ..errors import Problem, nearest
from .navigation import listed

_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]*)[^)]*\)")
_TAG = re.compile(r"<(?!https?://)[/!a-zA-Z][^>]*>?")
# Elements that load nothing and run nothing, without handlers and styles.
_PLAIN_TAG = re.compile(r"</?(?:div|section|p|span|ul|ol|li|form|label|input|button|small|abbr|kbd|br|hr)"
                        r"(?:\s+(?:class|id|role|action|type|name|for|title|lang|value|placeholder|autocomplete|enterkeyhint|markdown"
                        r"|hidden|required|(?:aria|data)-[\w-]+)(?:=\"[^\"<>]*\")?)*\s*/?>")
_ADDRESS = re.compile(r"https?://|mailto:")


def faults(catalog: Catalog, chapters: list[Chapter], docs: Path) -> Iterator[Problem]:
    """Yield a fault for each link that leads nowhere, and for each piece of HTML that could load or run something."""
    headings = {(chapter.locale, chapter.name): {heading[1] for heading in chapter.headings} for chapter in chapters}
    known = {f"{entry.dataset.name}/{entry.id}.md" for entry in catalog.entries.values()}
    known |= {page for pages in listed(docs, catalog).values() for page in pages}
    for chapter in chapters:
        pages = known | {name for locale, name in headings if locale == chapter.locale}
        for block in chapter.blocks:
            text = _MACRO.sub("", block.text)
            for match in _LINK.finditer(text):
                message = _broken(chapter, match[1], pages, headings)
                if message:
                    yield _problem(chapter, block.line, text, match.start(), message)
            for match in _TAG.finditer(text):
                if not _PLAIN_TAG.fullmatch(match[0]):
                    yield _problem(chapter, block.line, text, match.start(),
                                   f"'{match[0][:60]}' is HTML that is not allowed here; write Markdown instead.")


def _broken(chapter: Chapter, target: str, pages: set[str], headings: dict[tuple[str, str], set[str | None]]) -> str:
    """Return what is wrong with a link, or nothing."""
    if _ADDRESS.match(target):
        return ""
    path, _, anchor = target.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(chapter.name), path)) if path else chapter.name
    folder = name.partition("/")[0] if "/" in name else ""
    if folder and folder not in by_name():
        # Pages of other kinds are known to the build alone, which is strict about links.
        return ""
    if name not in pages:
        return f"links to {path}, which is no page.{nearest(name, pages)}"
    if anchor and anchor not in headings.get((chapter.locale, name), {anchor}):
        known = filter(None, headings[chapter.locale, name])
        return f"links to {target}, where no heading has the id '{anchor}'.{nearest(anchor, known)}"
    return ""


def _problem(chapter: Chapter, line: int, text: str, start: int, message: str) -> Problem:
    return Problem(chapter.path, line + text[:start].count("\n"), "", "", message)
