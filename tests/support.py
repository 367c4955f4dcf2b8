"""What several tests share: the real records, assembling the tiny invented site, building it."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from compendium.catalog import Catalog, load_catalog

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "site"
SHARED_DATA = ("vocabulary.yml", "labels.yml", "locales.yml", "exceptions.yml", "fields.yml", "search.yml")


@functools.cache
def real_catalog() -> Catalog:
    """Return the project's real records, read once and by all tests only read."""
    return load_catalog(ROOT / "data")


def assemble(folder: Path) -> Path:
    """Put the invented records and chapters together with the project's own code, theme and words."""
    shutil.copytree(FIXTURE, folder, dirs_exist_ok=True)
    for name in SHARED_DATA:
        shutil.copy(ROOT / "data" / name, folder / "data" / name)
    for name, code in (("mkdocs.yml", "en"), ("mkdocs.zh.yml", "zh")):
        (folder / name).write_text(_own_chapters((ROOT / name).read_text(encoding="utf-8"), folder / "docs" / code), encoding="utf-8")
    for name in ("hooks", "templates"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    return folder


def _own_chapters(settings: str, docs: Path) -> str:
    """Return the settings with only those chapters in the navigation that the tiny site has."""
    generated = ("timeline.md", "search.md", "changes.md")
    lines = [line for line in settings.splitlines(keepends=True)
             if not (match := re.fullmatch(r" +- ([\w-]+\.md)\n?", line)) or match[1] in generated or (docs / match[1]).exists()]
    return "".join(lines)


def mkdocs(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run mkdocs in a folder and return what it printed."""
    return run(folder, "-m", "mkdocs", *arguments, **environment)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a folder and return what it printed."""
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"} | environment
    return subprocess.run([sys.executable, *arguments], cwd=folder, env=variables, capture_output=True, text=True, timeout=300)
