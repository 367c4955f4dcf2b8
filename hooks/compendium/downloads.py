"""The data page and the data dictionary: what can be taken away, and what each field means."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from .datasets import DATASETS, Dataset
from .dictionary import COMMON, description, group_name, label_key, models
from .edtf import Edtf
from .exporters import EXPORTERS
from .exporters.archive import CONVENTIONS
from .exporters.base import Context, Exporter
from .exporters.offline import Offline
from .exporters.tables import tables
from .fields import FieldSpec, Prose, Text, Title
from .models import Record
from .views import Views
from .walking import known_specs

_TYPES = {str: "type.text", int: "type.integer", bool: "type.boolean", dict: "type.mapping"}


def file_address(views: Views, name: str) -> str:
    """Return where a file of the whole site is, seen from the language's root."""
    return "../" * len(views.locale.path.split("/")) + name if views.locale.path else name


def data_page(views: Views) -> dict[str, Any]:
    """Return the files of the whole collection, those of each table, and what their user must know."""
    offered = [exporter for exporter in reversed(EXPORTERS) if exporter.title]
    by_table = [exporter for exporter in offered if exporter.each in ("table", "dataset")]
    words = Context(dict.fromkeys((views.code,), views), views.catalog.root, "")
    rows = [{"id": table.name, "title": table.label[views.code], "about": table.about[views.code],
             "files": [_file(views, exporter, table.name) for exporter in by_table if _has(exporter, table.name)]}
            for table in tables(words).values()]
    whole = [_file(views, exporter) for exporter in offered if exporter.each in ("", "language")]
    return {"files": whole, "tables": rows, "kinds": [_named(views, exporter) for exporter in by_table],
            "offline": _file(views, Offline),
            "record": next(_named(views, exporter) for exporter in offered if exporter.each == "record"),
            "conventions": [views.label(key) for key in CONVENTIONS]}


def _named(views: Views, exporter: type[Exporter]) -> dict[str, str]:
    return {"title": views.label(exporter.title), "about": views.label(exporter.about), "type": exporter.media_type}


def _has(exporter: type[Exporter], table: str) -> bool:
    return exporter.each == "table" or table in {dataset.name for dataset in DATASETS}


def _file(views: Views, exporter: type[Exporter], name: str = "") -> dict[str, str]:
    path = exporter.file.format(table=name, dataset=name, language="", code=views.code)
    href = path if "{language}" in exporter.file else file_address(views, path)
    return {**_named(views, exporter), "href": href, "name": path.rpartition("/")[2]}


def dictionary_page(views: Views) -> dict[str, Any]:
    """Return the fields of every record, of each dataset, and of the groups inside records; then the controlled terms."""
    common = _section(views, COMMON, views.label("dictionary.common"), Record, list(known_specs(Record)))
    datasets = [_section(views, dataset.name, views.label(f"dataset.{dataset.name}"), dataset.model, _own(dataset))
                for dataset in DATASETS]
    groups = {owner: model for dataset in DATASETS for owner, model in models(dataset) if model is not dataset.model}
    parts = [_section(views, owner, views.label(f"group.{owner}"), model, list(known_specs(model)))
             for owner, model in groups.items() if model is not Prose]
    terms = [{"id": f"terms-{name}", "title": name, "terms": [{"code": term, "text": views.term(name, term)} for term in words]}
             for name, words in views.catalog.vocabulary.items()]
    return {"sections": [common, *datasets], "groups": parts, "vocabulary": terms}


def _own(dataset: Dataset) -> list[FieldSpec]:
    return [spec for spec in known_specs(dataset.model) if spec.name not in Record.model_fields]


def _section(views: Views, owner: str, title: str, model: type[BaseModel], fields: list[FieldSpec]) -> dict[str, Any]:
    name = owner if issubclass(model, Record) else f"group-{owner}"
    return {"id": name, "title": title, "fields": [_field(views, owner, model, spec) for spec in fields]}


def _field(views: Views, owner: str, model: type[BaseModel], spec: FieldSpec) -> dict[str, Any]:
    kind = views.label(_type(spec))
    return {
        "name": spec.name, "label": views.label(label_key(views.catalog, owner, model, spec.name)),
        "type": views.label("type.list", type=kind) if spec.many else kind, "target": _target(views, spec),
        "required": spec.required,
        "about": description(views.catalog, owner, model, spec.name)[views.code],
    }


def _type(spec: FieldSpec) -> str:
    if spec.ref or spec.term:
        return "type.reference" if spec.ref else "type.term"
    kinds = ((Title, "type.title"), (Prose, "type.prose"), (Text, "type.words"), (BaseModel, "type.group"), (Edtf, "type.date"))
    return next((key for kind, key in kinds if issubclass(spec.kind, kind)), _TYPES.get(spec.kind, "type.number"))


def _target(views: Views, spec: FieldSpec) -> list[dict[str, str]]:
    """Return what a field's values are taken from: datasets, a vocabulary, or a group of fields."""
    if spec.term:
        return [{"text": spec.term.vocabulary, "href": f"#terms-{spec.term.vocabulary}"}]
    if spec.ref:
        named = [{"text": views.label(f"dataset.{name}"), "href": f"#{name}"} for name in spec.ref.datasets]
        return named or [{"text": views.label("dictionary.any"), "href": f"#{COMMON}"}]
    if issubclass(spec.kind, BaseModel):
        name = group_name(Text if spec.kind is Prose else spec.kind)
        return [{"text": views.label(f"group.{name}"), "href": f"#group-{name}"}]
    return []
