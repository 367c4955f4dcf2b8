"""What each field means: the models of a dataset and the words of data/fields.yml for their fields."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from .catalog import Catalog
from .datasets import Dataset
from .fields import FieldSpec, Prose, Statement, Text
from .models import Record
from .walking import known_specs

COMMON = "common"


def models(dataset: Dataset) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the dataset's model and each model inside it once, with the name that its fields are described by."""
    yield dataset.name, dataset.model
    yield from _inside(dataset.model, set())


def _inside(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, type[BaseModel]]]:
    for spec in known_specs(model):
        if issubclass(spec.kind, BaseModel) and spec.kind not in seen:
            seen.add(spec.kind)
            yield group_name(spec.kind), spec.kind
            yield from _inside(spec.kind, seen)


def parts(model: type[BaseModel]) -> list[FieldSpec]:
    """Return the fields that hold several parts with fields of their own, such as observations."""
    return [spec for spec in known_specs(model) if spec.many and issubclass(spec.kind, BaseModel) and spec.kind is not Statement]


def group_name(model: type[BaseModel]) -> str:
    """Return the name of a model inside records, such as statement or observation."""
    return model.__name__.lower()


def keys(owner: str, model: type[BaseModel], field: str) -> list[str]:
    """Return the keys of data/fields.yml that may describe a field, the nearest first."""
    if issubclass(model, Record):
        return [f"{owner}.{field}", f"{COMMON}.{field}"]
    return [f"{group_name(base)}.{field}" for base in model.__mro__ if issubclass(base, BaseModel)]


def description(catalog: Catalog, owner: str, model: type[BaseModel], field: str) -> Text:
    """Return what a field means in every language; raise KeyError if nothing is written about it."""
    own = keys(owner, model, field)
    return catalog.fields[next((key for key in own if key in catalog.fields), own[0])]


def label_key(catalog: Catalog, owner: str, model: type[BaseModel], field: str) -> str:
    """Return the key of data/labels.yml that names a field; the languages of a text have names of their own."""
    choices = (f"field.{owner}.{field}", f"language.{field}" if issubclass(model, Text) else "")
    return next((key for key in choices if key in catalog.labels), f"field.{field}")


def labels(catalog: Catalog, dataset: Dataset) -> Iterator[str]:
    """Yield every key of data/labels.yml that the exports and the dictionary need for a dataset's fields."""
    for owner, model in models(dataset):
        if model is not dataset.model and model is not Prose:
            yield f"group.{owner}"
        for field in model.model_fields:
            yield label_key(catalog, owner, model, field)
    for spec in parts(dataset.model):
        yield from (f"table.{spec.name}", f"table.{spec.name}.about")
