"""The project's folder, the tiny invented site put together from it, and running commands in such a folder.
"""

from __future__ import annotations

import filecmp
import gc
import os
import re
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "site"
SHARED_DATA = ("vocabulary", "labels", "locales", "exceptions", "fields", "search", "reading", "style")
# An invented dataset has one record at least.
_LEAST = re.compile("^least: [0-9]+$", re.MULTILINE)


def assemble(folder: Path) -> Path:
    """Put the invented records and chapters together with the project's own code, theme and words."""
    shutil.copytree(FIXTURE, folder, dirs_exist_ok=True)
    for name in SHARED_DATA:
        shutil.copy(ROOT / "data" / f"{name}.yml", folder / "data")
    (folder / "data" / "words").mkdir()
    for path in sorted((ROOT / "data" / "words").glob("*.yml")):
        own = _LEAST.sub("least: 1", path.read_text(encoding="utf-8"))
        (folder / "data" / "words" / path.name).write_text(own, encoding="utf-8")
    settings = _list_own_chapters((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), folder / "docs" / "en")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.zh.yml", folder)
    for name in ("hooks", "templates"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    return folder


def _list_own_chapters(settings: str, docs: Path) -> str:
    """Return the settings with only those chapters in the navigation that the tiny site has."""
    lines = [line for line in settings.splitlines(keepends=True)
             if not (match := re.fullmatch(r" +- ([\w-]+\.md)\n?", line)) or match[1] == "search.md"
             or (docs / match[1]).exists()]
    return "".join(lines)


def run_command(folder: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of the project's commands in a folder, with that folder's own code, and return what it printed.

    Where that code is the project's it runs in this process, since to start Python takes longer than a check.
    """
    if not _has_same_code(folder / "hooks", ROOT / "hooks"):
        return run(folder, "-m", "compendium", name, *arguments)
    told, warned = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(told), redirect_stderr(warned):
        try:
            code = import_module(f"compendium.commands.{name}").main(list(arguments), folder)
        finally:
            # A command ends with its process and need not look for rubbish.
            gc.enable()
    return subprocess.CompletedProcess([name, *arguments], code, told.getvalue(), warned.getvalue())


def _has_same_code(one: Path, other: Path) -> bool:
    """Tell whether two folders have the same Python files, by size and time, which a copy keeps."""
    own, others = ({path.relative_to(folder) for path in folder.rglob("*.py")} for folder in (one, other))
    return own == others and all(filecmp.cmp(one / name, other / name) for name in own)


def build_site(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run mkdocs in a folder and return what it printed."""
    return run(folder, "-m", "mkdocs", *arguments, **environment)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a folder and return what it printed."""
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1",
                              "PYTHONPATH": str(folder / "hooks")} | environment
    return subprocess.run([sys.executable, *arguments], cwd=folder, env=variables, capture_output=True,
                          text=True, timeout=300)
