"""Files are written as Git and people compare them.

No blanks at ends of lines, plain line ends, one at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from compendium.core.problems import Problem
from compendium.core.text_style import find_style, mend_style
from compendium.records.loader import FileCache


def check(root: Path, cache: FileCache) -> Iterator[Problem]:
    """Yield a fault for each kind of slip of each file of records, chapters and settings."""
    for path in _find_files(root):
        for line, message in cache.content(path, partial(_find_slips, gaps=path.suffix == ".yml"), "style"):
            yield Problem(path.relative_to(root).as_posix(), line, "", "", message)


def _find_slips(content: bytes, gaps: bool) -> list[tuple[int, str]]:
    """Return the slips of a file; one that is no UTF-8 is told elsewhere."""
    with suppress(UnicodeDecodeError):
        return list(find_style(content.decode("utf-8"), gaps=gaps))
    return []


def mend(root: Path) -> list[str]:
    """Write anew each file with slips that can be mended; return their paths in the project."""
    mended = []
    for path, text in _find_texts(root):
        better = mend_style(text, gaps=path.suffix == ".yml")
        if better != text:
            path.write_bytes(better.encode())
            mended.append(path.relative_to(root).as_posix())
    return mended


def _find_texts(root: Path) -> Iterator[tuple[Path, str]]:
    for path in _find_files(root):
        with suppress(UnicodeDecodeError):
            yield path, path.read_bytes().decode("utf-8")


def _find_files(root: Path) -> list[Path]:
    """Return what contributors edit."""
    found = (*(root / "data").rglob("*.yml"), *(root / "docs").rglob("*.md"), *root.glob("mkdocs*.yml"))
    return sorted(path for path in found if path.is_file())
