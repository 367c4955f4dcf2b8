"""Every file of data and chapters stands where it is read, and the settings of each language can be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from compendium.core.problems import Problem, suggest_nearest
from compendium.core.yaml_loader import parse_yaml
from compendium.records.catalog import Catalog
from compendium.records.datasets import DATASETS

_LISTS = ("charts", "maps", "corrections", "withdrawn", "queries", "snippets")
_SETTINGS = ("vocabulary", "labels", "fields", "floors", "exceptions", "search", "locales", "periods",
             "reading", "style")
# Folders whose files are named as what they are about.
_FOLDERS = {"outlines": ".yml", "editions": ".json", "geo": ".geojson", "quality": ".json"}


def check(catalog: Catalog, docs: Path) -> Iterator[Problem]:
    """Yield a fault for each file that nothing reads, each source without an outline, and each broken
    setting.
    """
    root = docs.parent
    for top in (catalog.root, docs):
        for path in _check_linked(top):
            message = "is a link that leads to a folder or nowhere; put the files themselves here."
            yield Problem(_check_shown(root, path), 1, "", "", message, alone=True)
    yield from _check_stray_data(catalog.root, root)
    yield from _check_stray_chapters(catalog, docs)
    yield from _check_outlines(catalog)
    for name in _check_settings_files(catalog):
        yield from _check_settings(catalog, root / name, name)


def _check_shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _check_linked(top: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(top):
        for path in (Path(folder) / name for name in (*folders, *names)):
            if path.is_symlink() and not path.is_file():
                yield path


def _check_stray_data(data: Path, root: Path) -> Iterator[Problem]:
    """A file whose name is that of no dataset and no list is read by nobody, however right it is."""
    own = [*(dataset.name for dataset in DATASETS), *_LISTS]
    known = {f"{name}.yml" for name in (*own, *_SETTINGS)} | {"seal.json"}
    known |= {f"words/{dataset.name}.yml" for dataset in DATASETS}
    for path in sorted(data.rglob("*")):
        inside = path.relative_to(data)
        if path.is_dir() or any(part.startswith(".") for part in inside.parts) or inside.as_posix() in known:
            continue
        folder = inside.parts[0]
        if len(inside.parts) == 2 and (path.suffix == ".yml"
                                       if folder in own else path.suffix == _FOLDERS.get(folder)):
            continue
        meant = (f"data/{folder}/{path.stem}{_FOLDERS.get(folder, '.yml')}"
                 if folder in own or folder in _FOLDERS
                 else _find_meant(inside, known))
        hint = f" Did you mean '{meant}'?" if meant else ""
        yield Problem(_check_shown(root, path), 1, "", "",
                      f"belongs to no dataset, so nothing reads it.{hint}")


def _find_meant(inside: Path, known: set[str]) -> str:
    first = inside.parts[0].partition(".")[0]
    guess = suggest_nearest(inside.as_posix() if first == "words" else f"{first}.yml", known)
    return f"data/{guess.split(chr(39))[1]}" if guess else ""


def _check_stray_chapters(catalog: Catalog, docs: Path) -> Iterator[Problem]:
    """Chapters are docs/<language>/*.md.

    MkDocs would take other endings for pages, and the checks would not.
    """
    codes = list(catalog.locales)
    for path in sorted(docs.rglob("*")):
        inside = path.relative_to(docs)
        if path.is_dir() or any(part.startswith(".") for part in inside.parts):
            continue
        if codes and inside.parts[0] not in codes:
            folders = ", ".join(f"docs/{code}" for code in codes)
            message = (f"stands in no language's folder.{suggest_nearest(inside.parts[0], codes)} Put it "
                       f"into one of: {folders}.")
            yield Problem(_check_shown(docs.parent, path), 1, "", "", message)
        elif path.suffix.lower() in (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".txt",
                                     "") and path.suffix != ".md":
            yield Problem(_check_shown(docs.parent, path), 1, "", "",
                          f"is no chapter; name it {path.stem}.md.")


def _check_outlines(catalog: Catalog) -> Iterator[Problem]:
    """Without an outline any place in a source would pass, and no page could name it."""
    sources = {entry.id: entry for entry in catalog.of("sources")}
    spare = [name for name in catalog.outlines if name not in sources and name not in catalog.broken]
    for name, entry in sources.items():
        if name not in catalog.outlines:
            meant = get_close_matches(name, spare, n=1)
            spare = [other for other in spare if other not in meant]
            hint = f"rename data/outlines/{meant[0]}.yml to" if meant else "write"
            yield entry.problem(("id",),
                                f"has no outline, so none of its places can be cited; {hint} "
                                f"data/outlines/{name}.yml.")
    for name in spare:
        yield Problem(f"data/outlines/{name}.yml", 1, "", "",
                      f"is the outline of no source.{suggest_nearest(name, sources)}")


def _check_settings_files(catalog: Catalog) -> list[str]:
    return [f"mkdocs.{locale.code}.yml" if locale.path else "mkdocs.yml"
            for locale in catalog.locales.values()]


def _check_settings(catalog: Catalog, path: Path, name: str) -> Iterator[Problem]:
    """Yield what keeps MkDocs from reading its settings, and what the project needs of them."""
    if not path.is_file():
        yield Problem(name, 1, "", "", "is missing; each language has settings of its own.", alone=True)
        return
    document = catalog.cache.content(path, partial(parse_yaml, shown_as=name, plain=False), "settings")
    yield from (*document.problems, *document.style)
    if document.problems:
        return
    settings: dict[str, Any] = document.value if isinstance(document.value, dict) else {}
    folder = settings.get("docs_dir")
    if isinstance(folder, str) and not (path.parent / folder).is_dir():
        yield Problem(name, document.line(("docs_dir",)), "docs_dir", "",
                      f"{folder} is no folder; the chapters of the language stand there.")
    needed = ("nav", "plugins", "hooks", "theme") if name == "mkdocs.yml" else ("INHERIT",)
    for key in ("docs_dir", *needed):
        if key not in settings:
            yield Problem(name, 1, key, "", f"is missing.{suggest_nearest(key, settings)}")
    if name != "mkdocs.yml" and "nav" in settings:
        yield Problem(name, document.line(("nav",)), "nav", "",
                      "stands in mkdocs.yml for every language; delete it here.")
    elif not isinstance(settings.get("nav", []), list):
        yield Problem(name, document.line(("nav",)), "nav", "",
                      "must be a list of pages; begin each line below it with '- '.")
