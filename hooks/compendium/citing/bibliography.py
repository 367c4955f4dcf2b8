"""The bibliography of the whole site, and the files of each source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..chapters import read_chapters
from ..views import Views
from . import csl_json
from .item import Item
from .page import page_item, page_of
from .source import source_item
from .styles import FORMATS


def bibliography(views: Views, ending: str, root: str) -> str:
    """Return all sources and chapters as one .bib, .ris or .json text; `root` is the language's whole address.

    Raises KeyError for an ending that no format has.
    """
    form = {form.ending: form for form in FORMATS}[ending]
    items = [*_sources(views), *_chapters(views, root)]
    if form.ending == "json":
        return csl_json.texts(items, views)
    return "\n".join(form.text(item, views) for item in items)


def source_files(views: Views) -> Iterator[tuple[str, str]]:
    """Yield (path below the language's root, text) for each source in each format."""
    for item in _sources(views):
        for form in FORMATS:
            yield f"sources/{item.id}/cite.{form.ending}", form.text(item, views)


def write_source_files(views: Views, folder: Path) -> None:
    """Write the files of each source beside its page."""
    for path, text in source_files(views):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _sources(views: Views) -> list[Item]:
    return [source_item(views, entry.id) for entry in views.ordered("sources")]


def _chapters(views: Views, root: str) -> Iterator[Item]:
    for chapter in read_chapters(views.catalog.root.parent / "docs", [views.code], views.catalog.shelf):
        title = next((text for level, _, text, _ in chapter.headings if level == 1), "")
        path = f"{chapter.name.removesuffix('.md')}/"
        page = page_of(views, path, f"{root}{path}", title, chapter=True)
        if chapter.is_chapter and page:
            yield page_item(views, page)
