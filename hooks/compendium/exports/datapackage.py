"""The description of all tables for machines: a Frictionless data package."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from compendium.exports.base import Column, Exporter, Table, write_json
from compendium.exports.table_files import CsvTables, list_columns_with_edition
from compendium.presentation.language import Words


class Datapackage(Exporter):
    """What every file and column is, with titles and descriptions in every language.

    It describes the CSV files as written.
    """

    title = "download.datapackage"
    about = "download.datapackage.about"
    file = "data/datapackage.json"
    media_type = "application/vnd.datapackage+json"

    def finish(self, folder: Path) -> None:
        """Write the package; the CSV files must be there."""
        context = self.context
        package = {
            "profile": "tabular-data-package", "name": context.first.language.label("site.slug"),
            **self._describe_words(context.words("site.name"), context.words("site.description")),
            "version": context.edition, "homepage": context.site_url,
            "languages": list(context.views),
            "licenses": [self._describe_licence()],
            "sources": self._describe_sources(), "resources": [self._describe_resource(table, folder)
                                                      for table in self.tables.values()],
        }
        self.write(folder, write_json(package))

    def _describe_words(self, title: Words, description: Words) -> dict[str, str]:
        """Return title and description, the first language bare and each other with its code after an @."""
        first = self.context.first.language.code
        return {name if code == first else f"{name}@{code}": text
                for name, words in (("title", title), ("description", description))
                for code, text in words.items()}

    def _describe_licence(self) -> dict[str, str]:
        label = self.context.first.language.label
        return {"name": label("licence.code"), "path": label("site.licence"), "title": label("licence.name")}

    def _describe_sources(self) -> list[dict[str, str]]:
        return [{"title": self.context.first.language.title(entry),
                 "path": self.context.url(self.context.first.language.address(entry.id))}
                for entry in self.context.catalog.of("sources")]

    def _describe_resource(self, table: Table, folder: Path) -> dict[str, Any]:
        content = (folder / CsvTables.file.format(table=table.name)).read_bytes()
        return {
            "profile": "tabular-data-resource", "name": table.name, "type": "table",
            "path": f"{table.name}.csv",
            "format": "csv", "mediatype": CsvTables.media_type, "encoding": "utf-8",
            "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            **self._describe_words(table.label, table.about), "schema": self._describe_schema(table),
        }

    def _describe_schema(self, table: Table) -> dict[str, Any]:
        keys = [{"fields": [column.name], "reference": {"resource": column.target, "fields": ["id"]}}
                for column in table.columns if column.target]
        columns = list_columns_with_edition(self.context, table)
        fields = [self._describe_field(table, column) for column in columns]
        return {"fields": fields,
                "missingValues": [""], "primaryKey": list(table.key),
                **({"foreignKeys": keys} if keys else {})}

    def _describe_field(self, table: Table, column: Column) -> dict[str, Any]:
        constraints: dict[str, Any] = {"required": True} if column.required else {}
        if table.key == (column.name,):
            constraints["unique"] = True
        if column.terms:
            constraints["enum"] = list(self.context.catalog.vocabulary[column.terms])
        return {"name": column.name, "type": column.type, **self._describe_words(column.label, column.about),
                **({"constraints": constraints} if constraints else {})}
