"""One page of every kind that a built site has, found in its folders, so that a new kind is tested by itself."""

from __future__ import annotations

from pathlib import Path

LANGUAGES = ("", "zh/")


def kinds(site: Path) -> list[str]:
    """Return addresses: each page at the top, and of each folder the page with the most in it."""
    found = [""]
    for folder in sorted(path for path in site.iterdir() if path.is_dir() and not (path / "404.html").is_file()):
        if (folder / "index.html").is_file():
            found.append(f"{folder.name}/")
        inside = sorted(folder.glob("*/index.html"), key=lambda page: (-page.stat().st_size, page))
        found += [f"{folder.name}/{page.parent.name}/" for page in inside[:1]]
    return found


def pages(site: Path) -> list[str]:
    """Return one page of every kind in every language."""
    return [language + kind for language in LANGUAGES for kind in kinds(site)]
