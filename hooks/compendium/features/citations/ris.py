"""RIS, as Zotero, EndNote and Mendeley read it."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.features.citations.item import HAN, CitedWork, Creator, choose_words
from compendium.features.citations.keys import make_key
from compendium.presentation.language import Language

_KINDS = {"article": "JOUR", "entry": "ENCYC", "dataset": "DATA", "treaty": "STAT"}


def write_ris(item: CitedWork, language: Language) -> str:
    """Return one record, ended by a line break."""
    lines = [f"{tag}  - {' '.join(value.split())}"
             for tag, value in [("TY", _KINDS[item.kind]), *_list_fields(item, language)] if value]
    return "\n".join([*lines, "ER  - "]) + "\n"


def _list_fields(item: CitedWork, language: Language) -> Iterator[tuple[str, str]]:
    code = language.code
    first, _, last = item.pages.partition("-")
    yield "ID", make_key(item, language)
    yield from (("AU", write_name(creator, code)) for creator in item.creators)
    yield "TI", item.own_title
    yield "TT", item.translation(code)
    yield "T2", choose_words(item.container, code) if item.container else ""
    yield "VL", item.volume
    yield "IS", item.issue
    yield "SP", first
    yield "EP", last
    yield "PY", item.year
    yield "DA", _write_date(item)
    yield "ET", item.version
    yield "CY", choose_words(item.place, code) if item.place else ""
    yield "SN", item.issn
    yield "LA", language.catalog.locales[item.language].tag
    yield "UR", item.url


def write_name(creator: Creator, code: str) -> str:
    """Return a name as "family, given".

    A body ends in a comma, or it would be split, and a Chinese name stays one.
    """
    whole = choose_words(creator.name, code)
    if creator.corporate:
        return f"{whole},"
    return (whole if HAN.search(whole)
            else f"{choose_words(creator.family, code)}, {choose_words(creator.given, code)}")


def _write_date(item: CitedWork) -> str:
    """Return year/month/day/ with the parts that are not known left empty."""
    point = item.date.start if item.year and item.date else None
    if point is None:
        return ""
    month = f"{point.month:02}" if point.month else ""
    return f"{point.year}/{month}/{f'{point.day:02}' if point.day else ''}/"
