"""The catalog's words in one language: labels, terms, dates, quantities, links and citations.

An item is {"text", "href"?, "datetime"?}: an address is relative to the language's own root.
"""

from __future__ import annotations

from typing import Any

from .catalog import Catalog, Entry
from .edtf import Edtf
from .fields import Quantity, Statement, Text
from .outlines import unit_label

Item = dict[str, Any]


# A list of more items than these is folded together.
LONG = 8


def listed(items: list[Item]) -> dict[str, Any]:
    """Return items as a list that templates fold together if it is long: {"values", "size", "long"}."""
    return {"values": items, "size": len(items), "long": len(items) > LONG}


class Wording:
    """What one language calls things and where they are."""

    def __init__(self, catalog: Catalog, locale: str) -> None:
        self.catalog = catalog
        self.locale = catalog.locales[locale]
        self.code = locale

    def label(self, key: str, **values: object) -> str:
        """Return an interface text, with {placeholders} filled in; raise KeyError if it is not in labels.yml."""
        text = self.catalog.labels[key][self.code]
        return text.format(**values) if values else text

    def field_label(self, dataset: str, name: str) -> str:
        """Return a field's name, the dataset's own where it has one."""
        own = f"field.{dataset}.{name}"
        return self.label(own if own in self.catalog.labels else f"field.{name}")

    def term(self, vocabulary: str, value: str) -> str:
        """Return a controlled term in words."""
        return self.catalog.vocabulary[vocabulary][value][self.code]

    def title(self, entry: Entry) -> str:
        """Return a record's title."""
        return entry.record.title[self.code]

    def short(self, entry: Entry) -> str:
        """Return a record's short name where it has one, else its title."""
        title = entry.record.title
        return title.short[self.code] if title.short else title[self.code]

    def address(self, name: str) -> str:
        """Return where a record, or an observation inside a record, is shown."""
        if name in self.catalog.observations:
            return f"{self.address(self.catalog.observations[name][0].id)}#{name}"
        entry = self.catalog.entries[name]
        return f"{entry.dataset.name}/{entry.id}/"

    def link(self, name: str, text: str = "") -> Item:
        """Return an item that leads to a record."""
        entry = self.catalog.entries[name]
        return {"id": name, "text": text or self.short(entry), "href": self.address(name), "dataset": entry.dataset.name}

    def date(self, value: Edtf | None, words: Text | None = None) -> Item:
        """Return a date as an item, with the machine form where HTML has one."""
        text = words[self.code] if words else self.locale.date(value)
        return {"text": text, "datetime": html_date(value), "edtf": str(value) if value else ""}

    def quantity(self, quantity: Quantity, unit: str) -> str:
        """Return a quantity in words: unit, number words and qualifier in the language's way."""
        qualifier = self.term("qualifiers", quantity.qualifier) if quantity.qualifier else None
        return self.locale.quantity(quantity, self.term("units", unit), qualifier)

    def citation(self, source: str, at: str) -> Item:
        """Return an item that leads to a part of a source."""
        label = unit_label(self.catalog, source, at, self.code)
        name = self.short(self.catalog.entries[source])
        return {"text": self.label("citation.short", source=name, part=label), "part": label, "source": name,
                "href": f"sources/{source}/#{at}"}

    def statement(self, statement: Statement, dataset: str) -> dict[str, Any]:
        """Return one source's statement with the printed words by field."""
        printed = [{"label": self.field_label(dataset, name), "text": text, "name": name}
                   for name, text in statement.printed.items()]
        note = statement.note[self.code] if statement.note else ""
        return {**self.citation(statement.source, statement.at), "printed": printed, "note": note,
                "lang": self.catalog.locales["zh"].tag}


def html_date(value: Edtf | None) -> str:
    """Return the form that HTML's time element takes, or nothing for other dates."""
    point = value.start if value and not value.interval else None
    if point is None or point.quarter or "X" in point.year or point.year.startswith("-"):
        return ""
    parts = [point.year, f"{point.month:02}" if point.month else "", f"{point.day:02}" if point.day else ""]
    return "-".join(part for part in parts if part)

def clip(text: str, limit: int = 155) -> str:
    """Return a text cut at a word for a page's description."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2:] else cut).rstrip(",;:、，；：") + "…"
