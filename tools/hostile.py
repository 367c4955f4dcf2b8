"""Records in which every field that can hold words holds words that would be code elsewhere."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from compendium.core.edtf import Edtf
from compendium.core.fields import ChapterProse, FieldSpec, Heading, Quantity, Statement, Text, read_specs
from compendium.records.catalog import Catalog
from compendium.records.catalog_loader import load_catalog
from compendium.records.datasets import DATASETS
from compendium.records.editions import freeze
from compendium.records.models.editions import Correction, Withdrawal
from compendium.records.models.outline import SourcePart
from pydantic import BaseModel

# A formula, HTML, Jinja, Markdown, entities, quotation marks, writing from the right, an emoji, ends of
# comments and of CDATA.
HOSTILE = ("=7+7 <script>alert('hostile')</script> {{ 7 * 7 }}{% raw %} **b** [x](javascript:alert(7)) "
           "</title><b onclick=alert(7)>k</b> "
           "<img src=x onerror=alert(7)> &amp; \"q\" \U0001f600 ${y} `z` ]]> --> \\end{7} %7B |")
SOURCE = "hostile-sources"
_PRINTED = f"3007年7至8 {HOSTILE}"
# Prose of chapters is Markdown with macros, where the checks refuse what would be code.
_PROSE = {"en": 'A brook. {{ cite("alpha 0-p1") }}', "zh": '一条小溪。{{ cite("alpha 0-p1") }}'}
_WORDS = {"en": f"{HOSTILE} brook", "zh": f"{HOSTILE} 银溪"}


def find_name(dataset: str) -> str:
    """Return the id of a dataset's hostile record."""
    return f"hostile-{dataset}"


def make_hostile(folder: Path) -> None:
    """Add a record with every field filled to each dataset of the tiny site, and to its outlines, corrections
    and withdrawals.
    """
    data = folder / "data"
    catalog = load_catalog(data)
    for dataset in DATASETS:
        make = _make_note if dataset.apart else _make_model
        record = make(catalog, dataset.model, find_name(dataset.name))
        _write(data / dataset.name / "hostile.yml", [record])
    unit = _make_model(catalog, SourcePart, "0-p1")
    _write(data / "outlines" / f"{SOURCE}.yml",
           [{**unit, "kind": "paragraph"}, {**unit, "id": "0-p2", "kind": "section"}])
    for name, model in (("corrections", Correction), ("withdrawn", Withdrawal)):
        item = {**_make_model(catalog, model, f"hostile-{name}"), "record": "silver-brook",
                "dataset": "rivers", "moved_to": "silver-brook", "date": "3007-08-09"}
        own = {key: value for key, value in item.items() if key in model.model_fields}
        _write(data / name / "hostile.yml", _chain(own) if model is Correction else [own])
    edition = freeze(catalog, "3007.1", "3007-08-08")
    (data / "editions").mkdir()
    (data / "editions" / "3007.1.json").write_text(json.dumps(edition), encoding="utf-8")


def _chain(correction: dict[str, Any]) -> list[dict[str, Any]]:
    """Return two corrections that lead from the brook's name to hostile words and back."""
    told = {**correction, "field": "title.en"}
    return [{**told, "old": "Silver Brook"}, {**told, "id": f"{told['id']}-2", "new": "Silver Brook"}]


def _write(path: Path, records: list[dict[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    # Copied by way of JSON, so that YAML refers to nothing twice.
    lines = yaml.safe_dump(json.loads(json.dumps(records)), allow_unicode=True, sort_keys=False, width=10**6)
    path.write_text(lines, encoding="utf-8")


def _make_model(catalog: Catalog, model: type[BaseModel], name: str) -> dict[str, Any]:
    if issubclass(model, Statement):
        return {"source": "alpha", "at": "0-p1", "printed": {"title": _PRINTED, "summary": _PRINTED},
                "note": dict(_WORDS)}
    found = {spec.name: _make_value(catalog, model, spec, name) for spec in read_specs(model)
             if spec.name != "unknown"}
    if issubclass(model, ChapterProse):
        return dict(_PROSE)
    if issubclass(model, Text):
        found |= _WORDS
    if issubclass(model, Quantity):
        # A quantity has a number or words, never both.
        found.pop("words")
    return {key: value for key, value in found.items() if value is not None}


def _make_note(catalog: Catalog, model: type[BaseModel], name: str) -> dict[str, Any]:
    """Return a record that rests on pages of its own and may have few fields of the others."""
    says = " ".join([word for word in HOSTILE.split() if "alert" not in word][:18])
    filled = _make_model(catalog, model, name)
    evidence = [{**filled["evidence"][0], "publisher": f"{HOSTILE} {number}", "says": says,
                 "address": f"https://page-{number}.example/?q=<b>&r='7'"} for number in (1, 2)]
    kept = ("id", "title", "text", "as_of")
    # What it is about is named in its words.
    return {**{key: filled[key] for key in kept}, "about": ["silver-brook"], "evidence": evidence}


def _make_value(catalog: Catalog, model: type[BaseModel], spec: FieldSpec, name: str) -> Any:
    one = _make_one(catalog, model, spec, name)
    if spec.name == "readings":
        return [{**one, "id": "one"}, {**one, "id": "two"}]
    if spec.name == "sources":
        fields = [field.name for field in read_specs(model)
                  if field.kind in (Edtf, Decimal, int)
                  or field.name in ("roles", "parent", "members", "status")]
        one["printed"] |= {field: _PRINTED for field in fields if field != "to"}
    return [one] if spec.many and one is not None else one


def _make_one(catalog: Catalog, model: type[BaseModel], spec: FieldSpec, name: str) -> Any:
    if spec.name == "id":
        return name if spec.required and not name.startswith("part") else f"{name}-id"
    if spec.name == "preferred":
        return "one"
    if spec.name == "authorities":
        return f"GeoNames 7, {HOSTILE}"
    if spec.ref:
        allowed = spec.ref.datasets or ("places",)
        return next((entry.id for entry in catalog.entries.values() if entry.dataset.name in allowed), None)
    if spec.term:
        return next(iter(catalog.vocabulary[spec.term.vocabulary]))
    if issubclass(spec.kind, BaseModel):
        return _make_model(catalog, spec.kind, f"{name}-{spec.name}")
    plain = {Edtf: "3007", Decimal: "7", int: "7", bool: "true"}
    if spec.kind in plain:
        return "8" if spec.name == "to" else plain[spec.kind]
    if spec.part:
        return "1"
    if spec.name == "field":
        return "title"
    constraints = model.model_fields[spec.name].metadata
    if any(isinstance(mark, Heading) for mark in constraints):
        return "water#water"
    return name if any(getattr(mark, "pattern", None) for mark in constraints) else HOSTILE
