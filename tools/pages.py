"""What the pages of any built site must fulfil, asked of the tiny site by tests and by the planter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import jinja2
from compendium.records.loader import FileCache
from compendium.records.words import load_words
from jinja2 import meta

from .project import ROOT
from .unset import unset

PageFault = tuple[str, str]
# What templates put out without escaping: our own HTML or Markdown’s, and JSON made for scripts.
UNESCAPED = frozenset({("shared/paragraph.html", "{{ text | safe }}"),
                       ("shared/linked.html", "{{ linked | safe }}")})
# Attributes whose words readers meet, or scripts show them.
SPOKEN = frozenset({"alt", "title", "aria-label", "placeholder", "value"})
GOLDEN = ROOT / "tests" / "golden"
_VOID = frozenset({"script", "style", "template"})


class Page(HTMLParser):
    """One page as a browser reads it.

    Its words, ids, links, what it loads, its elements and its event handlers.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.main: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.elements: set[str] = set()
        self.lang = ""
        self.head: set[str] = set()
        self._inside = ""
        self._main = False
        self.feed(unset(text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        values = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        self.ids += [values["id"]] if "id" in values else []
        self.handlers += [name for name in values if name.startswith("on")]
        self._main |= tag == "article"
        self._say(value for name, value in values.items() if name in SPOKEN or name.startswith("data-"))
        # What students cite: an anchor that is renamed or lost is a change that is seen.
        self.main += [f"#{values['id']}"] if self._main and "id" in values else []
        if tag == "html":
            self.lang = values.get("lang", "")
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
            self._say((values["href"],))
        if tag in ("img", "script", "iframe", "object", "embed") and values.get("src", values.get("data")):
            self.loads.append(values.get("src") or values["data"])
        if tag == "link":
            self.head.add(values.get("rel", "").strip())
            if values.get("rel") in ("stylesheet", "icon"):
                self.loads.append(values.get("href", ""))
            if values.get("rel") == "stylesheet":
                self.styles.append(values.get("href", ""))
        if tag == "meta" and values.get("content"):
            self.head.add(values.get("name", ""))
        if tag in _VOID:
            # Linked data is no code; what breaks out of it shows as elements of its own.
            self._inside = "data" if values.get("type") == "application/ld+json" else tag
            if self._inside == "script" and "src" not in values:
                self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element whose content is no text for readers."""
        if tag in _VOID:
            self._inside = ""
        if tag == "article":
            self._main = False

    def handle_data(self, data: str) -> None:
        """Note words, or the content of a script."""
        if not self._inside:
            self._say((data,))
        elif self._inside == "script" and self.scripts:
            self.scripts[-1] += data

    def _say(self, words: Iterable[str]) -> None:
        words = list(words)
        self.words += words
        if self._main:
            self.main += words


def list_templates(project: Path) -> Iterator[str]:
    """Yield each template that is none, that puts words out as HTML, or that asks for a word of the interface
    there is none of.
    """
    words = load_words(project / "data", FileCache()).labels
    environment = _make_environment()
    names = json.loads((GOLDEN / "templates.json").read_text(encoding="utf-8"))
    for path in sorted((project / "templates").rglob("*.html")):
        text, name = path.read_text(encoding="utf-8"), path.relative_to(project / "templates").as_posix()
        try:
            environment.parse(text)
        except jinja2.TemplateSyntaxError as fault:
            yield f"{name}:{fault.lineno}: {fault.message}"
            continue
        kept = names.get(name, [])
        unknown = sorted(meta.find_undeclared_variables(environment.parse(text)) - set(kept))
        if unknown:
            yield f"{name}: nobody gives it {unknown}; if that is new, renew the golden files"
        for piece in re.findall(r"\{\{[^}]*\|\s*safe\b[^}]*\}\}", text):
            if (name, piece) not in UNESCAPED:
                yield f"{name}: {piece} is not escaped; if it is our own HTML, list it in tools/pages.py"
        for key in re.findall(r"(?:\bt|\bui)\(\"([\w.-]+)\"\s*[,)]", text):
            if key not in words:
                yield f"{name}: there is no label '{key}'"


def list_template_names(project: Path) -> dict[str, list[str]]:
    """Return the names that each template is to be given."""
    environment = _make_environment()
    return {path.relative_to(project / "templates").as_posix():
            sorted(meta.find_undeclared_variables(environment.parse(path.read_text(encoding="utf-8"))))
            for path in sorted((project / "templates").rglob("*.html"))}


def _make_environment() -> jinja2.Environment:
    environment = jinja2.Environment()
    environment.filters |= {"url": str, "script_tag": str}  # MkDocs' own
    return environment


def read_pages(site: Path) -> dict[str, Page]:
    """Return every page of a built site by its address."""
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix().removesuffix("index.html"):
            Page(path.read_text(encoding="utf-8")) for path in found}


def find_page_faults(project: Path, golden: bool = True) -> list[PageFault]:
    """Return (gate, what is wrong) for the built tiny site; `golden` asks whether it reads as it did, too."""
    pages = read_pages(project / "site")
    checks: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
        ("templates", lambda: list_templates(project)),
        ("page-links", lambda: find_links(pages, project / "site")),
        ("page-ids", lambda: find_ids(pages)), ("page-head", lambda: find_heads(pages)),
        ("page-markup", lambda: find_markup(pages)),
        *((("page-words", lambda: find_words(pages)),) if golden else ()))
    return [(name, fault) for name, check in checks for fault in check()]


def find_links(pages: dict[str, Page], site: Path) -> Iterator[str]:
    """Yield each link, and each thing loaded, that leads nowhere inside the site."""
    for address, page in pages.items():
        for link in {*page.links, *page.loads}:
            target = urlsplit(urljoin(f"https://compendium.example/{address}", link))
            if target.scheme not in ("http", "https") or target.netloc != "compendium.example":
                continue
            path, fragment = unquote(target.path.lstrip("/")), unquote(target.fragment)
            if path in pages:
                if fragment and fragment not in pages[path].ids:
                    yield f"{address} -> {link}"
            elif not (site / path).is_file():
                yield f"{address} -> {link}"


def find_ids(pages: dict[str, Page]) -> Iterator[str]:
    """Yield each page on which an id stands twice."""
    for address, page in pages.items():
        twice = sorted({name for name in page.ids if page.ids.count(name) > 1})
        if twice:
            yield f"{address}: {twice}"


def find_heads(pages: dict[str, Page]) -> Iterator[str]:
    """Yield each page that does not say its language, its address or what it is, or has no styles."""
    ends = (address.removesuffix("404.html") for address in pages if address.endswith("404.html"))
    folders = sorted(ends, key=len, reverse=True)
    own: dict[str, set[str]] = {folder: set() for folder in folders}
    for address, page in pages.items():
        folder = next(folder for folder in folders if address.startswith(folder))
        own[folder].add(address.removeprefix(folder))
        wanted = folder.strip("/") or "en"
        if page.lang.split("-")[0] != wanted:
            yield f"{address}: its language is '{page.lang}'"
        if not any("compendium" in style for style in page.styles):
            yield f"{address}: it has no styles"
        missing = {"canonical", "alternate", "description"} - page.head
        if missing and not address.endswith("404.html"):
            yield f"{address}: its head lacks {sorted(missing)}"
        if not {"h1", "main", "header", "footer", "nav"} <= page.elements:
            yield f"{address}: it lacks a landmark"
    if any(found != own[""] for found in own.values()):
        yield "the languages have different pages"


def find_markup(pages: dict[str, Page]) -> Iterator[str]:
    """Yield each element, event handler or script that no template of ours has, and each macro left over."""
    for address, page in pages.items():
        if page.handlers:
            yield f"{address}: event handlers {sorted(set(page.handlers))}"
        for element in sorted(page.elements & {"iframe", "object", "embed", "marquee", "hostile", "b"}):
            yield f"{address}: an element {element}"
        for script in page.scripts:
            if "alert(" in script or "hostile" in script:
                yield f"{address}: a foreign script"
        if re.search("[\ue000\ue001]", "".join(page.words)):
            yield f"{address}: a token of a macro is left over"


def squeeze(text: str) -> str:
    """Return a text without white space, for comparing."""
    return "".join(text.split())


def read_words(pages: dict[str, Page]) -> dict[str, str]:
    """Return, by language, the words and anchors of every page's article, and all words of the first page."""
    found: dict[str, list[str]] = {"en": [], "zh": []}
    for address, page in pages.items():
        words = page.words if address in ("", "zh/") else page.main
        # The dictionary gives the words of all fields one after the other: its beginning stands for the rest.
        shown = words[:150] if address.endswith("data/dictionary/") else words
        lines = [" ".join(text.split()) for text in shown]
        found["zh" if address.startswith("zh/") else "en"] += [f"== /{address}", *filter(None, lines), ""]
    return {code: "\n".join(lines) for code, lines in found.items()}


def find_words(pages: dict[str, Page]) -> Iterator[str]:
    """Yield the first place of each language in which the tiny site no longer reads as it did."""
    for code, text in read_words(pages).items():
        kept = (GOLDEN / f"pages.{code}.txt").read_text(encoding="utf-8")
        if text != kept:
            lines, old = text.splitlines(), kept.splitlines()
            pairs = enumerate(zip(lines, old, strict=False))
            place = next((index for index, (new, kept) in pairs if new != kept), min(len(lines), len(old)))
            page = next((line for line in reversed(lines[:place]) if line.startswith("== ")), "")
            yield f"{page}: {lines[place:place + 1]} where {old[place:place + 1]} stood"
