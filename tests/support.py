"""What several tests share: assembling the tiny invented site and building it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "fixtures" / "site"
SHARED_DATA = ("vocabulary.yml", "labels.yml", "locales.yml", "exceptions.yml")


def assemble(folder: Path) -> Path:
    """Put the invented records and chapters together with the project's own code, theme and words."""
    shutil.copytree(FIXTURE, folder, dirs_exist_ok=True)
    for name in SHARED_DATA:
        shutil.copy(ROOT / "data" / name, folder / "data" / name)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("hooks", "templates"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    return folder


def mkdocs(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run mkdocs in a folder and return what it printed."""
    return run(folder, "-m", "mkdocs", *arguments, **environment)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a folder and return what it printed."""
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"} | environment
    return subprocess.run([sys.executable, *arguments], cwd=folder, env=variables, capture_output=True, text=True, timeout=300)
