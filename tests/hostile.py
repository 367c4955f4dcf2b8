"""Records in which every field that can hold words holds words that would be code elsewhere."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from compendium.catalog import Catalog, load_catalog
from compendium.datasets import DATASETS
from compendium.edtf import Edtf
from compendium.fields import FieldSpec, Statement, Text, specs
from compendium.models.editions import Correction, Withdrawal
from compendium.models.outline import Unit
from pydantic import BaseModel

# A formula, HTML, Jinja, Markdown, entities, quotation marks, writing from the right, an emoji, ends of comments and of CDATA.
HOSTILE = ("=7+7 <script>alert('hostile')</script> {{ 7 * 7 }}{% raw %} **b** [x](javascript:alert(7)) </title><b onclick=alert(7)>k</b> "
           "<img src=x onerror=alert(7)> &amp; \"q\" \u202e \u200f \U0001f600 ${y} `z` ]]> --> \\end{7} %7B |")
SOURCE = "hostile-sources"
_PRINTED = f"3007年7至8 {HOSTILE}"
_WORDS = {"en": f"{HOSTILE} brook", "zh": f"{HOSTILE} 银溪"}


def name_of(dataset: str) -> str:
    """Return the id of a dataset's hostile record."""
    return f"hostile-{dataset}"


def make_hostile(folder: Path) -> None:
    """Add a record with every field filled to each dataset of the tiny site, and to its outlines, corrections and withdrawals."""
    data = folder / "data"
    catalog = load_catalog(data)
    for dataset in DATASETS:
        record = _model(catalog, dataset.model, name_of(dataset.name))
        _write(data / dataset.name / "hostile.yml", [record])
    unit = _model(catalog, Unit, "0-p1")
    _write(data / "outlines" / f"{SOURCE}.yml", [{**unit, "kind": "paragraph"}, {**unit, "id": "0-p2", "kind": "section"}])
    for name, model in (("corrections", Correction), ("withdrawn", Withdrawal)):
        item = {**_model(catalog, model, f"hostile-{name}"), "record": "silver-brook", "dataset": "rivers", "moved_to": "silver-brook"}
        _write(data / name / "hostile.yml", [{key: value for key, value in item.items() if key in model.model_fields}])


def _write(path: Path, records: list[dict[str, Any]]) -> None:
    path.parent.mkdir(exist_ok=True)
    # JSON is YAML, and refers to nothing twice.
    path.write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")


def _model(catalog: Catalog, model: type[BaseModel], name: str) -> dict[str, Any]:
    if issubclass(model, Statement):
        return {"source": "alpha", "at": "0-p1", "printed": {"title": _PRINTED, "summary": _PRINTED}, "note": dict(_WORDS)}
    found = {spec.name: _value(catalog, model, spec, name) for spec in specs(model) if spec.name != "unknown"}
    if issubclass(model, Text):
        found |= _WORDS
    return {key: value for key, value in found.items() if value is not None}


def _value(catalog: Catalog, model: type[BaseModel], spec: FieldSpec, name: str) -> Any:
    one = _one(catalog, model, spec, name)
    if spec.name == "readings":
        return [{**one, "id": "one"}, {**one, "id": "two"}]
    if spec.name == "sources":
        fields = [field.name for field in specs(model) if field.kind in (Edtf, Decimal, int) or field.name == "roles"]
        one["printed"] |= {field: _PRINTED for field in fields if field != "to"}
    return [one] if spec.many and one is not None else one


def _one(catalog: Catalog, model: type[BaseModel], spec: FieldSpec, name: str) -> Any:
    if spec.name == "id":
        return name if spec.required and not name.startswith("part") else f"{name}-id"
    if spec.name == "preferred":
        return "one"
    if spec.ref:
        allowed = spec.ref.datasets or ("places",)
        return next((entry.id for entry in catalog.entries.values() if entry.dataset.name in allowed), None)
    if spec.term:
        return next(iter(catalog.vocabulary[spec.term.vocabulary]))
    if issubclass(spec.kind, BaseModel):
        return _model(catalog, spec.kind, f"{name}-part")
    plain = {Edtf: "3007", Decimal: "7", int: "7", bool: "true"}
    if spec.kind in plain:
        return "8" if spec.name == "to" else plain[spec.kind]
    if spec.part:
        return "1"
    if spec.name == "field":
        return "title"
    constraints = model.model_fields[spec.name].metadata
    return name if any(getattr(mark, "pattern", None) for mark in constraints) else HOSTILE
