"""What the part "Cite this page" shows: texts to select, for people and for programs."""

from __future__ import annotations

from typing import Any

from compendium.features.citations.item import CitedWork
from compendium.features.citations.pages import Page, cite_page, make_page
from compendium.features.citations.rich_text import remove_marks, split_runs
from compendium.features.citations.sources import cite_instrument, cite_sources_of
from compendium.features.citations.styles import FORMATS, styles_for
from compendium.presentation.language import Language
from compendium.presentation.unbroken import is_written_in_han
from compendium.records.models import Instrument


def make_citing_view(language: Language, page: Page) -> dict[str, Any]:
    """Return the panels of a page: its own, and those of the sources behind a record.

    A panel is {"title", "styles", "formats", "files"}: our pages carry their formats as text, a source has
    files that all records share.
    """
    pages = [_make_panel(language, cite_page(language, page), "")]
    if page.entry and isinstance(page.entry.record, Instrument):
        pages.append(_make_panel(language, cite_instrument(language, page.entry, page.url),
                                 language.title(page.entry)))
    sources = [make_source_panel(language, item)
               for item in cite_sources_of(language, page.entry)] if page.entry else []
    return {"pages": pages, "sources": sources}


def write_data_citation(language: Language, root: str) -> str:
    """Return how all the data is cited, in the style that the language's readers expect first.

    `root` is the language's whole address.
    """
    page = make_page(language, "data/", f"{root}data/", language.label("cite.data"))
    assert page is not None
    return remove_marks(styles_for(language.code)[0].entry(cite_page(language, page), language))


def make_source_panel(language: Language, item: CitedWork) -> dict[str, Any]:
    """Return the panel of a source: its styles with the places cited, and the files for programs."""
    files = [{"title": form.title, "href": f"sources/{item.id}/cite.{form.ending}"} for form in FORMATS]
    source = language.short(language.catalog.entries[item.id])
    return {"title": source, "styles": _make_styles(language, item), "formats": [], "files": files}


def _make_panel(language: Language, item: CitedWork, title: str) -> dict[str, Any]:
    formats = [{"title": form.title, "text": form.text(item, language).rstrip("\n"),
                "file": f"{item.id}.{form.ending}",
                "media": form.media} for form in FORMATS]
    return {"title": title, "styles": _make_styles(language, item), "formats": formats, "files": []}


def _make_styles(language: Language, item: CitedWork) -> list[dict[str, Any]]:
    chinese = language.catalog.locales.get("zh")
    tongue = chinese.tag if chinese and not is_written_in_han(language) else ""
    return [{"title": language.label(style.label), "iso": style.iso,
             "entry": split_runs(style.entry(item, language), tongue),
             "mention": split_runs(style.mention(item, language), tongue),
             "where": language.label(style.where)}
            for style in styles_for(language.code)]
