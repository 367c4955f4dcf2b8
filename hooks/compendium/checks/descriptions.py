"""Every field of every model has its name and its description, and nothing else is described."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog
from ..datasets import DATASETS
from ..dictionary import keys, labels, models
from ..errors import Problem, nearest
from .languages import text_faults

FILE = "data/fields.yml"


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each field without a description, and for each description without a field or a language."""
    if catalog.problems and not (catalog.fields and catalog.labels):
        # A file could not be read, which is a fault already.
        return
    known: set[str] = set()
    for dataset in DATASETS:
        for key in labels(catalog, dataset):
            if key not in catalog.labels:
                yield Problem("data/labels.yml", 1, key, "", f"is missing; add '{key}: {{en: …, zh: …}}'.")
        for owner, model in models(dataset):
            for field in model.model_fields:
                own = keys(owner, model, field)
                known |= set(own)
                if not any(key in catalog.fields for key in own):
                    yield Problem(FILE, 1, own[0], "", f"has no description; add '{own[0]}: {{en: …, zh: …}}', one sentence each.")
    for key, text in catalog.fields.items():
        if key not in known:
            yield Problem(FILE, 1, key, "", f"describes no field.{nearest(key, known)}")
        for code, message in text_faults(text, list(catalog.locales)):
            yield Problem(FILE, 1, key, code, message)
