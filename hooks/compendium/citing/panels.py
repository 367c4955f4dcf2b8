"""What the part "Cite this page" shows: texts to select, for people and for programs."""

from __future__ import annotations

from typing import Any

from ..views import Views
from .item import Item
from .marks import runs
from .page import Page, page_item
from .source import cited
from .styles import FORMATS, styles_for


def citing_view(views: Views, page: Page) -> dict[str, Any]:
    """Return the panels of a page: its own, and those of the sources behind a record.

    A panel is {"title", "styles", "formats", "files"}: our pages carry their formats as text, a source has files that all
    records share.
    """
    pages = [_panel(views, page_item(views, page), "")]
    sources = [source_panel(views, item) for item in cited(views, page.entry)] if page.entry else []
    return {"pages": pages, "sources": sources}


def source_panel(views: Views, item: Item) -> dict[str, Any]:
    """Return the panel of a source: its styles with the places cited, and the files for programs."""
    files = [{"title": form.title, "href": f"sources/{item.id}/cite.{form.ending}"} for form in FORMATS]
    source = views.short(views.catalog.entries[item.id])
    return {"title": source, "styles": _styles(views, item), "formats": [], "files": files}


def _panel(views: Views, item: Item, title: str) -> dict[str, Any]:
    formats = [{"title": form.title, "text": form.text(item, views).rstrip("\n"), "file": f"{item.id}.{form.ending}",
                "media": form.media} for form in FORMATS]
    return {"title": title, "styles": _styles(views, item), "formats": formats, "files": []}


def _styles(views: Views, item: Item) -> list[dict[str, Any]]:
    return [{"title": views.label(style.label), "iso": style.iso, "entry": runs(style.entry(item, views)),
             "mention": runs(style.mention(item, views)), "where": views.label(style.where)} for style in styles_for(views.code)]
