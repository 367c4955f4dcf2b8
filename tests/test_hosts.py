"""The site on hosts that read its own files: headers and redirects; and the workflow that publishes it."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest
import yaml
from support import ROOT, build_site

WITHDRAWN = """- id: old-session
  dataset: meetings
  title: {en: Old session, zh: 旧会议}
  date: "3005-01-01"
  reason: {en: The same as the first., zh: 与第一次会议重复。}
  moved_to: brook-session-01
"""


def rules(site):
    """Return the headers of each pattern of addresses in the site's _headers."""
    blocks = (site / "_headers").read_text(encoding="utf-8").strip().split("\n\n")
    return {lines[0]: dict(line.strip().split(": ", 1) for line in lines[1:]) for lines in map(str.splitlines, blocks)}


def headers(site, path):
    """Return what a host sends with an address."""
    return {name: value for pattern, own in rules(site).items() if fnmatch(path, pattern) for name, value in own.items()}


@pytest.mark.parametrize("path", ["/", "/zh/meetings/session-08/", "/data/meetings.csv", "/nowhere/"])
def test_every_answer_carries_the_safety_headers(site, path):
    sent = headers(site, path)
    assert "script-src 'self';" in sent["Content-Security-Policy"]
    assert "unsafe" not in sent["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in sent["Content-Security-Policy"]
    assert sent["Strict-Transport-Security"].startswith("max-age=")
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["X-Frame-Options"] == "DENY"
    assert sent["Referrer-Policy"] == "same-origin"
    assert "camera=()" in sent["Permissions-Policy"]
    assert sent["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(("path", "media_type"), [
    ("/data/meetings.csv", "text/csv; charset=utf-8"), ("/data/meetings.json", "application/json; charset=utf-8"),
    ("/data/places.geojson", "application/geo+json; charset=utf-8"), ("/calendar.ics", "text/calendar; charset=utf-8"),
    ("/zh/feed.xml", "application/atom+xml; charset=utf-8"), ("/sitemap.xml", "application/xml; charset=utf-8"),
    ("/data/bibliography.zh.bib", "application/x-bibtex; charset=utf-8"), ("/llms.txt", "text/plain; charset=utf-8"),
    ("/data/bibliography.zh.ris", "application/x-research-info-systems; charset=utf-8"),
    ("/data/compendium.sqlite", "application/vnd.sqlite3"), ("/data/compendium.zip", "application/zip"),
])
def test_files_have_their_media_type_and_data_may_be_fetched_from_anywhere(site, path, media_type):
    assert (site / path[1:]).is_file()
    assert headers(site, path)["Content-Type"] == media_type
    assert headers(site, path)["Access-Control-Allow-Origin"] == "*"


def test_a_page_may_not_be_fetched_from_elsewhere(site):
    assert "Access-Control-Allow-Origin" not in headers(site, "/zh/")


def test_only_what_has_a_hash_in_its_name_is_kept_for_good(site):
    for path in sorted(path for path in site.rglob("*") if path.is_file() and "assets" in path.parts):
        if path.suffix in (".css", ".js"):
            name = "/" + path.relative_to(site).as_posix()
            assert headers(site, name)["Cache-Control"].endswith("immutable"), name
    for name in ("/", "/water/", "/assets/favicon.svg", "/data/meetings.csv", "/search/meta.js", "/data/compendium.zip"):
        assert "Cache-Control" not in headers(site, name)


def test_moved_records_stand_in_the_redirects_in_every_language(tiny_copy):
    (tiny_copy / "data" / "withdrawn.yml").write_text(WITHDRAWN, encoding="utf-8")
    result = build_site(tiny_copy, "build", "--strict")
    assert result.returncode == 0, result.stderr
    lines = (tiny_copy / "site" / "_redirects").read_text(encoding="utf-8").splitlines()
    charts = [line for line in lines if "/charts/" in line]
    assert "/data/charts/brook-lengths.zh.svg /data/charts/brook-lengths.csv 301" in charts
    assert len({line.split()[0] for line in lines}) == len(lines), "each address leads to one place"
    assert [line for line in lines if line not in charts] == ["/timeline/in-force/ /timeline/ 301", "/meetings/old-session/ /meetings/brook-session-01/ 301", "/zh/timeline/in-force/ /zh/timeline/ 301",
                     "/zh/meetings/old-session/ /zh/meetings/brook-session-01/ 301",
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
    found = rules(site)
    assert len(found) <= 100
    assert all(len(line) < 2000 for line in (site / "_headers").read_text(encoding="utf-8").splitlines())
    # Where two patterns fit one address, hosts join what they say: no header may come from both.
    for path in ("/water/", "/data/meetings.csv", "/zh/feed.xml", *(pattern for pattern in found if "*" not in pattern)):
        names = [name for pattern, own in found.items() if fnmatch(path, pattern) for name in own]
        assert len(names) == len(set(names)), path
