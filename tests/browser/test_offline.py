"""The whole site in one zip, read from a disk: links, languages, search, filters and citing work without a server."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from compendium.exports.offline import Offline, write_offline
from compendium.presentation.record_view import Views
from kinds import pages
from support import ROOT, build_site

_LINK = re.compile(r'(?:href|src|action)="([^"#?]*)')
_NAME = "compendium-offline.zip"


@pytest.fixture(scope="module")
def unpacked(site, catalog, tmp_path_factory) -> Path:
    """Return the folder of the unpacked copy of the real site."""
    folder = tmp_path_factory.mktemp("offline")
    copy = shutil.copytree(site, folder / "site", copy_function=os.link, ignore=shutil.ignore_patterns(_NAME))
    views = {code: Views(catalog, code) for code in catalog.locales}
    write_offline(views, ROOT / "docs", copy, "https://reference.example/base/")
    with zipfile.ZipFile(copy / _NAME) as archive:
        archive.extractall(folder / "disk")
    return folder / "disk" / "compendium"


@pytest.fixture
def reader(browser):
    """Return a page, and what the browser complains of or asks from anywhere but the disk."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    yield page, said
    context.close()


def test_every_link_of_every_page_leads_to_a_file(unpacked):
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert len([name for name in files if name.endswith(".html")]) > 1000
    dead = set()
    for name in sorted(name for name in files if name.endswith(".html")):
        for link in set(_LINK.findall((unpacked / name).read_text(encoding="utf-8"))):
            if link and not re.match(r"[a-z]+:", link) and os.path.normpath(Path(name).parent / unquote(link)) not in files:
                dead.add(f"{name} -> {link}")
    assert sorted(dead)[:10] == []


def test_every_kind_of_page_opens_from_the_disk(reader, unpacked, site):
    page, said = reader
    for address in pages(site):
        page.goto((unpacked / address / "index.html").as_uri())
        assert page.locator("h1").first.is_visible()
        assert said == [], address


def test_reading_from_the_disk_link_by_link(reader, unpacked):
    page, said = reader
    page.goto((unpacked / "index.html").as_uri())
    page.locator(".md-nav--primary summary", has_text="Chapters").click()
    page.locator(".md-nav--primary a", has_text="Transboundary water").first.click()
    assert page.url == (unpacked / "water" / "index.html").as_uri()
    page.locator("article a[href*='rivers/irtysh/']").first.click()
    page.wait_for_url("**/rivers/irtysh/index.html*")
    page.locator("[data-language]").click()
    page.wait_for_url("**/zh/rivers/irtysh/index.html*")
    assert "额尔齐斯河" in page.locator("h1").inner_text()
    page.locator("a.md-logo").first.click()
    page.wait_for_url("**/zh/index.html")
    assert said == []


@pytest.mark.parametrize(("start", "query", "found"), [
    ("water", "Irtysh", "/rivers/irtysh/index.html"), ("zh/about", "第八次会议", "/zh/meetings/session-08/index.html"),
])
def test_the_search_works_from_the_disk(reader, unpacked, start, query, found):
    page, said = reader
    page.goto((unpacked / start / "index.html").as_uri())
    page.keyboard.press("/")
    page.fill(".search-dialog input", query)
    page.wait_for_selector(".search-results a")
    page.locator(".search-results a").first.click()
    page.wait_for_url(f"**{found}*")
    page.goto((unpacked / "zh" / "search" / "index.html").as_uri())
    page.fill("[data-search-page] input", "伊犁河")
    page.wait_for_selector(".search-results a")
    assert said == []


def test_filters_the_timeline_and_citing_work_from_the_disk(reader, unpacked):
    page, said = reader
    page.goto((unpacked / "meetings" / "index.html").as_uri())
    page.select_option("select[name=body]", "joint-commission")
    assert page.locator("tbody tr:visible").count() == 19
    page.locator("th button").first.click()
    page.goto((unpacked / "timeline" / "index.html").as_uri())
    page.evaluate("document.querySelector('[data-choose] details').open = true")
    page.focus("[data-choose] summary")
    page.wait_for_selector("[data-choose] select[name=kind] option:nth-child(2)", state="attached")
    total = page.locator(".timeline > li:visible").count()
    page.select_option("[data-choose] select[name=kind]", index=1)
    assert 0 < page.locator(".timeline > li:visible").count() < total
    page.goto((unpacked / "meetings" / "session-08" / "index.html").as_uri())
    page.locator("[data-cite] summary").first.click()
    page.wait_for_selector("[data-cite] button")
    assert said == []


def test_the_copy_is_the_same_whenever_it_is_made_and_does_not_hold_itself(tiny_copy):
    result = build_site(tiny_copy, "build", "--strict", OFFLINE_COPY="1")
    assert result.returncode == 0, result.stderr
    built = tiny_copy / "site"
    for language in ("", "zh/"):
        assert _NAME in (built / language / "data" / "index.html").read_text(encoding="utf-8")
    first = (built / _NAME).read_bytes()
    with zipfile.ZipFile(built / _NAME) as archive:
        names = archive.namelist()
        readme = archive.read("compendium/README.txt").decode("utf-8-sig")
        data = archive.read("compendium/zh/data/index.html").decode()
    assert f'href="https://compendium.example/{_NAME}"' in data
    assert "Content-Security-Policy" not in data
    assert "open index.html" in readme
    assert "zh/index.html" in readme
    assert not [name for name in names if name.endswith((Offline.file, "404.html", ".map", "_headers"))]
    again = build_site(tiny_copy, "build", "--strict", OFFLINE_COPY="1")
    assert again.returncode == 0, again.stderr
    assert (built / _NAME).read_bytes() == first


def test_an_ordinary_build_neither_makes_nor_offers_it(tiny_site):
    assert not (tiny_site / _NAME).exists()
    assert _NAME not in (tiny_site / "data" / "index.html").read_text(encoding="utf-8")
