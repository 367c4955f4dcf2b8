"""What stands for all that a record or a page says in one language, so that a change of any word is seen."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from typing import Any

from pydantic import BaseModel

from compendium.core.borrowed import LENDER
from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Text
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import Chapter, read_chapter, read_chapters

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_value(value: Any) -> str:
    """Return twelve hexadecimal digits that stand for a JSON value."""
    return hashlib.sha256(_JSON.encode(value).encode()).hexdigest()[:12]


def hash_record(entry: Entry, language: str) -> str:
    """Return what stands for all that a record says in a language, its sources and prose included."""
    if language not in entry.hashes:
        entry.hashes[language] = _hash_model(entry.record, language)
    return entry.hashes[language]


def list_pages(catalog: Catalog, languages: Collection[str]) -> dict[str, dict[str, str]]:
    """Return authored pages, charts and maps by their place in the site, each with a hash by language."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for chapter in read_chapters(catalog.root.parent / "docs", list(languages), catalog.cache):
        found[chapter.name.removesuffix(".md")][chapter.locale] = _hash_chapter(chapter)
    for name in (*(f"charts/{name}" for name in catalog.charts), *(f"maps/{name}" for name in catalog.maps)):
        found[name] = {code: hash_page(catalog, name, code) for code in languages}
    return dict(sorted(found.items()))


def hash_page(catalog: Catalog, path: str, language: str) -> str:
    """Return what stands for all that the author of a page wrote, or of a chart or map defined."""
    kind, _, name = path.partition("/")
    drawn = catalog.charts.get(name) if kind == "charts" else catalog.maps.get(name)
    return _hash_model(drawn, language) if drawn else _hash_chapter(find_chapter(catalog, path, language))


def has_page_today(catalog: Catalog, path: str) -> bool:
    """Return whether there is still a chapter, a chart or a map at a place in the site."""
    kind, _, name = path.rpartition("/")
    if kind:
        return name in (*catalog.charts, *catalog.maps, *catalog.broken)
    return (catalog.root.parent / "docs" / LENDER / f"{path}.md").is_file()


def find_chapter(catalog: Catalog, name: str, language: str) -> Chapter:
    """Return an authored page as readers of a language see it, which may be the one of another language."""
    docs = catalog.root.parent / "docs"
    own = language if (docs / language / f"{name}.md").is_file() else LENDER
    return read_chapter(docs, own, f"{name}.md", catalog.cache)


def _hash_chapter(chapter: Chapter) -> str:
    # Empty lines do not count.
    return hash_value([chapter.front, [block.text for block in chapter.blocks]])


def _hash_model(model: BaseModel, language: str) -> str:
    # A field that was renamed goes by the name that editions know, as a key and where a source is said to
    # print it.
    plain = model.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    renamed = {spec.name: spec.published for spec in _list_renamed(type(model))}
    return hash_value(_keep_language(plain, language, renamed))


@cache
def _list_renamed(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """Return the fields of a model, and of the parts inside it, that were published under another name."""
    inside = (_list_renamed(spec.kind) for spec in known_specs(model) if spec.nested)
    own = tuple(spec for spec in known_specs(model) if spec.published != spec.name)
    return own + tuple(spec for specs in inside for spec in specs)


def _keep_language(value: Any, language: str, renamed: dict[str, str], printed: bool = False) -> Any:
    """Return JSON data with only one language of what is said in several, its fields by published names."""
    if isinstance(value, dict):
        return {renamed.get(key, key) if printed else key:
                _keep_language(item, language, renamed, printed or key in ("printed", "rendered"))
                for key, item in value.items() if key == language or key not in Text.model_fields}
    return ([_keep_language(item, language, renamed) for item in value]
            if isinstance(value, list) else value)
