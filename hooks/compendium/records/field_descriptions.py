"""What each field means: the models of a dataset, and the words that name and describe their fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Prose, Statement, Text
from compendium.records.catalog import Catalog
from compendium.records.datasets import Dataset
from compendium.records.models import Record

COMMON = "common"
# Shown by a page's own pieces rather than as facts.
_FRAME = frozenset({"id", "title", "related", "sources", "unknown", "derived", "date_words", "preferred",
                    "see", "indicator",
                    "family", "given", "holders"})


def list_models(dataset: Dataset) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the dataset's model and each model inside it once, with the name that its fields are described
    by.
    """
    yield dataset.name, dataset.model
    yield from _find_inside(dataset.model, set())


def _find_inside(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, type[BaseModel]]]:
    for spec in known_specs(model):
        if issubclass(spec.kind, BaseModel) and spec.kind not in seen:
            seen.add(spec.kind)
            yield name_group(spec.kind), spec.kind
            yield from _find_inside(spec.kind, seen)


def list_parts(model: type[BaseModel]) -> list[FieldSpec]:
    """Return the fields that hold several parts with fields of their own, such as observations."""
    return [spec for spec in known_specs(model)
            if spec.many and issubclass(spec.kind, BaseModel) and spec.kind is not Statement]


def is_part(spec: FieldSpec) -> bool:
    """Return whether a field holds parts that are shown apart.

    With sources of their own, or several with dates and links.
    """
    if not issubclass(spec.kind, BaseModel) or issubclass(spec.kind, Statement | Text):
        return False
    inner = known_specs(spec.kind)
    linked = any(item.ref or item.term or item.kind in (Edtf, Prose) for item in inner)
    return any(item.kind is Statement for item in inner) or (spec.many and linked)


@cache
def shown_fields(model: type[BaseModel]) -> dict[str, FieldSpec]:
    """Return the fields of a record or part that are shown as facts, by name; themes come last."""
    found = {spec.name: spec for spec in known_specs(model)
             if spec.name not in _FRAME and not issubclass(spec.kind, Prose) and not is_part(spec)}
    themes = found.pop("themes", None)
    return found | ({"themes": themes} if themes else {})


def name_group(model: type[BaseModel]) -> str:
    """Return the name of a model inside records, such as statement or observation."""
    return model.__name__.lower()


def list_keys(owner: str, model: type[BaseModel], field: str) -> list[str]:
    """Return the keys of the descriptions that a field may have, the nearest first."""
    if issubclass(model, Record):
        return [f"{owner}.{field}", f"{COMMON}.{field}"]
    return [f"{name_group(base)}.{field}" for base in model.__mro__ if issubclass(base, BaseModel)]


def find_description(catalog: Catalog, owner: str, model: type[BaseModel], field: str) -> Text:
    """Return what a field means in every language; raise KeyError if nothing is written about it."""
    own = list_keys(owner, model, field)
    return catalog.fields[next((key for key in own if key in catalog.fields), own[0])]


def name_label(catalog: Catalog, owner: str, model: type[BaseModel], field: str) -> str:
    """Return the key of the label that names a field.

    The languages of a text have names of their own.
    """
    choices = (f"field.{owner}.{field}", f"language.{field}" if issubclass(model, Text) else "")
    return next((key for key in choices if key in catalog.labels), f"field.{field}")


def list_own_labels(dataset: Dataset) -> Iterator[str]:
    """Yield every label that a dataset may have and that something else stands in for where it has none."""
    yield from (f"nothing.{dataset.name}", f"nothing.{dataset.name}.short")
    for owner, model in list_models(dataset):
        yield f"pattern.{owner}"
        yield from (f"field.{owner}.{field}" for field in model.model_fields)
    for spec in known_specs(dataset.model):
        if issubclass(spec.kind, BaseModel):
            yield f"part.{spec.name}"


def find_only(users: set[str]) -> str:
    """Return the one dataset that uses a word, in whose file it belongs, or nothing for a shared word."""
    return next(iter(users)) if len(users) == 1 else ""


def list_labels(catalog: Catalog, dataset: Dataset) -> Iterator[str]:
    """Yield every label that the exports and the dictionary need for a dataset's fields."""
    for owner, model in list_models(dataset):
        if model is not dataset.model and not issubclass(model, Prose):
            yield f"group.{owner}"
        for field in model.model_fields:
            yield name_label(catalog, owner, model, field)
    for spec in list_parts(dataset.model):
        yield from (f"table.{spec.name}", f"table.{spec.name}.about")
