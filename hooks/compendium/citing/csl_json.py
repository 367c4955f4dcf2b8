"""CSL-JSON, as citation processors read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..wording import Wording
from .item import Creator, Item, said

_KINDS = {"article": "article-journal", "entry": "entry-encyclopedia", "dataset": "dataset", "treaty": "treaty"}


def text(item: Item, views: Wording) -> str:
    """Return a list of one item as compact JSON."""
    return texts([item], views)


def texts(items: Iterable[Item], views: Wording) -> str:
    """Return items as one list."""
    return json.dumps([data(item, views) for item in items], ensure_ascii=False, separators=(",", ":"))


def data(item: Item, views: Wording) -> dict[str, Any]:
    """Return an item as plain data."""
    code, translation = views.code, item.translation(views.code)
    title = views.label("citing.translated", title=item.own_title, translation=translation) if translation else item.own_title
    found = {
        "id": item.id, "type": _KINDS[item.kind], "title": title,
        "author": [_name(creator, code) for creator in item.creators],
        "container-title": said(item.container, code) if item.container else "",
        "volume": item.volume, "issue": item.issue, "page": item.pages, "ISSN": item.issn,
        "version" if item.kind == "dataset" else "edition": item.edition, "issued": _date(item),
        "publisher-place": said(item.place, code) if item.place else "",
        "language": views.catalog.locales[item.language].tag, "URL": item.url,
    }
    return {key: value for key, value in found.items() if value}


def _name(creator: Creator, code: str) -> dict[str, str]:
    if creator.corporate:
        return {"literal": said(creator.name, code)}
    return {"family": said(creator.family, code), "given": said(creator.given, code)}


def _date(item: Item) -> dict[str, Any] | None:
    point = item.date.start if item.year and item.date else None
    if point is None:
        return None
    return {"date-parts": [[int(part) for part in (point.year, point.month, point.day) if part]]}
