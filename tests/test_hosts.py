"""The site on hosts: the files that static hosts read, and nginx with the configuration made from them."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from urllib.parse import urlsplit

import brotli
import pytest
import yaml
from kinds import pages
from support import ROOT, mkdocs

sys.path.insert(0, str(ROOT))

from tools.load import addresses, load
from tools.precompress import pack, texts
from tools.webserver import running

WITHDRAWN = """- id: old-session
  dataset: meetings
  title: {en: Old session, zh: 旧会议}
  date: "3005"
  reason: {en: The same as the first., zh: 与第一次会议重复。}
  moved_to: brook-session-01
"""


@pytest.fixture(scope="module")
def published(site, tmp_path_factory):
    """Return the address of the real site behind nginx, with a moved record; one page of each kind, styles and some data are packed."""
    folder = tmp_path_factory.mktemp("published")
    subprocess.run(["sh", str(ROOT / "tools" / "nginx.sh")], check=True)
    copy = shutil.copytree(site, folder / "site", copy_function=os.link)
    moved = copy / "_redirects"
    lines = moved.read_text(encoding="utf-8")
    moved.unlink()
    moved.write_text("/meetings/old-name/ /meetings/session-08/ 301\n" + lines, encoding="utf-8")
    wanted = {"data/meetings.csv", "data/places.geojson", *(f"{address}index.html" for address in pages(site))}
    for path in texts(copy):
        name = path.relative_to(copy).as_posix()
        if name in wanted or fnmatch(name, "*assets/*"):
            pack(path)
    with running(copy, folder) as address:
        yield copy, address


def ask(published, path, encoding="identity", **headers):
    """Return the status, headers and body that the server answers with."""
    client = http.client.HTTPConnection(urlsplit(published[1]).netloc, timeout=20)
    client.request("GET", path, headers={"Accept-Encoding": encoding} | headers)
    answer = client.getresponse()
    body = answer.read()
    client.close()
    return answer.status, dict(answer.getheaders()), body


@pytest.mark.parametrize("path", ["/", "/zh/meetings/session-08/", "/data/meetings.csv", "/nowhere/"])
def test_every_answer_carries_the_safety_headers(published, path):
    _, headers, _ = ask(published, path)
    assert "script-src 'self';" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Server"] == "nginx"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ["/", "/zh/water/", "/data/meetings.csv", "/data/places.geojson"])
@pytest.mark.parametrize(("encoding", "opened"), [("gzip", gzip.decompress), ("gzip, br", brotli.decompress), ("identity", bytes)])
def test_the_copy_packed_beforehand_is_sent(published, path, encoding, opened):
    status, headers, body = ask(published, path, encoding)
    name = f"{path}index.html" if path.endswith("/") else path
    assert status == 200
    assert headers.get("Content-Encoding") == {"identity": None, "gzip": "gzip", "gzip, br": "br"}[encoding]
    assert "Accept-Encoding" in headers.get("Vary", "")
    assert opened(body) == (published[0] / name[1:]).read_bytes()


def test_packing_gives_the_same_bytes_at_any_time(tmp_path):
    for folder, moment in ((tmp_path / "a", 1), (tmp_path / "b", 10**9)):
        folder.mkdir()
        page = folder / "page.html"
        page.write_text("霍尔果斯" * 500, encoding="utf-8")
        os.utime(page, (moment, moment))
        pack(page)
    for ending in (".gz", ".br"):
        assert (tmp_path / "a" / f"page.html{ending}").read_bytes() == (tmp_path / "b" / f"page.html{ending}").read_bytes()


@pytest.mark.parametrize(("path", "media_type"), [
    ("/zh/", "text/html; charset=utf-8"), ("/data/meetings.csv", "text/csv; charset=utf-8"),
    ("/data/meetings.json", "application/json; charset=utf-8"), ("/data/places.geojson", "application/geo+json; charset=utf-8"),
    ("/calendar.ics", "text/calendar; charset=utf-8"), ("/zh/feed.xml", "application/atom+xml; charset=utf-8"),
    ("/sitemap.xml", "application/xml; charset=utf-8"), ("/data/bibliography.zh.bib", "application/x-bibtex; charset=utf-8"),
    ("/data/bibliography.zh.ris", "application/x-research-info-systems; charset=utf-8"),
    ("/data/compendium.sqlite", "application/vnd.sqlite3"), ("/data/compendium.zip", "application/zip"),
])
def test_files_have_their_media_type_and_data_may_be_fetched_from_anywhere(published, path, media_type):
    status, headers, _ = ask(published, path)
    assert (status, headers["Content-Type"]) == (200, media_type)
    assert headers.get("Access-Control-Allow-Origin") == (None if path == "/zh/" else "*")


def test_only_what_has_a_hash_in_its_name_is_kept_for_good(published):
    site, _ = published
    for path in sorted(path for path in site.rglob("*") if path.is_file() and "assets" in path.parts):
        name = "/" + path.relative_to(site).as_posix()
        if name.endswith((".css", ".js")):
            assert ask(published, name)[1]["Cache-Control"].endswith("immutable"), name
    for name in ("/", "/water/", "/assets/favicon.svg", "/data/meetings.csv", "/search/meta.js", "/data/compendium.zip"):
        assert ask(published, name)[1]["Cache-Control"] == "no-cache"
    status, _, body = ask(published, "/water/", **{"If-None-Match": ask(published, "/water/")[1]["ETag"]})
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(("path", "words"), [
    ("/nowhere/", "Page not found"), ("/zh/nowhere/", "页面不存在"), ("/zh/meetings/nowhere", "页面不存在"), ("/_headers", "Page not found"),
])
def test_a_wrong_address_is_answered_in_its_language(published, path, words):
    status, _, body = ask(published, path)
    assert status == 404
    assert words in body.decode()


def test_what_moved_and_what_lacks_a_slash_is_led_on(published):
    for path, target in (("/meetings/old-name/", "/meetings/session-08/"), ("/zh/water", "/zh/water/")):
        status, headers, _ = ask(published, path)
        assert (status, headers["Location"]) == (301, target)


def test_a_bounded_load_is_answered_without_an_error(published):
    site, address = published
    report = load(address, addresses(site), seconds=3)
    assert report["errors"] == 0, report
    assert report["requests"] > report["pages"], report


def test_moved_records_stand_in_the_redirects_in_every_language(tiny_copy):
    (tiny_copy / "data" / "withdrawn.yml").write_text(WITHDRAWN, encoding="utf-8")
    result = mkdocs(tiny_copy, "build", "--strict")
    assert result.returncode == 0, result.stderr
    lines = (tiny_copy / "site" / "_redirects").read_text(encoding="utf-8").splitlines()
    assert lines == ["/meetings/old-session/ /meetings/brook-session-01/ 301", "/zh/meetings/old-session/ /zh/meetings/brook-session-01/ 301",
                     "/zh/* /zh/404.html 404"]
    assert "url=../../meetings/brook-session-01/" in (tiny_copy / "site/meetings/old-session/index.html").read_text(encoding="utf-8")


def test_the_workflow_names_the_versions_that_it_uses_and_may_do_no_more_than_it_must():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))
    jobs = workflow["jobs"]
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", name)] == []
    assert workflow["permissions"] == {"contents": "read"}
    assert "write" not in jobs["build"]["permissions"].values()
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["publish"]["needs"] == "build"
    assert "make test" in [step.get("run") for step in jobs["build"]["steps"]]


def test_the_headers_file_keeps_the_limits_of_its_readers(site):
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line.startswith("/")]
    assert len(patterns) <= 100
    assert all(len(line) < 2000 for line in lines)
    # Where two patterns fit one address, hosts join what they say: no header may come from both.
    for path in ("/water/", "/data/meetings.csv", "/zh/feed.xml", *(line for line in patterns if "*" not in line)):
        names = [name for pattern in patterns if fnmatch(path, pattern) for name in _names(lines, pattern)]
        assert len(names) == len(set(names)), path


def _names(lines, pattern):
    """Return the headers under one pattern."""
    found = []
    for line in lines[lines.index(pattern) + 1:]:
        if not line.startswith("  "):
            break
        found.append(line.strip().partition(":")[0])
    return found
