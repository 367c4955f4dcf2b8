"""A build that fails or is killed leaves what is published as it was, and two builds at once do not mix."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import assemble, build_site

BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict"]
VARIABLES = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a built site by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def leavings(folder: Path) -> list[str]:
    """Return what builds have left beside the published folder."""
    return sorted(path.name for kind in ("build", "old") for path in folder.glob(f".*.{kind}-*"))


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Begin a build and do not wait for it."""
    return subprocess.Popen([*BUILD, *arguments], cwd=folder, env=VARIABLES, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, start_new_session=True)


def rename_river(folder: Path) -> None:
    """Edit a record, so that the next build differs from the last one."""
    path = folder / "data" / "rivers.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Silver Brook", "Golden Brook"), encoding="utf-8")


def test_a_build_killed_at_any_moment_leaves_a_whole_site(tiny_copy):
    started = time.monotonic()
    assert build_site(tiny_copy, "build", "--strict").returncode == 0
    duration = time.monotonic() - started
    published = contents(tiny_copy / "site")
    rename_river(tiny_copy)
    aside = tiny_copy / "aside"
    assert build_site(tiny_copy, "build", "--strict", "--site-dir", str(aside)).returncode == 0
    edited = contents(aside)
    assert edited != published
    for share in (0.3, 0.5, 0.65, 0.8, 0.9):
        process = start(tiny_copy)
        time.sleep(share * duration)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        # A machine that is faster this time may be past the exchange: then all of the new site stands, never a part.
        assert contents(tiny_copy / "site") in (published, edited), f"killed after {share:.0%} of a build"
    assert build_site(tiny_copy, "build", "--strict").returncode == 0
    assert "Golden Brook" in (tiny_copy / "site" / "rivers" / "index.html").read_text(encoding="utf-8")
    assert leavings(tiny_copy) == [], "the next build clears away what killed ones left"


@pytest.mark.parametrize("fault", ["data", "macro", "warning"])
def test_a_failing_build_changes_nothing_and_says_so(tiny_copy, fault):
    site = tiny_copy / "site"
    site.mkdir()
    (site / "index.html").write_text("published", encoding="utf-8")
    chapter = tiny_copy / "docs" / "en" / "about.md"
    if fault == "data":
        (tiny_copy / "data" / "rivers.yml").write_text("- id: nothing\n", encoding="utf-8")
    else:
        broken = {"macro": '{{ date("silver-brook") }}', "warning": "[nowhere](nowhere.md)"}[fault]
        chapter.write_text(f"{chapter.read_text(encoding='utf-8')}\n{broken}\n", encoding="utf-8")
    assert build_site(tiny_copy, "build", "--strict").returncode != 0
    assert contents(site) == {"index.html": b"published"}
    assert leavings(tiny_copy) == []


def test_two_builds_at_once_do_not_mix(tmp_path):
    one, other = assemble(tmp_path / "one"), assemble(tmp_path / "other")
    rename_river(other)
    target = tmp_path / "public"
    builds = [start(folder, "--site-dir", str(target)) for folder in (one, other)]
    assert [build.wait(timeout=120) for build in builds] == [0, 0]
    clean = []
    for folder in (one, other):
        assert build_site(folder, "build", "--strict").returncode == 0
        clean.append(contents(folder / "site"))
    assert clean[0] != clean[1]
    assert contents(target) in clean
    assert leavings(tmp_path) == []


def test_hidden_files_of_the_published_folder_stay(tiny_copy):
    site = tiny_copy / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (site / "old.html").write_text("old", encoding="utf-8")
    assert build_site(tiny_copy, "build", "--strict").returncode == 0
    assert (site / ".git" / "HEAD").read_text(encoding="utf-8") == "ref"
    assert not (site / "old.html").exists()
    assert (site / "zh" / "index.html").is_file()


def test_a_site_set_aside_by_a_killed_build_comes_back(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    tiny = assemble(tmp_path / "tiny")
    aside = tiny / f".site.old-{process.pid}"
    aside.mkdir()
    (aside / "index.html").write_text("published", encoding="utf-8")
    (tiny / "data" / "rivers.yml").write_text("- id: nothing\n", encoding="utf-8")
    assert build_site(tiny, "build", "--strict").returncode != 0
    assert contents(tiny / "site") == {"index.html": b"published"}
    assert leavings(tiny) == []


def test_what_a_living_build_writes_is_not_taken_for_a_leaving(tiny_copy):
    folder = tiny_copy / f".site.build-{os.getpid()}"
    folder.mkdir()
    assert build_site(tiny_copy, "build", "--strict").returncode == 0
    assert folder.is_dir()
