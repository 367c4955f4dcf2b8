"""CSL-JSON, as citation processors read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from compendium.features.citations.item import CitedWork, Creator, choose_words
from compendium.features.citations.keys import make_key
from compendium.presentation.language import Language

_KINDS = {"article": "article-journal", "entry": "entry-encyclopedia", "dataset": "dataset",
          "treaty": "treaty"}


def write_csl(item: CitedWork, language: Language) -> str:
    """Return a list of one item as compact JSON."""
    return write_csl_list([item], language)


def write_csl_list(items: Iterable[CitedWork], language: Language) -> str:
    """Return items as one list."""
    return json.dumps([make_csl(item, language) for item in items], ensure_ascii=False, separators=(",", ":"))


def make_csl(item: CitedWork, language: Language) -> dict[str, Any]:
    """Return an item as plain data."""
    code, translation = language.code, item.translation(language.code)
    title = language.label("citing.translated", title=item.own_title,
                        translation=translation) if translation else item.own_title
    found = {
        "id": make_key(item, language), "type": _KINDS[item.kind], "title": title,
        "author": [_make_name(creator, code) for creator in item.creators],
        "container-title": choose_words(item.container, code) if item.container else "",
        "volume": item.volume, "issue": item.issue, "page": item.pages, "ISSN": item.issn,
        "version" if item.kind == "dataset" else "edition": item.edition, "issued": _make_date(item),
        "publisher-place": choose_words(item.place, code) if item.place else "",
        "language": language.catalog.locales[item.language].tag, "URL": item.url,
    }
    return {key: value for key, value in found.items() if value}


def _make_name(creator: Creator, code: str) -> dict[str, str]:
    if creator.corporate:
        return {"literal": choose_words(creator.name, code)}
    return {"family": choose_words(creator.family, code), "given": choose_words(creator.given, code)}


def _make_date(item: CitedWork) -> dict[str, Any] | None:
    point = item.date.start if item.year and item.date else None
    if point is None:
        return None
    return {"date-parts": [[int(part) for part in (point.year, point.month, point.day) if part]]}
