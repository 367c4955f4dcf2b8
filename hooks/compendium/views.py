"""Records as plain dicts in one language: what templates, exports and the search index are given.

An item is {"text", "href"?, "datetime"?}: an address is relative to the language's own root.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from .catalog import Catalog, Entry
from .edtf import Edtf
from .fields import FieldSpec, Prose, Quantity, Statement, Text, Title
from .models import Discrepancy, Figure, Record
from .outlines import unit_label
from .walking import known_specs

Item = dict[str, Any]
# Shown by the page's own parts rather than as facts.
_FRAME = frozenset({"id", "title", "related", "sources", "unknown", "derived", "date_words", "readings", "observations",
                    "outcomes", "roles", "preferred", "see", "indicator", "family", "given", "holders"})


class Views:
    """Everything about the catalog in one language."""

    def __init__(self, catalog: Catalog, locale: str) -> None:
        self.catalog = catalog
        self.locale = catalog.locales[locale]
        self.code = locale
        self._records: dict[str, dict[str, Any]] = {}

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

    def record(self, entry: Entry) -> dict[str, Any]:
        """Return all that the record's page shows."""
        if entry.id not in self._records:
            self._records[entry.id] = self._record(entry)
        return self._records[entry.id]

    def _record(self, entry: Entry) -> dict[str, Any]:
        record, dataset = entry.record, entry.dataset.name
        other = [text for code, text in record.title.items() if code != self.code and code in self.catalog.locales]
        return {
            "id": entry.id,
            "dataset": dataset,
            "dataset_title": self.label(f"dataset.{dataset}"),
            "dataset_href": f"{dataset}/",
            "href": self.address(entry.id),
            "title": record.title[self.code],
            "other_titles": other,
            "other_tags": [locale.tag for code, locale in self.catalog.locales.items() if code != self.code],
            "names": self.names(record.title),
            "facts": self.facts(record, dataset),
            "prose": self.prose(record, dataset),
            "parts": self.parts(record, dataset),
            "disputes": [self.link(item.id, self.title(item)) for item in self.catalog.disputes.get(entry.id, [])],
            "groups": self.groups(entry),
            "sources": [self.statement(statement, dataset) for statement in record.sources],
            "derived": [{"label": self.field_label(dataset, item.field.split(".")[0]), "text": item.how[self.code]}
                        for item in record.derived],
            **self.neighbours(entry),
        }

    def outline(self, source: str) -> list[dict[str, Any]]:
        """Return every part of a source: its label, its heading and the records that cite it."""
        found = []
        for unit in self.catalog.outlines[source].values():
            cited = self.catalog.citations.get((source, unit.id), [])
            found.append({
                "id": unit.id, "kind": unit.kind, "label": unit_label(self.catalog, source, unit.id, self.code),
                "title": unit.title[self.code] if unit.title else "",
                "omitted": unit.omitted[self.code] if unit.omitted else "",
                "records": [self.link(entry.id, self.title(entry)) for entry in cited],
            })
        return found

    def names(self, title: Title) -> list[Item]:
        """Return the other forms of a name, each with what it is."""
        forms = [{"label": self.label(f"language.{code}"), "text": text, "lang": code}
                 for code, text in title.items() if code not in self.catalog.locales]
        if title.pinyin:
            forms.append({"label": self.label("language.pinyin"), "text": title.pinyin, "lang": "zh-Latn-pinyin"})
        return forms + [{"label": self.label("field.also"), "text": text, "lang": ""} for text in title.also]

    def facts(self, model: BaseModel, dataset: str) -> list[dict[str, Any]]:
        """Return the short fields of a record or of a part of one, in order: label and items."""
        unknown = getattr(model, "unknown", ())
        found = []
        for spec in known_specs(type(model)):
            if spec.name in _FRAME or issubclass(spec.kind, Prose) or spec.name == "themes":
                continue
            items = self.items(model, spec)
            if spec.name in unknown:
                items = [{"text": self.label("value.unknown")}]
            if items:
                found.append({"name": spec.name, "label": self.field_label(dataset, spec.name), "values": items})
        if isinstance(model, Record):
            themes = [{"text": self.term("themes", theme), "href": f"themes/{theme}/"} for theme in model.themes]
            found.append({"name": "themes", "label": self.field_label(dataset, "themes"), "values": themes})
        return found

    def items(self, model: BaseModel, spec: FieldSpec) -> list[Item]:
        """Return the values of one field as items."""
        value = getattr(model, spec.name)
        if value is None or value is False:
            return []
        values: Iterable[Any] = value if spec.many else (value,)
        if isinstance(value, Edtf):
            return [self.date(value, getattr(model, "date_words", None) if spec.name == "date" else None)]
        return [self.item(item, spec, model) for item in values]

    def item(self, value: Any, spec: FieldSpec, owner: BaseModel | None = None) -> Item:
        """Return one value as an item, by the kind of its field."""
        if spec.ref:
            return self.link(value)
        if spec.term:
            # Units and qualifiers are patterns around a number; alone they stand without it.
            return {"text": self.term(spec.term.vocabulary, value).replace("{n}", "").strip(), "term": value}
        if isinstance(value, Edtf):
            return self.date(value)
        if isinstance(value, Text):
            return {"text": value[self.code]}
        if value is True:
            return {"text": self.label("value.yes")}
        if isinstance(value, Decimal | int):
            return {"text": self.locale.number(Decimal(value))}
        if isinstance(value, BaseModel):
            return {"text": self.compound(value)}
        return {"text": str(value)}

    def compound(self, model: BaseModel) -> str:
        """Return a small nested model, such as a position or an author, in one line."""
        key = f"pattern.{type(model).__name__.lower()}"
        values = {spec.name: self._plain(model, spec) for spec in known_specs(type(model))}
        if key in self.catalog.labels:
            return self.label(key, **values)
        return self.locale.join([text for text in values.values() if text])

    def _plain(self, model: BaseModel, spec: FieldSpec) -> str:
        return self.locale.join([item["text"] for item in self.items(model, spec)])

    def prose(self, model: BaseModel, dataset: str) -> list[dict[str, str]]:
        """Return the fields that are paragraphs: name, label and text."""
        return [
            {"name": spec.name, "label": self.field_label(dataset, spec.name), "text": getattr(model, spec.name)[self.code]}
            for spec in known_specs(type(model))
            if issubclass(spec.kind, Prose) and getattr(model, spec.name) is not None
        ]

    def parts(self, record: Record, dataset: str) -> list[dict[str, Any]]:
        """Return the parts that have sources of their own: observations, readings, outcomes, roles."""
        found = []
        for name in ("observations", "readings", "outcomes", "roles"):
            for model in getattr(record, name, ()):
                part = {"kind": name, "id": getattr(model, "id", ""), "facts": self.facts(model, dataset),
                        "prose": self.prose(model, dataset),
                        "sources": [self.statement(item, dataset) for item in getattr(model, "sources", ())]}
                if isinstance(record, Figure):
                    part |= self.observation(model, record)
                if isinstance(record, Discrepancy):
                    part |= {"preferred": model.id == record.preferred, "value": model.value[self.code]}
                found.append(part)
        return found

    def observation(self, observation: Any, figure: Figure) -> dict[str, Any]:
        """Return one value of a series as tables and charts need it."""
        return {"value": self.quantity(observation, figure.unit), "number": observation.value,
                "date": self.date(observation.date, observation.date_words) if observation.date else None,
                "target": observation.target,
                "reporter": observation.reporter[self.code] if observation.reporter else ""}

    def groups(self, entry: Entry) -> list[dict[str, Any]]:
        """Return what else belongs to a record, by dataset: what it names as related and what points to it."""
        seen: dict[str, dict[str, Item]] = {}
        facts = {item.get("id") for fact in self.facts(entry.record, entry.dataset.name) for item in fact["values"]}
        own = [*entry.record.related, *getattr(entry.record, "see", ())]
        for name in own:
            target = self.catalog.entries[name]
            seen.setdefault(target.dataset.name, {})[name] = self.row_link(target)
        for link in self.catalog.links.get(entry.id, []):
            if link.entry.id not in facts:
                seen.setdefault(link.entry.dataset.name, {}).setdefault(link.entry.id, self.row_link(link.entry))
        return [
            {"dataset": name, "label": self.label(f"dataset.{name}"), "values": sorted(items.values(), key=lambda item: item["sort"])}
            for name, items in sorted(seen.items(), key=lambda pair: list(self._order).index(pair[0]))
            if name != "discrepancies"
        ]

    def row_link(self, entry: Entry) -> Item:
        """Return a link with the date of its record, for lists in order of time."""
        date = getattr(entry.record, "date", None)
        item = self.link(entry.id, self.title(entry))
        item["date"] = self.date(date, entry.record.date_words) if isinstance(date, Edtf) and date.known else None
        item["sort"] = self._sort_key(entry)
        return item

    def _sort_key(self, entry: Entry) -> tuple[Any, ...]:
        return (*self.order_key(entry), self.title(entry))

    def order_key(self, entry: Entry) -> tuple[Any, ...]:
        """Return the key by which a dataset's records stand in order."""
        record, order = entry.record, entry.dataset.order
        place = (entry.place.document.path, entry.place.location)
        if order == "date":
            date = getattr(record, "date", None)
            return (date.earliest, date.latest) if date else self._undated_key(entry)
        if order == "title":
            return ((0, 0, 0), self.title(entry).lower())
        return ((0, 0, 0), *place)

    def _undated_key(self, entry: Entry) -> tuple[Any, ...]:
        """Place an undated session between the numbered ones beside it; other undated records come last."""
        number = getattr(entry.record, "ordinal", None)
        body = getattr(entry.record, "body", None)
        if number:
            for other in self.catalog.of(entry.dataset.name):
                if getattr(other.record, "body", None) == body and getattr(other.record, "ordinal", None) == number - 1:
                    date = other.record.date
                    if date:
                        return (date.latest, date.latest)
        return ((9999, 0, 0), (9999, 0, 0))

    @cached_property
    def _order(self) -> dict[str, None]:
        from .datasets import DATASETS

        return {dataset.name: None for dataset in DATASETS}

    @cached_property
    def _sequences(self) -> dict[str, list[Entry]]:
        return {name: sorted(self.catalog.of(name), key=self._sort_key) for name in self._order}

    def ordered(self, dataset: str) -> list[Entry]:
        """Return a dataset's entries in its order."""
        return self._sequences[dataset]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {entry.id: index for entries in self._sequences.values() for index, entry in enumerate(entries)}

    def neighbours(self, entry: Entry) -> dict[str, Item | None]:
        """Return the records before and after in the dataset's order."""
        entries, index = self.ordered(entry.dataset.name), self._positions[entry.id]
        before = entries[index - 1] if index else None
        after = entries[index + 1] if index + 1 < len(entries) else None
        return {"before": self.link(before.id, self.title(before)) if before else None,
                "after": self.link(after.id, self.title(after)) if after else None}


def html_date(value: Edtf | None) -> str:
    """Return the form that HTML's time element takes, or nothing for other dates."""
    point = value.start if value and not value.interval else None
    if point is None or point.quarter or "X" in point.year or point.year.startswith("-"):
        return ""
    parts = [point.year, f"{point.month:02}" if point.month else "", f"{point.day:02}" if point.day else ""]
    return "-".join(part for part in parts if part)
