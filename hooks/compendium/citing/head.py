"""What a page's head tells reference managers, search engines and those who share it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..models import Instrument
from ..views import Views
from ..wording import html_date
from .item import Creator, Item
from .linked import graph
from .page import Page, page_item
from .ris import name as inverted

# Zotero's kind of item, by dataset and by kind of page; whatever is not named is an entry of a reference work.
_ITEM_TYPES = {"instruments": "statute", "figures": "dataset", "glossary": "dictionaryEntry", "index": "dataset",
               "timeline": "webpage"}
_ENTRY = "encyclopediaArticle"
Pair = tuple[str, str]


def head(views: Views, page: Page) -> dict[str, Any]:
    """Return {"meta": names and contents, "social": properties and contents, "linked": JSON-LD}.

    A page that only leads on has nothing for reference managers.
    """
    return {
        "meta": list(_meta(views, page)) if page.citable else [],
        "social": list(_social(views, page)),
        "linked": _script(graph(views, page)) if page.citable else "",
    }


def _meta(views: Views, page: Page) -> Iterator[Pair]:
    item = _item(views, page)
    authors = [inverted(creator, views.code) for creator in item.creators]
    date = html_date(item.date)
    yield "z:itemType", item_type(page)
    yield "citation_title", item.own_title
    yield from (("citation_author", author) for author in authors)
    yield "citation_language", views.locale.tag
    yield "citation_public_url", page.url
    yield "DC.title", item.own_title
    yield from (("DC.creator", author) for author in authors)
    yield "DC.publisher", views.label("site.name")
    yield "DC.language", views.locale.tag
    yield "DC.identifier", page.url
    yield "DC.rights", views.label("site.copyright")
    if date:
        yield "citation_publication_date", date
        yield "DC.date", date
    if item.edition:
        yield "bibo:edition", item.edition


def item_type(page: Page) -> str:
    """Return what Zotero should save the page as."""
    return _ITEM_TYPES.get(page.kind) or _ITEM_TYPES.get(page.dataset, _ENTRY)


def _item(views: Views, page: Page) -> Item:
    """Return what the head describes: an instrument itself, with its parties and its date, else the page."""
    record = page.entry.record if page.entry else None
    if not isinstance(record, Instrument):
        return page_item(views, page)
    parties = tuple(Creator(name={views.code: views.title(views.catalog.entries[party])}) for party in record.parties)
    return Item(id=page.name, kind="treaty", language=views.code, title={views.code: page.title}, creators=parties,
                date=record.date, url=page.url)


def _social(views: Views, page: Page) -> Iterator[Pair]:
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:url", page.url
    yield "og:type", "website" if page.kind == "home" else "article"
    yield "og:site_name", views.label("site.name")
    yield "og:image", f"{page.root}assets/sharing.{views.code}.png"
    yield "og:image:width", "1200"
    yield "og:image:height", "630"
    yield "og:image:alt", views.label("sharing.alternative")
    for code in sorted(views.catalog.locales, key=lambda code: code != views.code):
        property_ = "og:locale" if code == views.code else "og:locale:alternate"
        yield property_, views.catalog.labels["cite.locale"][code]


def _script(value: dict[str, Any]) -> str:
    """Return JSON that no text in it can break out of its script element with."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


