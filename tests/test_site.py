"""The built real site: complete, paired, linked, and quiet towards the outside."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from support import real_catalog

CATALOG = real_catalog()
BASE = "https://reference.example/base/"


class Page(HTMLParser):
    """What a reader's browser would see of one page: its head, ids, links and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.metas: dict[str, str] = {}
        self.rels: dict[str, list[tuple[str, str]]] = {}
        self.lang = ""
        self.title = text.partition("<title>")[2].partition("</title>")[0]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.lang = values.get("lang", "")
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in ("img", "script", "iframe") and "src" in values:
            self.loads.append(values["src"])
        if tag == "link":
            self.rels.setdefault(values.get("rel", "").strip(), []).append((values.get("hreflang", ""), values["href"]))
            if values.get("rel") in ("stylesheet", "icon"):
                self.loads.append(values["href"])
        if tag == "meta" and "name" in values:
            self.metas[values["name"]] = values.get("content", "")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    """Return every page by its address in the site."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        found[address] = Page(path.read_text(encoding="utf-8"))
    return found


def content(pages: dict[str, Page]) -> dict[str, Page]:
    return {address: page for address, page in pages.items() if not address.endswith("404.html")}


def test_every_record_has_a_page_in_both_languages(pages):
    for entry in CATALOG.entries.values():
        assert f"{entry.dataset.name}/{entry.id}/" in pages
        assert f"zh/{entry.dataset.name}/{entry.id}/" in pages


def test_the_two_languages_are_the_same_tree(pages):
    english = {address for address in pages if not address.startswith("zh/")}
    chinese = {address.removeprefix("zh/") for address in pages if address.startswith("zh/")}
    assert english == chinese


def test_no_two_pages_have_the_same_title_in_a_browsers_tab(pages):
    titles = Counter(page.title for page in content(pages).values())
    assert [title for title, count in titles.items() if count > 1 or not title.strip()] == []


def test_every_link_and_anchor_resolves(pages, site):
    broken = []
    for address, page in content(pages).items():
        for link in {*page.links, *page.loads}:
            target = urlsplit(urljoin(f"https://x/{address}", link))
            if target.scheme not in ("http", "https") or target.netloc != "x":
                continue
            path, fragment = unquote(target.path.lstrip("/")), unquote(target.fragment)
            if path in pages:
                if fragment and fragment not in pages[path].ids:
                    broken.append(f"{address} -> {link}")
            elif not (site / path).is_file():
                broken.append(f"{address} -> {link}")
    assert broken == []


def test_ids_are_unique_on_every_page(pages):
    for address, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), f"{address}: {sorted({name for name in page.ids if page.ids.count(name) > 1})}"


def test_every_page_says_what_it_is_and_where_its_counterpart_is(pages):
    for address, page in content(pages).items():
        own = address.removeprefix("zh/")
        assert page.lang.split("-")[0] == ("zh" if address.startswith("zh/") else "en"), address
        assert 50 <= len(page.metas.get("description", "")) <= 160, address
        assert page.rels["canonical"] == [("", BASE + address)], address
        languages = {link for link in page.rels["alternate"] if link[0]}
        assert languages == {("en", BASE + own), ("zh-Hans", f"{BASE}zh/{own}"), ("x-default", BASE + own)}


def test_nothing_is_loaded_from_elsewhere(pages):
    for address, page in pages.items():
        for load in page.loads:
            assert not urlsplit(load).netloc or load.startswith(BASE), f"{address} loads {load}"


def test_stylesheets_and_scripts_load_nothing_from_elsewhere(site):
    for path in [*site.rglob("*.css"), *site.rglob("compendium.js"), *site.rglob("search*.js")]:
        assert not re.search(r"url\(\s*[\"']?https?:|@import\s+[\"']http", path.read_text(encoding="utf-8")), path


def test_the_search_is_not_loaded_before_it_is_used(pages):
    for address, page in pages.items():
        assert not [load for load in page.loads if "search" in load], address


def test_the_404_page_works_from_any_address(site):
    for name, word in (("404.html", "Page not found"), ("zh/404.html", "页面不存在")):
        text = (site / name).read_text(encoding="utf-8")
        assert word in text
        assert 'href="/base/' in text
        assert not re.search(r'(?:href|src)="\.', text)
