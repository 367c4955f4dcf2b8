"""Records as plain dicts in one language: what templates, exports and the search index are given."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from .catalog import Catalog, Entry
from .datasets import by_name
from .edtf import Edtf
from .fields import FieldSpec, Prose, Text, Title
from .models import Discrepancy, Figure, Record
from .ordering import Ordering
from .outlines import unit_label
from .walking import known_specs
from .wording import Item, listed

# Shown by the page's own parts rather than as facts.
_FRAME = frozenset({"id", "title", "related", "sources", "unknown", "derived", "date_words", "readings", "observations",
                    "outcomes", "roles", "preferred", "see", "indicator", "family", "given", "holders"})


class Views(Ordering):
    """Everything about the catalog in one language."""

    def __init__(self, catalog: Catalog, locale: str) -> None:
        super().__init__(catalog, locale)
        self._records: dict[str, dict[str, Any]] = {}
        # What upper layers work out once a build and language.
        self.kept: dict[str, Any] = {}

    def record(self, entry: Entry) -> dict[str, Any]:
        """Return all that the record's page shows."""
        if entry.id not in self._records:
            self._records[entry.id] = self._record(entry)
        return self._records[entry.id]

    def forget(self, entry: Entry) -> None:
        """Let go of what a record's page shows, which is the larger part of a language's memory."""
        self._records.pop(entry.id, None)

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
        also = [{"label": self.label("field.also"), "text": self.locale.join(list(title.also)), "lang": ""}]
        return forms + also if title.also else forms

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
            if any(item["text"] for item in items):
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
        if spec.part and isinstance(model, Record):
            cited = self.citation(model.sources[0].source, value)
            return [{"text": cited["part"], "href": cited["href"]}]
        return [self.item(item, spec) for item in values]

    def item(self, value: Any, spec: FieldSpec) -> Item:
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

    def card(self, name: str) -> dict[str, Any]:
        """Return an observation as a card: its value, its series, its scope and its sources."""
        entry, observation = self.catalog.observations[name]
        return {**self.observation(observation, entry.own), "title": self.title(entry), "href": self.address(name),
                "scope": entry.own.scope[self.code],
                "sources": [self.statement(item, "figures") for item in observation.sources]}

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
            {"dataset": name, "label": self.label(f"dataset.{name}"),
             **listed(sorted(seen[name].values(), key=lambda item: item["sort"]))}
            for name in by_name()
            if name in seen and name != "discrepancies"
        ]
