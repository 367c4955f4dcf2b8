"""A record to fill in: every field of a dataset with what it means, in one language, ready to be put into its
data file.

Lines that begin with "## " explain; a field behind "# " may be used or deleted; the others must be filled in.
The same lines with a record's values make the commented examples of the guide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from compendium.commands.suggestions import find_places, suggest_next_numbers
from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Statement, Text, Title
from compendium.records.catalog import Catalog
from compendium.records.datasets import Dataset
from compendium.records.field_descriptions import find_description, name_group, name_label

_PLAIN = re.compile(r"(?=.*[^\W\d])\w[\w.–-]*(?: [\w.–-]+)*")
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null"})
_WIDTH = 110


class RecordTemplate:
    """The fields of one dataset, explained in one language.

    `listing` names the terms and sources to choose from as well.
    """

    def __init__(self, catalog: Catalog, dataset: Dataset, code: str, *, listing: bool = True) -> None:
        self.catalog = catalog
        self.dataset = dataset
        self.code = code
        self.listing = listing

    def head(self, file: str) -> str:
        """Return the lines that say how to fill in a record, ahead of it."""
        return "".join(f"## {line}\n"
                       for line in (self.say("skeleton.head", file=file), self.say("skeleton.marks")))

    def text(self, values: Mapping[str, Any]) -> str:
        """Return one record as an item of its file's list, with `values` (as YAML gives them) filled in."""
        lines = self._render_group(self.dataset.name, self.dataset.model, values)
        return "\n".join(_render_item(lines)) + "\n"

    def part(self, owner: str, model: type[BaseModel], values: Mapping[str, Any]) -> str:
        """Return one part of a record, such as an observation, as an item of its list."""
        return "\n".join(_render_item(self._render_group(owner, model, values))) + "\n"

    def say(self, key: str, **values: object) -> str:
        """Return a label in the skeleton's language."""
        return self.catalog.labels[key][self.code].format(**values)

    def _render_group(self, owner: str, model: type[BaseModel], values: Mapping[str, Any]) -> list[str]:
        """Return the fields of a model: those required first, statements last among them, then the others."""
        found = sorted(self._render_offered(model), key=lambda spec: (not spec.asked, spec.kind is Statement))
        values = _list_asked(model, values)
        return [line for spec in found
                for line in self._render_field(owner, model, spec, values.get(spec.name))]

    def _render_offered(self, model: type[BaseModel]) -> list[FieldSpec]:
        """Return the fields of a model; only names are asked for in languages that the site does not have."""
        only_site = issubclass(model, Text) and not issubclass(model, Title)
        return [spec for spec in known_specs(model) if not only_site or spec.name in self.catalog.locales]

    def _render_field(self, owner: str, model: type[BaseModel], spec: FieldSpec, value: Any) -> list[str]:
        own = self._render_value(spec, value)
        if value is None and not spec.asked:
            own = [f"# {line}" for line in own]
        if issubclass(model, Text) and spec.name in Text.model_fields:
            return own
        return [*(f"## {line}" for line in self._render_explained(owner, model, spec)), *own]

    def _render_value(self, spec: FieldSpec, value: Any) -> list[str]:
        if issubclass(spec.kind, BaseModel):
            return [f"{spec.name}:", *self._render_nested(spec, value)]
        if spec.kind is dict:
            return [f"{spec.name}:",
                    *(f"  {key}:{_render_written(text)}" for key, text in (value or {"title": None}).items())]
        if spec.many:
            return [f"{spec.name}: [{', '.join(_render_scalar(item) for item in value or ())}]"]
        quoted = json.dumps(value) if value and spec.kind is Edtf else None
        return [f"{spec.name}:{f' {quoted}' if quoted else _render_written(value)}"]

    def _render_nested(self, spec: FieldSpec, value: Any) -> Iterator[str]:
        owner = name_group(spec.kind)
        for item in (value or [{}]) if spec.many else [value or {}]:
            lines = self._render_group(owner, spec.kind, item)
            yield from (f"  {line}" for line in (_render_item(lines) if spec.many else lines))

    def _render_explained(self, owner: str, model: type[BaseModel], spec: FieldSpec) -> Iterator[str]:
        label = self.catalog.labels[name_label(self.catalog, owner, model, spec.name)][self.code]
        about = find_description(self.catalog, owner, model, spec.name)[self.code]
        key = "skeleton.required" if spec.required else "skeleton.field"
        yield self.say(key, label=label, about=about)
        if spec.kind is Edtf:
            yield self.say("skeleton.date")
        if spec.term:
            yield from self._render_terms(spec.term.vocabulary)
        if spec.ref and spec.ref.datasets == ("sources",) and self.listing:
            yield from self._render_sources()
        elif spec.ref:
            names = self.catalog.locales[self.code].join([f"data/{name}.yml" for name in spec.ref.datasets]
                                                         or ["data/"])
            yield self.say("skeleton.ref", files=names)
        if spec.name == "ordinal" and self.listing:
            numbers = [f"{body} {number}"
                       for body, number in suggest_next_numbers(self.catalog, self.dataset).items()]
            yield from self._wrap(self.say("skeleton.next"), numbers)

    def _render_terms(self, vocabulary: str) -> Iterator[str]:
        if not self.listing:
            file = self.catalog.words.problem("vocabulary", (vocabulary,), "", "").path
            yield self.say("skeleton.terms", vocabulary=vocabulary, file=file)
            return
        terms = [self.say("skeleton.term", term=key, words=text[self.code].replace("{n}", "…"))
                 for key, text in self.catalog.vocabulary[vocabulary].items()]
        yield from self._wrap(self.say("skeleton.one"), terms)

    def _render_sources(self) -> Iterator[str]:
        yield self.say("skeleton.sources")
        for entry in self.catalog.of("sources"):
            parts = self.catalog.locales[self.code].join(find_places(self.catalog, entry.id))
            yield "  " + self.say("skeleton.source", id=entry.id,
                                  title=_shorten(entry.record.title, self.code),
                                  parts=parts)

    def _wrap(self, start: str, items: Iterable[str]) -> Iterator[str]:
        """Yield a list in lines of a readable width, broken between its items."""
        separator, line = self.catalog.locales[self.code].list_separator, start
        for number, item in enumerate(items):
            piece = item if number == 0 else separator + item
            if len(line) + len(piece) > _WIDTH:
                yield line + separator.rstrip()
                line, piece = "  ", item
            line += piece
        yield line


def _list_asked(model: type[BaseModel], values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values with a statement to fill in that asks for the printed words of each date and number,
    or of the name.
    """
    found = next((spec for spec in known_specs(model) if spec.kind is Statement and spec.required), None)
    if found is None or found.name in values:
        return values
    own = [spec for spec in known_specs(model) if spec.asked or spec.name in values]
    figures = [spec.name for spec in own
               if issubclass(spec.kind, Edtf | Decimal | int) and spec.kind is not bool]
    names = figures or [spec.name for spec in own if issubclass(spec.kind, Text)][:1]
    return {**values, found.name: [{"printed": dict.fromkeys(names)}]}


def _shorten(title: Title, code: str) -> str:
    return (title.short or title)[code]


def _render_item(lines: list[str]) -> list[str]:
    """Return lines as an item of a list; explanations before its first key stay before the dash."""
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return [*lines[:first], f"- {lines[first]}", *(f"  {line}" for line in lines[first + 1:])]


def _render_written(value: Any) -> str:
    return f" {_render_scalar(value)}" if value else ""


def _render_scalar(value: Any) -> str:
    """Return a text as YAML has it, in quotation marks where it could be read as something else."""
    text = str(value)
    plain = (_PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT) or (text.isdigit()
                                                                           and not text.startswith("0"))
    return text if plain else json.dumps(text, ensure_ascii=False)
