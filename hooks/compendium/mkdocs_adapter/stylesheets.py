"""One style sheet out of Material's and our own.

Without what no page has, so that a first visit stays light.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

# Parts of Material that the site does without: its search, code, tabs, admonitions, versions, tags, banners,
# blog, nested menu, dialogs and the like.
_PARTS = (
    "md-search", "md-annotation", "md-clipboard", "md-code", "md-consent", "md-version", "md-banner",
    "md-source", "md-select", "md-nav__icon", "md-nav__toggle", "md-nav__button", "md-nav__source",
    "md-nav__container", "md-nav__item--", "md-nav__link--passed", "md-nav--lifted", "md-nav--integrated",
    "md-input", "md-button", "md-sidebar--post", "md-content--post", "md-content__button", "md-pin",
    "md-dialog", "md-header__source", "md-header--lifted", "md-typeset__", "md-draft", "md-footer__title",
    "md-footer__link--prev", "md-footer__direction", "md-footer__button", "katex", "giscus",
    "md-status", "md-tag", "md-tooltip", "md-tabs", "md-path", "md-post", "md-author", "md-profile",
    "md-meta", "md-social",
    "md-feedback", "md-progress", "md-pagination", "md-copyright", "admonition", "critic", "highlight",
    "linenodiv", "linenos",
    "hll", "keys", "tabbed", "task-list", "mermaid", "arithmatex", "doc-", "footnote", "emojione", "twemoji",
    "gemoji", "grid",
    "codehilite", "result", "inline",
    "abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote", "success", "tip",
    "warning",
)
_UNUSED = re.compile(
    r"\.(?:" + "|".join(_PARTS)
    + r")|\[data-md-color-(?:primary|accent)=(?!\"?custom)|\[data-md-toggle=search\]|#__search"
    r"|#only-|#gh-|\[data-md-component=(?:announce|outdated|consent)\]")
_NOT = re.compile(r":not\([^()]*\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|[{}]")
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,])\s*")
_PROPERTY = re.compile(r"(--[\w-]+):(?:[^;{}\"']|\"[^\"]*\"|'[^']*')*(?:;|(?=\}))")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_SLATE = re.compile(r"\[data-md-color-scheme=\"?slate\"?\](?!\[)")

Rule = tuple[str, str]


def merge(theme: Sequence[str], own: Sequence[str]) -> str:
    """Return one style sheet: of the theme's what pages can have, then all of our own, without comments and
    idle space.
    """
    # Material's script, which we do without, gives focused elements a class where browsers have a state.
    theme = [sheet.replace(".focus-visible", ":focus-visible") for sheet in theme]
    text = "".join(_keep_rules(_tighten(sheet))
                   for sheet in theme) + "".join(_tighten(sheet) for sheet in own)
    before = ""
    # A property may only serve another that goes itself.
    while text != before:
        before, used = text, set(_USED.findall(text))
        text = _PROPERTY.sub(partial(_keep_used, used), text)
    return text


def _keep_used(used: set[str], found: re.Match[str]) -> str:
    """Return a property's declaration if it is used, else nothing."""
    return found[0] if found[1] in used else ""


def find_dark(sheet: str) -> str:
    """Return what a style sheet says of the dark scheme as styles for readers whose system asks for it and
    who run no scripts.
    """
    rules = [f"{_SLATE.sub('[data-md-color-scheme]', selector)}{{{block}}}"
             for selector, block in _split_rules(sheet, media="screen")
             if _SLATE.search(selector) and ":not(" not in selector]
    return "@media screen and (prefers-color-scheme:dark){\n" + "\n".join(rules) + "\n}\n"


def _tighten(sheet: str) -> str:
    """Return a style sheet without comments and the space that means nothing."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", sheet))).replace(";}", "}").strip()


def _split_blocks(sheet: str) -> Iterator[Rule]:
    """Yield what stands before each outermost pair of braces, and in it."""
    depth, start, opened = 0, 0, 0
    for found in _TOKEN.finditer(sheet):
        if found[0] == "{":
            depth += 1
            opened = found.start() if depth == 1 else opened
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                yield sheet[start:opened].rpartition(";")[2].strip(), sheet[opened + 1:found.start()]
                start = found.end()


def _split_rules(sheet: str, media: str) -> Iterator[Rule]:
    """Yield the rules that hold on any screen, also those inside `@media screen`."""
    for before, inside in _split_blocks(sheet):
        if before == f"@media {media}":
            yield from _split_rules(inside, media)
        elif not before.startswith("@"):
            yield before, inside


def _keep_rules(sheet: str) -> str:
    """Return the rules that some page can need."""
    found = []
    for before, inside in _split_blocks(sheet):
        if before.startswith(("@media", "@supports", "@container")):
            inside = _keep_rules(inside)
        elif not before.startswith("@"):
            before = ",".join(part for part in _split_selectors(before)
                              if not _UNUSED.search(_NOT.sub("", part)))
        if before and inside:
            found.append(f"{before}{{{inside}}}")
    return "".join(found)


def _split_selectors(text: str) -> list[str]:
    """Return the selectors of a list; commas inside brackets are not between them."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts
