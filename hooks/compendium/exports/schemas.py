"""JSON Schemas of the data files, made from the models.

For validators, and for editors that complete and check.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Prose
from compendium.exports.base import Exporter, write_json
from compendium.features.citations import tell_edition
from compendium.records.catalog import Catalog
from compendium.records.datasets import Dataset
from compendium.records.field_descriptions import find_description, list_models

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Schemas(Exporter):
    """One schema for the data files of each dataset."""

    title = "download.schema"
    about = "download.schema.about"
    file = "schemas/{dataset}.schema.json"
    media_type = "application/schema+json"
    each = "dataset"

    def finish(self, folder: Path) -> None:
        """Write one file a dataset."""
        for dataset in self.context.catalog.datasets:
            schema = {"$schema": DIALECT, "$id": self.context.url(self.file.format(dataset=dataset.name)),
                      "$comment": tell_edition(self.context.first.language),
                      **make_schema(self.context.catalog, dataset)}
            self.write(folder, write_json(schema), dataset=dataset.name)


class _AsTyped(GenerateJsonSchema):
    """Takes a value as the maintainer types it.

    The project reads 2015, "2015" and true as the text they are.
    """

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Return a text's schema; unquoted numbers are texts too."""
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """Return a whole number's schema, quoted or not."""
        return super().int_schema(schema) | {"type": ["integer", "string"], "pattern": "^[+-]?[0-9]+$"}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Return a number's schema, quoted or not."""
        given: dict[str, Any] = {**schema}
        bounds = {word: float(given[key]) for key, word in (("ge", "minimum"), ("le", "maximum"))
                  if key in given}
        return {"type": ["number", "string"], "pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$", **bounds}

    def bool_schema(self, _schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """Return the schema of true and false, quoted or not."""
        return {"enum": [True, False, "true", "false"]}


def make_schema(catalog: Catalog, dataset: Dataset) -> dict[str, Any]:
    """Return the schema of a dataset's data files, with descriptions, terms and the ids of the records at
    hand.
    """
    # A type that is put together while running, which no checker can follow.
    schema = TypeAdapter(list[dataset.model]).json_schema(schema_generator=_AsTyped)  # type: ignore[name-defined]
    title, about = catalog.labels[f"dataset.{dataset.name}"], catalog.labels[f"dataset.{dataset.name}.about"]
    used: set[tuple[str, ...]] = set()
    for owner, model in list_models(dataset):
        definition = schema["$defs"][model.__name__]
        definition.pop("description", None)
        named = "text" if issubclass(model, Prose) else owner
        definition["title"] = _join(dict(catalog.labels[_describe_title(dataset, named)].items()))
        for spec in known_specs(model):
            definition["properties"][spec.name] = _describe_property(catalog, owner, model, spec,
                                                            definition["properties"][spec.name])
            if spec.ref:
                used.add(spec.ref.datasets)
    ids = {_list_ids(names): {"enum": [name for name, entry in catalog.entries.items()
                                  if not names or entry.dataset.name in names]}
           for names in sorted(used)}
    schema["$defs"] |= ids
    return {"title": _join(dict(title.items())), "description": _join(dict(about.items())), **schema}


def _describe_property(catalog: Catalog, owner: str, model: type[BaseModel], spec: FieldSpec,
              made: dict[str, Any]) -> dict[str, Any]:
    """Return a field's schema: pydantic's, without null and defaults, with its words and allowed values."""
    inner = next((choice for choice in made.get("anyOf", []) if choice.get("type") == "null"), None)
    if inner is not None:
        choices = [choice for choice in made["anyOf"] if choice != inner]
        made = choices[0] if len(choices) == 1 else {"anyOf": choices}
    made = {key: value for key, value in made.items() if key not in ("title", "default", "description")}
    if spec.kind is Edtf:
        made["type"] = ["string", "integer"]
    allowed = _list_allowed(catalog, spec)
    if allowed and spec.many:
        made["items"] = allowed
    elif allowed:
        made = allowed
    return {"description": _join(dict(find_description(catalog, owner, model, spec.name).items())), **made}


def _list_allowed(catalog: Catalog, spec: FieldSpec) -> dict[str, Any] | None:
    if spec.term:
        return {"enum": list(catalog.vocabulary[spec.term.vocabulary])}
    return {"$ref": f"#/$defs/{_list_ids(spec.ref.datasets)}"} if spec.ref else None


def _describe_title(dataset: Dataset, owner: str) -> str:
    return f"kind.{owner}" if owner == dataset.name else f"group.{owner}"


def _list_ids(datasets: tuple[str, ...]) -> str:
    return "-".join(["id", *datasets]) if datasets else "id-any"


def _join(words: dict[str, str]) -> str:
    """Return a text in every language, one a line, as an editor shows it beside the field."""
    return "\n".join(words.values())
