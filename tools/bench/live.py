"""From saving a file to the page as it is served anew, with the project's own data."""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from ..project import ROOT

_COPIED = ("data", "docs", "hooks", "templates", "mkdocs.yml", "mkdocs.zh.yml")
_MARK = "newly edited"
# What a maintainer edits, each with a page that shows it: the beginning of a record's summary (an edition
# holds its title fast), a chapter's title and a word.
_EDITS = {"record": ("data/meetings.yml", r"- id: session-01\n(?:  .*\n)*?  summary:\n    en: >-\n      \S+",
                     "meetings/session-01/"),
          "chapter": ("docs/en/water.md", "^# .+?(?= \\{|$)", "water/"),
          "word": ("data/labels.yml", "en: Key facts", "meetings/session-01/")}
_TIMES, _LIMIT = 3, 60


def measure_live() -> dict[str, Any]:
    """Serve a copy of the project, edit it, and return the seconds to the first page and from each edit to
    its page.
    """
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        folder = Path(name)
        for item in _COPIED:
            source = ROOT / item
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / item)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        address, start = f"http://127.0.0.1:{port}/", time.monotonic()
        process = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
                                   cwd=folder,
                                   env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": address},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait_until(address, "water/", "<h1")
            found = {"start": round(time.monotonic() - start, 2)}
            return found | {kind: round(statistics.median(_edit_file(folder, address, kind, turn)
                                                          for turn in range(_TIMES)), 2)
                            for kind in _EDITS}
        finally:
            process.terminate()
            process.wait()


def _edit_file(folder: Path, address: str, kind: str, turn: int) -> float:
    """Add a mark behind some words, and return the seconds until the page shows it."""
    file, words, page = _EDITS[kind]
    path, mark = folder / file, f"{_MARK} {kind} {'abc'[turn]}"
    text = path.read_text(encoding="utf-8")
    found = re.search(words, text, re.MULTILINE)
    if not found:
        raise LookupError(f"{file} no longer has the words {words!r}; choose others in {__name__}")
    start = time.monotonic()
    path.write_text(f"{text[:found.end()]} {mark}{text[found.end():]}", encoding="utf-8")
    _wait_until(address, page, mark)
    return time.monotonic() - start


def _wait_until(address: str, page: str, mark: str) -> None:
    end = time.monotonic() + _LIMIT
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address + page, timeout=_LIMIT) as answer:
                if mark in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{page} did not show {mark!r} within {_LIMIT} s")
