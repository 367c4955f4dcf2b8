"""A page as Markdown, for language models and for readers of plain text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from compendium.core.borrowed import without_marks

_SKIPPED = frozenset({"script", "style", "svg", "template", "button", "form", "select", "nav"})
# Elements without an end.
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_STARTS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "dt": "", "dd": ": ", "p": "",
           "summary": "", "figcaption": "", "caption": "", "blockquote": "> ", "tr": "| "}
# A sign for selecting a heading or a paragraph, which is no part of the text.
_ANCHOR = re.compile(r"(?:^|\s)(?:headerlink|anchor|paragraph-link)(?:\s|$)")


def write_markdown(html: str, url: str) -> str:
    """Return the text of a page as Markdown, its links whole; `url` is the page's own address."""
    reader = _Reader(url)
    reader.feed(html)
    text = re.sub(r"[ \t\xa0]+", " ", "".join(reader.parts))
    text = re.sub(r" *\n *", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def write_page(html: str, url: str, path: Path) -> None:
    """Write a page's text as a file; the folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_markdown(without_marks(html), url), encoding="utf-8")


class _Reader(HTMLParser):
    """Writes Markdown while it reads HTML."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.parts: list[str] = []
        self.links: list[str] = []
        self.skipping = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begin what an element means in Markdown; what is inside a skipped one is left out."""
        known = dict(attributes)
        if self.skipping or tag in _SKIPPED or _ANCHOR.search(known.get("class") or ""):
            self.skipping += tag not in _VOID
        elif tag in _STARTS:
            self.parts.append(("\n" if tag in ("li", "dd", "tr") else "\n\n") + _STARTS[tag])
        elif tag in _MARKS:
            self.parts.append(_MARKS[tag])
        elif tag == "a":
            self.links.append(urljoin(self.url, known.get("href") or ""))
            self.parts.append("[")
        elif tag == "br" or tag == "table":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what an element means in Markdown."""
        if self.skipping:
            self.skipping -= tag not in _VOID
        elif tag in _MARKS:
            self.parts.append(_MARKS[tag])
        elif tag == "a" and self.links:
            self.parts.append(f"]({self.links.pop()})")
        elif tag in ("td", "th"):
            self.parts.append(" | ")
        elif tag == "thead":
            cells = "".join(self.parts).rpartition("\n|")[2].count("|")
            self.parts.append("\n|" + " --- |" * cells)

    def handle_data(self, text: str) -> None:
        """Keep a text with its line breaks as blanks."""
        if not self.skipping:
            self.parts.append(re.sub(r"\s+", " ", text))
