"""`mkdocs serve`: both languages, live; a fault is told and the last good pages stay until it is mended."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from compendium.mkdocs_adapter.live_server import LiveSite
from support import build_site


class Served:
    """A running server: its address, its sources and what it has printed."""

    def __init__(self, folder, address, log):
        self.folder, self.address, self.log = folder, address, log

    def page(self, path: str) -> str:
        """Return a page, or nothing while the server builds."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, TimeoutError):
            return ""

    def reloads(self) -> int:
        """Return how often browsers were told to load their page anew."""
        return self.log.read_text(encoding="utf-8").count("Reloading browsers")

    def wait(self, true: Callable[[], bool]) -> None:
        """Wait until something is so; fail after a minute."""
        end = time.monotonic() + 60
        while not true():
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)


@contextmanager
def serve(folder) -> Iterator[Served]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    log = folder.parent / "serve.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"], cwd=folder,
                                   env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""}, stdout=output, stderr=subprocess.STDOUT)
        served = Served(folder, f"http://127.0.0.1:{port}/", log)
        try:
            served.wait(lambda: bool(served.page("")))
            yield served
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture
def serving(tiny_copy):
    with serve(tiny_copy) as served:
        yield served


def test_edits_show_in_both_languages_and_a_fault_leaves_the_pages_standing(serving):
    assert f"Ready: 中文 at {serving.address}zh/\n" in serving.log.read_text(encoding="utf-8")
    assert "First session" in serving.page("meetings/brook-session-01/")
    assert "银溪委员会第一次会议" in serving.page("zh/meetings/brook-session-01/")
    data = serving.folder / "data" / "meetings.yml"
    text = data.read_text(encoding="utf-8")

    data.write_text(text.replace("place: dawnport", "place: dawnprot"), encoding="utf-8")
    serving.wait(lambda: "no record has the id 'dawnprot'. Did you mean 'dawnport'?" in serving.log.read_text(encoding="utf-8"))
    serving.wait(lambda: "First session" in serving.page("meetings/brook-session-01/"))
    assert "Traceback" not in serving.log.read_text(encoding="utf-8")

    data.write_text(text.replace("第一次会议", "首次会议"), encoding="utf-8")
    serving.wait(lambda: "银溪委员会首次会议" in serving.page("zh/meetings/brook-session-01/"))

    chapter = serving.folder / "docs" / "zh" / "about.md"
    chapter.write_text("# 关于银溪 { #x }\n", encoding="utf-8")
    (serving.folder / "docs" / "en" / "about.md").write_text("# About the brook { #x }\n", encoding="utf-8")
    serving.wait(lambda: "关于银溪" in serving.page("zh/about/"))


def test_a_fault_that_no_page_breaks_on_comes_over_the_page_once_it_is_found(serving):
    chapter = serving.folder / "docs" / "en" / "water.md"
    text = chapter.read_text(encoding="utf-8")
    reloads = serving.reloads()
    chapter.write_text(f"{text}\nIt carried 77 boats.\n", encoding="utf-8")
    serving.wait(lambda: serving.reloads() > reloads)
    assert "77 boats" in serving.page("water/")

    serving.wait(lambda: 'role="alert"' in serving.page("water/"))
    page = serving.page("water/")
    assert "77 boats" in page and re.search("water.md:[^<]*77", page) and "livereload" in page
    assert 'role="alert"' in serving.page("zh/meetings/brook-session-01/")
    assert "Traceback" not in serving.log.read_text(encoding="utf-8")

    chapter.write_text(text, encoding="utf-8")
    serving.wait(lambda: "77 boats" not in serving.page("water/"))
    assert 'role="alert"' not in serving.page("water/")


def test_a_fault_that_is_there_from_the_start_comes_over_the_page_as_well(tiny_copy):
    chapter = tiny_copy / "docs" / "en" / "water.md"
    chapter.write_text(f"{chapter.read_text(encoding='utf-8')}\nIt carried 77 boats.\n", encoding="utf-8")
    with serve(tiny_copy) as served:
        served.wait(lambda: 'role="alert"' in served.page("water/"))
        assert "77 boats" in served.page("water/")


def test_a_page_that_breaks_on_unchecked_data_is_explained_by_the_checks(serving):
    path = serving.folder / "data" / "rivers.yml"
    text = path.read_text(encoding="utf-8")
    reloads = serving.reloads()
    path.write_text(text.replace("[water]", "[watr]"), encoding="utf-8")
    serving.wait(lambda: serving.reloads() > reloads)
    with pytest.raises(urllib.error.HTTPError) as wrong:
        urllib.request.urlopen(serving.address + "rivers/silver-brook/", timeout=60)
    assert "'watr' is not one of the themes" in wrong.value.read().decode()
    assert "Traceback" not in serving.log.read_text(encoding="utf-8")


def test_a_page_that_was_rendered_before_an_edit_was_read_is_rendered_again(monkeypatch, tmp_path):
    (tmp_path / "index.html").write_text("old", encoding="utf-8")
    site = object.__new__(LiveSite)

    def read_an_edit_and_send(environ, start):
        """Do what MkDocs' server does: wait while an edit is read, and send what the disk has then."""
        asked.append(environ["PATH_INFO"])
        if len(asked) == 1:
            site._turn += 1
        start("200 OK", [])
        return [(tmp_path / "index.html").read_bytes()]

    asked, sent = [], []
    vars(site).update(_lock=threading.RLock(), _turn=0, _report="", _first=SimpleNamespace(site_dir=tmp_path),
                      _server=SimpleNamespace(mount_path="/", serve_request=read_an_edit_and_send))
    monkeypatch.setattr(LiveSite, "_prepare", lambda self, name: (tmp_path / name).write_text("new" if self._turn else "old"))
    assert site.answer({"PATH_INFO": "/"}, lambda *start: sent.append(start)) == [b"new"]
    assert sent == [("200 OK", [])]


def test_an_address_that_is_no_page_gets_its_languages_answer_and_no_build(serving):
    for address, words in ((".well-known/change-password", "lang=\"en\""), ("zh/nowhere/", "lang=\"zh"), ("favicon.ico", "lang=\"en\"")):
        with pytest.raises(urllib.error.HTTPError) as wrong:
            urllib.request.urlopen(serving.address + address, timeout=60)
        assert wrong.value.code == 404
        assert words in wrong.value.read().decode()
    assert "Building the whole site" not in serving.log.read_text(encoding="utf-8")


def test_the_page_of_a_deleted_record_is_gone(serving):
    path = serving.folder / "data" / "glossary.yml"
    text = path.read_text(encoding="utf-8")
    assert serving.page("glossary/term-weir/") and serving.page("glossary/term-weir.md").startswith("# ")
    reloads = serving.reloads()
    path.write_text(text.replace("term-weir", "term-dam"), encoding="utf-8")
    serving.wait(lambda: serving.reloads() > reloads)
    assert serving.page("glossary/term-dam.md") and serving.page("glossary/term-dam/")
    assert not serving.page("glossary/term-weir/") and not serving.page("glossary/term-weir.md")


# One edit of every kind of file: the file, what stands there, what it becomes, and a page that must show it. After each edit its
# page is another; after each group, whose edits nothing but its own kind of reading can make good for one another, all is compared.
EDITS = {
    "data": {
        "record": ("data/meetings.yml", "第一次会议", "首次会议", "zh/meetings/brook-session-01/"),
        "words": ("data/labels.yml", "en: Timeline", "en: Line of time", "timeline/"),
        "term": ("data/vocabulary.yml", "water: {en: ", "water: {en: New ", "themes/"),
        "outline": ("data/outlines/alpha.yml", "en: ", "en: Renamed ", "sources/alpha/"),
    },
    "chapters": {
        "chapter": ("docs/en/water.md", "# ", "# Renamed ", "water/"),
        "chapter in the other language": ("docs/zh/about.md", "# ", "# 改名", "zh/about/"),
    },
    "templates": {
        "page template": ("templates/pages/record.html", "<h2 id=\"key-facts\"", "<h2 lang=\"en\" id=\"key-facts\"", "rivers/silver-brook/"),
        "shared template": ("templates/shared/record-head.html", "<h1", "<h1 lang=\"en\"", "rivers/silver-brook/"),
        "theme": ("templates/theme/main.html", "<footer ", "<footer id=\"foot\" ", ""),
        "style": ("templates/theme/assets/compendium.css", ":root", ":root, .new", ""),
    },
    "settings": {
        "settings": ("mkdocs.zh.yml", "  locale: zh\n", "  locale: zh\n  contact: brook@compendium.example\n", "zh/rivers/silver-brook/"),
    },
    "navigation": {
        "navigation": ("mkdocs.yml", "  - index.md\n", "  - Beginning: index.md\n", "zh/"),
    },
    "code": {
        "code": ("hooks/compendium/pages/across.py", '"timeline.md"', '"times.md"', "times/"),
    },
}


def test_every_kind_of_edit_shows_what_a_clean_build_would(serving):
    for group, edits in EDITS.items():
        for kind, (name, old, new, page) in edits.items():
            path = serving.folder / name
            text = path.read_text(encoding="utf-8")
            assert old in text, kind
            reloads, before = serving.reloads(), _without_reload(serving.page(page))
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
            serving.wait(lambda before=reloads: serving.reloads() > before)
            shown = _without_reload(serving.page(page))
            assert shown and shown != before, kind
        _same_as_a_clean_build(serving, group)


def _same_as_a_clean_build(serving, group: str) -> None:
    clean = serving.folder.parent / "clean"
    result = build_site(serving.folder, "build", "--site-dir", str(clean), SITE_URL=serving.address)
    assert result.returncode == 0, result.stderr
    texts = sorted(clean.rglob("*.md"))
    assert texts
    for path in (*sorted(clean.rglob("*.html")), *texts):
        address = path.relative_to(clean).as_posix().removesuffix("index.html")
        if not address.endswith("404.html"):
            assert _without_reload(serving.page(address)) == _without_what_only_a_build_has(path.read_text(encoding="utf-8")), f"{group}: {address}"
    styles = next(clean.glob("assets/*/compendium.css")).relative_to(clean).as_posix()
    for address in (styles, "search/meta.js", "zh/search/meta.js", "sitemap.xml", "llms.txt"):
        assert serving.page(address) == (clean / address).read_text(encoding="utf-8"), f"{group}: {address}"


def _without_reload(html: str) -> str:
    """Return a page without the script that MkDocs adds under serve."""
    start = html.rfind("<script>\nvar livereload")
    return html[:start] + html[html.find("</script>", start) + len("</script>"):] if start >= 0 else html


def _without_what_only_a_build_has(html: str) -> str:
    """Return a page without the policy that would forbid MkDocs' script."""
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
