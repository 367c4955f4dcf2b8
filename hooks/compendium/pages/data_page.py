"""The data page and the data dictionary: what can be taken away, and what each field means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from compendium.core.borrowed import LENDER
from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Prose, Text, Title
from compendium.exports.archive import CONVENTIONS
from compendium.exports.base import Context, Exporter
from compendium.exports.offline import Offline
from compendium.exports.queries import check_queries, write_sql
from compendium.exports.registry import EXPORTERS
from compendium.exports.sqlite import list_views, open_database
from compendium.exports.tables import make_tables
from compendium.exports.view_tables import ViewTables
from compendium.presentation.language import Language
from compendium.presentation.record_view import Views
from compendium.records.datasets import Dataset, by_name
from compendium.records.field_descriptions import (
    COMMON,
    find_description,
    list_models,
    name_group,
    name_label,
)
from compendium.records.models import Record

_TYPES = {str: "type.text", int: "type.integer", bool: "type.boolean", dict: "type.mapping"}


def name_file(language: Language, name: str) -> str:
    """Return where a file of the whole site is, seen from the language's root."""
    return "../" * len(language.locale.path.split("/")) + name if language.locale.path else name


def make_data_page(views: Views) -> dict[str, Any]:
    """Return the files of the whole collection, those of each table, and what their user must know."""
    language = views.language
    offered = [exporter for exporter in reversed(EXPORTERS) if exporter.title]
    by_table = [exporter for exporter in offered if exporter.each in ("table", "dataset")]
    words = Context(dict.fromkeys((language.code,), views), views.catalog.root, "")
    rows = [{"id": table.name, "title": table.label[language.code], "about": table.about[language.code],
             "files": [_describe_file(language, exporter, table.name) for exporter in by_table
                       if _has(exporter, table.name)]}
            for table in make_tables(words).values()]
    return {"files": list_whole_files(language), "tables": rows,
            "kinds": [_describe_format(language, exporter) for exporter in by_table],
            "views": [_describe_view(language, name) for name in list_views([language.code])],
            "offline": _describe_file(language, Offline),
            "record": next(_describe_format(language, exporter)
                           for exporter in offered if exporter.each == "record"),
            "queries": list(_answer_queries(views)),
            "conventions": [language.label(key) for key in CONVENTIONS]}


def _describe_view(language: Language, name: str) -> dict[str, str]:
    # A language on trial has no columns of its own.
    code = LENDER if language.locale.trial else language.code
    href = name_file(language, ViewTables.file.format(view=name, code=code))
    return {"id": name, "title": language.label(f"view.{name}"),
            "about": language.label(f"view.{name}.about"), "href": href, "type": ViewTables.media_type}


def list_whole_files(language: Language) -> list[dict[str, str]]:
    """Return the files of the whole collection, the fullest first."""
    return [_describe_file(language, exporter) for exporter in reversed(EXPORTERS)
            if exporter.title and exporter.each in ("", "language")]


def make_load_page(language: Language) -> dict[str, Any]:
    """Return how the data is loaded in each program."""
    return {"snippets": [{"id": item.id, "title": item.title, "about": item.about[language.code],
                          "code": item.code} for item in language.catalog.snippets]}


def _answer_queries(views: Views) -> Iterator[dict[str, Any]]:
    """Yield each question with its SQL and the database's answer; raise DataError for SQL that is wrong."""
    catalog, language = views.catalog, views.language
    check_queries(catalog)
    every = {code: views if code == language.code else Views(catalog, code) for code in catalog.locales}
    with closing(open_database(Context(every, catalog.root, ""))) as database:
        for query, _ in catalog.queries:
            sql = write_sql(query, language.code)
            found = database.execute(sql)
            yield {"id": query.id, "question": query.question[language.code], "sql": sql,
                   "heads": [column[0] for column in found.description],
                   "rows": [[_write_cell(language, cell) for cell in row] for row in found]}


def _write_cell(language: Language, cell: object) -> str:
    return language.locale.number(Decimal(str(cell))) if isinstance(cell, int | float) else str(cell or "")


def _describe_format(language: Language, exporter: type[Exporter]) -> dict[str, str]:
    return {"title": language.label(exporter.title), "about": language.label(exporter.about),
            "type": exporter.media_type}


def _has(exporter: type[Exporter], table: str) -> bool:
    return exporter.each == "table" or table in by_name()


def _describe_file(language: Language, exporter: type[Exporter], name: str = "") -> dict[str, str]:
    path = exporter.file.format(table=name, dataset=name, language="", code=language.code)
    href = path if "{language}" in exporter.file else name_file(language, path)
    return {**_describe_format(language, exporter), "href": href, "name": path.rpartition("/")[2]}


def make_dictionary_page(language: Language) -> dict[str, Any]:
    """Return the fields of every record, of each dataset, and of the groups inside records.

    Then the controlled terms.
    """
    common = _describe_section(language, COMMON, language.label("dictionary.common"), Record,
                               list(known_specs(Record)))
    datasets = [_describe_section(language, dataset.name, language.label(f"dataset.{dataset.name}"),
                                  dataset.model,
                         _list_own(dataset))
                for dataset in language.catalog.datasets]
    groups = {owner: model for dataset in language.catalog.datasets for owner, model in list_models(dataset)
              if model is not dataset.model}
    parts = [_describe_section(language, owner, language.label(f"group.{owner}"), model,
                               list(known_specs(model)))
             for owner, model in groups.items() if not issubclass(model, Prose)]
    terms = [{"id": f"terms-{name}", "title": name,
              "terms": [{"code": term, "text": language.term(name, term)} for term in words]}
             for name, words in language.catalog.vocabulary.items()]
    return {"sections": [common, *datasets], "groups": parts, "vocabulary": terms}


def _list_own(dataset: Dataset) -> list[FieldSpec]:
    return [spec for spec in known_specs(dataset.model) if spec.name not in Record.model_fields]


def _describe_section(language: Language, owner: str, title: str, model: type[BaseModel],
             fields: list[FieldSpec]) -> dict[str, Any]:
    name = owner if issubclass(model, Record) else f"group-{owner}"
    return {"id": name, "title": title, "fields": [_describe_field(language, owner, model, spec)
                                                   for spec in fields]}


def _describe_field(language: Language, owner: str, model: type[BaseModel],
                    spec: FieldSpec) -> dict[str, Any]:
    kind = language.label(_describe_type(spec))
    return {
        "name": spec.name, "label": language.label(name_label(language.catalog, owner, model, spec.name)),
        "type": language.label("type.list", type=kind) if spec.many else kind,
        "target": _list_targets(language, spec),
        "required": spec.required,
        "about": find_description(language.catalog, owner, model, spec.name)[language.code],
    }


def _describe_type(spec: FieldSpec) -> str:
    if spec.ref or spec.term:
        return "type.reference" if spec.ref else "type.term"
    kinds = ((Title, "type.title"), (Prose, "type.prose"), (Text, "type.words"), (BaseModel, "type.group"),
             (Edtf, "type.date"))
    return next((key for kind, key in kinds if issubclass(spec.kind, kind)),
                _TYPES.get(spec.kind, "type.number"))


def _list_targets(language: Language, spec: FieldSpec) -> list[dict[str, str]]:
    """Return what a field's values are taken from: datasets, a vocabulary, or a group of fields."""
    if spec.term:
        return [{"text": spec.term.vocabulary, "href": f"#terms-{spec.term.vocabulary}"}]
    if spec.ref:
        named = [{"text": language.label(f"dataset.{name}"), "href": f"#{name}"}
                 for name in spec.ref.datasets]
        return named or [{"text": language.label("dictionary.any"), "href": f"#{COMMON}"}]
    if issubclass(spec.kind, BaseModel):
        name = name_group(Text if issubclass(spec.kind, Prose) else spec.kind)
        return [{"text": language.label(f"group.{name}"), "href": f"#group-{name}"}]
    return []
