"""Records as plain dicts in one language: what templates, exports and the search index are given."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from compendium.core.borrowed import LENDER
from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import ChapterProse, FieldSpec, Prose, Text
from compendium.presentation.authorities import list_authorities
from compendium.presentation.inline import plain_prose
from compendium.presentation.language import Item, Language, fold_list, group_by_label
from compendium.presentation.ordering import Order
from compendium.records.catalog import Catalog, Entry
from compendium.records.datasets import Dataset
from compendium.records.field_descriptions import is_part, shown_fields
from compendium.records.models import Observation, Reading, Record


class Views:
    """Everything about the catalog in one language."""

    def __init__(self, catalog: Catalog, locale: str) -> None:
        self.catalog = catalog
        self.language = Language(catalog, locale)
        self.order = Order(self.language)
        self._records: dict[str, dict[str, Any]] = {}
        # What upper layers work out once a build and language.
        self.kept: dict[str, Any] = {}

    def record(self, entry: Entry) -> dict[str, Any]:
        """Return all that the record's page shows."""
        if entry.id not in self._records:
            self._records[entry.id] = self._make_record(entry)
        return self._records[entry.id]

    def forget(self, entry: Entry) -> None:
        """Let go of what a record's page shows, which is the larger part of a language's memory."""
        self._records.pop(entry.id, None)

    def _make_record(self, entry: Entry) -> dict[str, Any]:
        record, dataset = entry.record, entry.dataset.name
        # A title that is borrowed is not another one.
        own = self.language.code
        shown = {own} if record.title.own(own) else {own, LENDER}
        others = [(text, self.catalog.locales[code].tag) for code, text in record.title.items()
                  if code not in shown and code in self.catalog.locales]
        return {
            "id": entry.id,
            "dataset": dataset,
            "dataset_title": self.language.label(f"dataset.{dataset}"),
            "dataset_href": f"{dataset}/",
            "href": self.language.address(entry.id),
            "title": record.title[self.language.code],
            "other_titles": [text for text, _ in others],
            "other_tags": [tag for _, tag in others],
            "names": self.names(entry),
            "facts": self.facts(record, dataset),
            "prose": self.prose(record, dataset),
            "parts": self.parts(record, dataset),
            "nothing": self._make_nothing(entry.dataset),
            "disputes": [self.language.link(item.id, self.language.title(item))
                         for item in self.catalog.disputes.get(entry.id, [])],
            "groups": self.groups(entry),
            "sources": [self.language.statement(statement, dataset) for statement in record.sources],
            "derived": group_by_label(
                {"label": self.language.field_label(dataset, item.field.split(".")[0]),
                 "text": item.how[self.language.code]} for item in record.derived),
            "variants": [{"id": item.id, "kind": self.language.term("variant-kinds", item.kind),
                          "text": item.text[self.language.code],
                          "sources": [self.language.statement(statement, dataset)
                                      for statement in item.sources]}
                         for item in record.variants],
            **self.order.find_neighbours(entry),
        }

    def names(self, entry: Entry) -> list[Item]:
        """Return the other forms of a record's name, each with what it is."""
        title = entry.record.title
        forms = [{"label": self.language.label(f"language.{code}"), "text": text, "lang": code}
                 for code, text in title.items() if code not in self.catalog.locales]
        if title.pinyin:
            label = self.language.label("language.pinyin")
            forms.append({"label": label, "text": title.pinyin, "lang": "zh-Latn-pinyin"})
        if also := [form for form in title.also if form not in entry.wordings]:
            text = self.language.locale.join(also)
            forms.append({"label": self.language.label("field.also"), "text": text, "lang": ""})
        return forms

    def facts(self, model: BaseModel, dataset: str) -> list[dict[str, Any]]:
        """Return the short fields of a record or of a part of one, in order: label and items."""
        unknown = getattr(model, "unknown", ())
        found = []
        for spec in shown_fields(type(model)).values():
            if spec.name in ("themes", "authorities"):
                continue
            items = self.items(model, spec)
            if spec.name in unknown:
                items = [{"text": self.language.label("value.unknown")}]
            if any(item["text"] for item in items):
                found.append({"name": spec.name, "label": self.language.field_label(dataset, spec.name),
                              "values": items})
        if isinstance(model, Record):
            if elsewhere := list_authorities(model):
                found.append({"name": "authorities", "label": self.language.label("field.authorities"),
                              "values": elsewhere})
            themes = [{"text": self.language.term("themes", theme), "href": f"themes/{theme}/"}
                      for theme in model.themes]
            found.append({"name": "themes", "label": self.language.field_label(dataset, "themes"),
                          "values": themes})
        return found

    def items(self, model: BaseModel, spec: FieldSpec) -> list[Item]:
        """Return the values of one field as items."""
        value = getattr(model, spec.name)
        if value is None or value is False:
            return []
        values: Iterable[Any] = value if spec.many else (value,)
        if isinstance(value, Edtf):
            return [self.language.date(value, getattr(model, "date_words", None) if spec.name == "date"
                                       else None)]
        if spec.part and isinstance(model, Record):
            cited = self.language.citation(model.sources[0].source, value)
            return [{"text": cited["part"], "href": cited["href"]}]
        return [self.item(item, spec) for item in values]

    def item(self, value: Any, spec: FieldSpec) -> Item:
        """Return one value as an item, by the kind of its field."""
        if spec.ref:
            return self.language.link(value)
        if spec.heading:
            return self.language.section(value)
        if spec.term:
            # Units and qualifiers are patterns around a number; alone they stand without it.
            return {"text": self.language.term(spec.term.vocabulary, value).replace("{n}", "").strip(),
                    "term": value}
        if isinstance(value, Edtf):
            return self.language.date(value)
        if isinstance(value, Text):
            return {"text": self.text(value)}
        if value is True:
            return {"text": self.language.label("value.yes")}
        if isinstance(value, Decimal | int):
            return {"text": self.language.locale.number(Decimal(value))}
        if isinstance(value, BaseModel):
            return {"text": self.compound(value)}
        return {"text": str(value)}

    def compound(self, model: BaseModel) -> str:
        """Return a small nested model, such as a position or an author, in one line."""
        key = f"pattern.{type(model).__name__.lower()}"
        values = {spec.name: self._write_plain(model, spec) for spec in known_specs(type(model))}
        if key in self.catalog.labels:
            return self.language.label(key, **values)
        said = list(values.values())
        # A family name, say, is not repeated beside the whole name.
        return self.language.locale.join([text for place, text in enumerate(said)
                                          if text and not any(text in other for other in said[:place])])

    def _write_plain(self, model: BaseModel, spec: FieldSpec) -> str:
        return self.language.locale.join([item["text"] for item in self.items(model, spec)])

    def prose(self, model: BaseModel, dataset: str) -> list[dict[str, str]]:
        """Return the fields that are paragraphs: name, label and text."""
        return [
            {"name": spec.name, "label": self.language.field_label(dataset, spec.name),
             "text": self.text(getattr(model, spec.name))}
            for spec in known_specs(type(model))
            if issubclass(spec.kind, Prose) and getattr(model, spec.name) is not None
        ]

    def text(self, value: Text) -> str:
        """Return a text of a record in plain words."""
        text = value[self.language.code]
        return plain_prose(self, text) if isinstance(value, ChapterProse) else text

    def parts(self, record: Record, dataset: str) -> list[dict[str, Any]]:
        """Return the parts of a record that are shown apart, such as observations, but for notes."""
        found = []
        for spec in filter(is_part, known_specs(type(record))):
            if spec.name == "variants":
                continue
            value = getattr(record, spec.name)
            key = f"part.{spec.name}"
            label = (self.language.label(key) if key in self.catalog.labels
                     else self.language.field_label(dataset, spec.name))
            for model in value if spec.many else (value,) if value else ():
                title = getattr(model, "title", None)
                part = {"kind": spec.name, "label": label, "id": getattr(model, "id", ""),
                        "title": self.text(title) if isinstance(title, Text) else "",
                        "facts": self.facts(model, dataset),
                        "prose": self.prose(model, dataset),
                        "sources": [self.language.statement(item, dataset)
                                    for item in getattr(model, "sources", ())]}
                if isinstance(model, Observation):
                    part |= self.observation(model, getattr(record, "unit", ""))
                if isinstance(model, Reading):
                    preferred, value = getattr(record, "preferred", None), model.value[self.language.code]
                    part |= {"preferred": model.id == preferred, "value": value}
                found.append(part)
        return found

    def _make_nothing(self, dataset: Dataset) -> dict[str, str] | None:
        """Return what stands in place of a record's parts where no source has any, if it has words."""
        key, label = f"nothing.{dataset.name}", self.language.label
        if key not in self.catalog.labels:
            return None
        name = next(spec.name for spec in known_specs(dataset.model)
                    if is_part(spec) and spec.name not in Record.model_fields)
        return {"kind": name, "label": label(f"part.{name}"), "text": label(key)}

    def observation(self, observation: Observation, unit: str) -> dict[str, Any]:
        """Return one value of a series as tables and charts need it."""
        return {"value": self.language.quantity(observation, unit), "number": observation.value,
                "date": self.language.date(observation.date, observation.date_words) if observation.date
                else None,
                "target": observation.target,
                "reporter": observation.reporter[self.language.code] if observation.reporter else ""}

    def card(self, name: str) -> dict[str, Any]:
        """Return an observation as a card: its value, its series, its scope and its sources."""
        entry, observation = self.catalog.observations[name]
        return {**self.observation(observation, entry.own.unit), "title": self.language.title(entry),
                "href": self.language.address(name),
                "scope": entry.own.scope[self.language.code],
                "sources": [self.language.statement(item, "figures") for item in observation.sources]}

    def groups(self, entry: Entry) -> list[dict[str, Any]]:
        """Return what a record names as related and what points to it, by dataset."""
        seen: dict[str, dict[str, Item]] = {}
        facts = {item.get("id") for fact in self.facts(entry.record, entry.dataset.name)
                 for item in fact["values"]}
        own = [*entry.record.related, *getattr(entry.record, "see", ())]
        for name in own:
            target = self.catalog.entries[name]
            seen.setdefault(target.dataset.name, {})[name] = self.order.link_row(target)
        for link in self.catalog.links.get(entry.id, []):
            if link.entry.id not in facts:
                row = self.order.link_row(link.entry)
                seen.setdefault(link.entry.dataset.name, {}).setdefault(link.entry.id, row)
        shown = [dataset.name for dataset in self.catalog.datasets
                 if dataset.name in seen and not (dataset.disputes or dataset.asked)]
        return [{"dataset": name, "label": self.language.label(f"dataset.{name}"),
                 **fold_list(sorted(seen[name].values(), key=lambda item: item["sort"]))} for name in shown]
