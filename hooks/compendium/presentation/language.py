"""The catalog's words in one language: labels, terms, dates, quantities, links and citations.

An item is {"text", "href"?, "datetime"?}: an address is relative to the language's own root.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from compendium.core.borrowed import LENDER
from compendium.core.edtf import Edtf
from compendium.core.fields import Quantity, Statement, Text
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import read_section_titles
from compendium.records.outlines import label_part

Item = dict[str, Any]
# One text in several languages, by language code.
Words = Mapping[str, str]
_CYRILLIC = re.compile(r"[А-яЁё]{3}")
# Where a text may be cut.
_PAUSE = re.compile(r"[\s，。；：！？]")


# A list of more items than these is folded together.
LONG = 8


def fold_list(items: list[Item]) -> dict[str, Any]:
    """Return items as a list that templates fold together if it is long: {"values", "size", "long"}."""
    return {"values": items, "size": len(items), "long": len(items) > LONG}


class Language:
    """What one language calls things and where they are."""

    def __init__(self, catalog: Catalog, locale: str) -> None:
        self.catalog = catalog
        self.locale = catalog.locales[locale]
        self.code = locale

    def label(self, key: str, **values: object) -> str:
        """Return an interface text, with {placeholders} filled in; raise KeyError if there is none.

        `count` chooses the form of the words: 1 record, 3 records.
        """
        label, count = self.catalog.labels[key], values.get("count")
        text = label[self.code]
        if isinstance(count, int):
            own = label.forms(self.code)
            plural = (self.locale if own else self.catalog.locales[LENDER]).plural(count)
            text = (own or label.lent()).form(plural)
        return text.format(**values) if values else text

    def forms(self, key: str) -> str | dict[str, str]:
        """Return an interface text for scripts.

        As a text, or by the plural forms among which Intl.PluralRules chooses.
        """
        forms = self.catalog.labels[key].forms(self.code)
        found = dict(forms.items()) if forms else {}
        return found if len(found) > 1 else self.label(key)

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
        """Return where a record, or an observation or a variant inside a record, is shown."""
        if name in self.catalog.observations:
            return f"{self.address(self.catalog.observations[name][0].id)}#{name}"
        if name in self.catalog.variants:
            return f"{self.address(self.catalog.variants[name][0].id)}#{name}"
        entry = self.catalog.entries[name]
        return f"{entry.dataset.name}/{entry.id}/"

    def link(self, name: str, text: str = "") -> Item:
        """Return an item that leads to a record."""
        entry = self.catalog.entries[name]
        return {"id": name, "text": text or self.short(entry), "href": self.address(name),
                "dataset": entry.dataset.name}

    def section(self, name: str) -> Item:
        """Return an item that leads to a section of a chapter, such as `water#allocation`, by its heading."""
        docs = self.catalog.root.parent / "docs"
        chapter, text = read_section_titles(docs, self.code, name, self.catalog.cache)
        return {"text": text, "href": name.replace("#", "/#"), "chapter": chapter}

    def date(self, value: Edtf | None, words: Text | None = None) -> Item:
        """Return a date as an item, with the machine form where HTML has one."""
        text = words[self.code] if words else self.locale.date(value)
        return {"text": text, "datetime": format_html_date(value), "edtf": str(value) if value else ""}

    def quantity(self, quantity: Quantity, unit: str) -> str:
        """Return a quantity in words: unit, number words and qualifier in the language's way."""
        if quantity.words is not None:
            return quantity.words[self.code]
        qualifier = self.term("qualifiers", quantity.qualifier) if quantity.qualifier else None
        return self.locale.quantity(quantity, self.term("units", unit), qualifier)

    def citation(self, source: str, at: str) -> Item:
        """Return an item that leads to a part of a source."""
        label = label_part(self.catalog, source, at, self.code)
        name = self.short(self.catalog.entries[source])
        return {"text": self.label("citation.short", source=name, part=label), "part": label, "source": name,
                "href": f"sources/{source}/#{at}"}

    def statement(self, statement: Statement, dataset: str) -> dict[str, Any]:
        """Return one source's statement with the printed words by field."""
        rendered = statement.rendered.get(self.code, {})
        printed = [{"label": self.field_label(dataset, name), "text": text, "name": name,
                    "rendered": rendered.get(name, ""),
                    "lang": self._find_printed_tag(statement.source, text)}
                   for name, text in statement.printed.items()]
        note = statement.note[self.code] if statement.note else ""
        return {**self.citation(statement.source, statement.at), "printed": group_by_label(printed),
                "note": note}

    def _find_printed_tag(self, source: str, text: str) -> str:
        """Return the tag of the language that a source prints.

        Words in Cyrillic letters are Russian in any source.
        """
        code = "ru" if _CYRILLIC.search(text) else self.catalog.entries[source].own.language
        return self.catalog.locales[code].tag if code in self.catalog.locales else code


def group_by_label(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Return labelled items as {"label", "values"}, each label once, in the order of its first item."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item["label"], []).append(item)
    return [{"label": label, "values": own} for label, own in found.items()]


def format_html_date(value: Edtf | None) -> str:
    """Return the form that HTML's time element takes, or nothing for other dates."""
    point = value.start if value and not value.interval else None
    if point is None or point.quarter or "X" in point.year or point.before_christ:
        return ""
    parts = [point.year, f"{point.month:02}" if point.month else "", f"{point.day:02}" if point.day else ""]
    return "-".join(part for part in parts if part)


def describe_page(language: Language, text: str) -> str:
    """Return a page's description: cut at a word, and one that says too little with where it is from."""
    if len(text) < 50:
        text = language.label("page.described", text=text, site=language.label("site.name"))
    return clip_text(text)


def clip_text(text: str, limit: int = 155) -> str:
    """Return a text cut at a word, or where no blanks part words at a clause, for a page's description."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    ends = [match.start() for match in _PAUSE.finditer(cut, limit // 2)]
    return (cut[:ends[-1]] if ends else cut).rstrip(",;:、，；：") + "…"
