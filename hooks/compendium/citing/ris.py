"""RIS, as Zotero, EndNote and Mendeley read it."""

from __future__ import annotations

from collections.abc import Iterator

from ..wording import Wording
from .item import HAN, Creator, Item, said

_KINDS = {"article": "JOUR", "entry": "ENCYC", "dataset": "DATA", "treaty": "STAT"}


def text(item: Item, views: Wording) -> str:
    """Return one record, ended by a line break."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in [("TY", _KINDS[item.kind]), *_fields(item, views)] if value]
    return "\n".join([*lines, "ER  - "]) + "\n"


def _fields(item: Item, views: Wording) -> Iterator[tuple[str, str]]:
    code = views.code
    first, _, last = item.pages.partition("-")
    yield from (("AU", name(creator, code)) for creator in item.creators)
    yield "TI", item.own_title
    yield "TT", item.translation(code)
    yield "T2", said(item.container, code) if item.container else ""
    yield "VL", item.volume
    yield "IS", item.issue
    yield "SP", first
    yield "EP", last
    yield "PY", item.year
    yield "DA", _date(item)
    yield "ET", item.edition
    yield "CY", said(item.place, code) if item.place else ""
    yield "SN", item.issn
    yield "LA", views.catalog.locales[item.language].tag
    yield "UR", item.url


def name(creator: Creator, code: str) -> str:
    """Return a name as "family, given"; a body ends in a comma, or it would be split, and a Chinese name stays one."""
    whole = said(creator.name, code)
    if creator.corporate:
        return f"{whole},"
    return whole if HAN.search(whole) else f"{said(creator.family, code)}, {said(creator.given, code)}"


def _date(item: Item) -> str:
    """Return year/month/day/ with the parts that are not known left empty."""
    point = item.date.start if item.year and item.date else None
    if point is None:
        return ""
    month = f"{point.month:02}" if point.month else ""
    return f"{point.year}/{month}/{f'{point.day:02}' if point.day else ''}/"
