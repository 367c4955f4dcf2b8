"""The bibliography of the whole site, and the files of each source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compendium.core.borrowed import without_marks
from compendium.features.citations import csl_json
from compendium.features.citations.item import CitedWork
from compendium.features.citations.pages import cite_page, make_page
from compendium.features.citations.sources import cite_source
from compendium.features.citations.styles import FORMATS
from compendium.presentation.language import Language
from compendium.presentation.record_view import Views
from compendium.records.chapters import list_shown_chapters


def write_bibliography(views: Views, ending: str, root: str) -> str:
    """Return all sources and chapters as one .bib, .ris or .json text.

    `root` is the language's whole address. Raises KeyError for an ending that no format has.
    """
    language = views.language
    form = {form.ending: form for form in FORMATS}[ending]
    items = [*_list_sources(views), *_list_chapters(language, root)]
    if form.ending == "json":
        return csl_json.write_csl_list(items, language)
    return "\n".join(form.text(item, language) for item in items)


def list_source_files(views: Views) -> Iterator[tuple[str, str]]:
    """Yield (path below the language's root, text) for each source in each format."""
    for item in _list_sources(views):
        for form in FORMATS:
            yield f"sources/{item.id}/cite.{form.ending}", form.text(item, views.language)


def write_source_files(views: Views, folder: Path) -> None:
    """Write the files of each source beside its page."""
    for path, text in list_source_files(views):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(without_marks(text), encoding="utf-8")


def _list_sources(views: Views) -> list[CitedWork]:
    return [cite_source(views.language, entry.id) for entry in views.order.list_entries("sources")]


def _list_chapters(language: Language, root: str) -> Iterator[CitedWork]:
    for chapter in list_shown_chapters(language.catalog.root.parent / "docs", language.locale,
                                       language.catalog.cache):
        title = next((text for level, _, text, _ in chapter.headings if level == 1), "")
        path = f"{chapter.name.removesuffix('.md')}/"
        page = make_page(language, path, f"{root}{path}", title, chapter=True)
        if chapter.is_chapter and page:
            yield cite_page(language, page)
