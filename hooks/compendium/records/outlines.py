"""Labels for the parts of a source, in one language."""

from __future__ import annotations

import re

from compendium.records.catalog import Catalog
from compendium.records.models.outline import SourcePart


def label_part(catalog: Catalog, source: str, name: str, locale: str) -> str:
    """Return where a part of a source is, such as "section 1.1, para. 2" or "一（一）第2段"."""
    outline = catalog.outlines[source]
    unit = outline[name]
    own = _label_itself(catalog, unit, locale)
    parent = find_parent(outline, name)
    if unit.kind in ("paragraph", "row", "caption", "note") and parent:
        pattern = catalog.labels["locator.join"][locale]
        return pattern.format(parent=_label_itself(catalog, outline[parent], locale), part=own)
    return own


def find_parent(outline: dict[str, SourcePart], name: str) -> str | None:
    """Return the nearest part that `name` lies in: the longest prefix that is a part itself."""
    while "-" in name:
        name = name.rpartition("-")[0]
        if name in outline:
            return name
    return None


def _label_itself(catalog: Catalog, unit: SourcePart, locale: str) -> str:
    pattern = catalog.vocabulary["unit-kinds"][unit.kind][locale]
    if "{n}" not in pattern:
        return pattern
    if unit.kind == "section" and not unit.number and unit.title:
        return (unit.title[locale] if unit.id == "0"
                else catalog.locales[locale].quotes.format(text=unit.title[locale]))
    return pattern.format(n=_write_number(unit, locale))


def _write_number(unit: SourcePart, locale: str) -> str:
    """Return a part's number, as printed in Chinese and in Arabic figures elsewhere.

    A row may have a heading.
    """
    if unit.kind == "paragraph":
        return unit.id.rpartition("-p")[2]
    if unit.kind == "footnote":
        match = re.fullmatch(r"fn-(?:p(\d+)-)?0*(\d+)", unit.id)
        return ".".join(part for part in match.groups() if part) if match else unit.number or unit.id
    if unit.kind == "row":
        return f"“{unit.title[locale]}”" if unit.title else str(int(unit.id.rpartition("-")[2]))
    if unit.number and locale == "zh":
        return unit.number
    return unit.id.replace("-", ".").lstrip("t")
