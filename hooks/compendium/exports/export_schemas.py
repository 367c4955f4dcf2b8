"""JSON Schemas of the exported JSON, which differs from the YAML that maintainers write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from compendium.core.field_walk import known_specs
from compendium.exports.base import Column, Exporter, Table, write_json
from compendium.exports.schemas import DIALECT
from compendium.exports.table_files import list_columns_with_edition
from compendium.features.citations import tell_edition
from compendium.records.datasets import Dataset, by_name
from compendium.records.field_descriptions import find_description, list_models

_TEXT = {"type": "string"}


class ExportSchemas(Exporter):
    """One schema for each table's JSON: of datasets with whole records, of the others with rows."""

    title = "download.json_schema"
    about = "download.json_schema.about"
    file = "schemas/{table}.json.schema.json"
    media_type = "application/schema+json"
    each = "table"

    def finish(self, folder: Path) -> None:
        """Write one file a table."""
        datasets = by_name()
        for table in self.tables.values():
            made = self._records(datasets[table.name]) if table.name in datasets else self._rows(table)
            schema = {"$schema": DIALECT, "$id": self.context.url(self.file.format(table=table.name)),
                      "$comment": tell_edition(self.context.first.language),
                      "title": table.label[self.context.first.language.code],
                      "description": table.about[self.context.first.language.code], **_collection(made)}
            self.write(folder, write_json(schema), table=table.name)

    def _rows(self, table: Table) -> dict[str, Any]:
        columns = list_columns_with_edition(self.context, table)
        return {"type": "object", "additionalProperties": False,
                "properties": {column.name: self._column(column) for column in columns},
                "required": [column.name for column in columns if column.required]}

    def _column(self, column: Column) -> dict[str, Any]:
        return {"type": column.type, "description": column.about[self.context.first.language.code]}

    def _records(self, dataset: Dataset) -> dict[str, Any]:
        """Return a record's schema: pydantic's, without null, with what the export adds and our words."""
        schema = TypeAdapter(dataset.model).json_schema(schema_generator=_AsExported)
        own = {name: value for name, value in schema.items() if name != "$defs"}
        first = self.context.first.language.code
        definitions = {**schema.get("$defs", {}), dataset.model.__name__: own}
        for owner, model in list_models(dataset):
            made = definitions[model.__name__]
            for spec in known_specs(model):
                field = _present(made["properties"][spec.name])
                words = find_description(self.context.catalog, owner, model, spec.name)[first]
                made["properties"][spec.name] = field | {"description": words}
        if "Statement" in definitions:
            definitions["Statement"]["properties"]["label"] = _each_language()
        own["properties"] |= {"dataset": {"const": dataset.name}, "origin": {"const": dataset.origin},
                              "edition": _TEXT, "url": _each_language(),
                              "disputes": {"type": "array", "items": _TEXT},
                              "same_as": {"type": "array", "items": _TEXT},
                              "cites": {"type": "array", "items": _place()}}
        own["required"] = ["dataset", "origin", "edition", "url", *own["required"]]
        return {"$ref": f"#/$defs/{dataset.model.__name__}", "$defs": definitions}


class _AsExported(GenerateJsonSchema):
    """Takes a value as the export writes it: dates are texts, and numbers are numbers."""

    def decimal_schema(self, _schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Return a number's schema."""
        return {"type": "number"}


def _collection(made: dict[str, Any]) -> dict[str, Any]:
    definitions = made.pop("$defs", {})
    return {"type": "array", "items": made, **({"$defs": definitions} if definitions else {})}


def _each_language() -> dict[str, Any]:
    return {"type": "object", "additionalProperties": _TEXT}


def _place() -> dict[str, Any]:
    """Return the schema of a place that a text's notes name."""
    return {"type": "object", "additionalProperties": False, "required": ["source", "at", "label"],
            "properties": {"source": _TEXT, "at": _TEXT, "label": _each_language()}}


def _present(field: dict[str, Any]) -> dict[str, Any]:
    """Return a field's schema without null and default: what is absent is left out."""
    choices = [choice for choice in field.get("anyOf", []) if choice.get("type") != "null"]
    kept = choices[0] if len(choices) == 1 else field
    return {name: value for name, value in kept.items() if name not in ("default", "title")}
