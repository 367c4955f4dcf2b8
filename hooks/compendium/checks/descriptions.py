"""Every field of every model has its name and its description, and nothing else is described."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.checks.languages import check_text, list_required
from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.field_descriptions import find_only, list_keys, list_labels, list_models


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each field without a description, and for each description without a field or a
    language.
    """
    if catalog.problems and not (catalog.fields and catalog.labels):
        # A file could not be read, which is a fault already.
        return
    known: set[str] = set()
    # What is missing, or asked for, with the datasets that need it.
    named: dict[str, set[str]] = {}
    described: dict[str, set[str]] = {}
    for dataset in catalog.datasets:
        for key in list_labels(catalog, dataset):
            named.setdefault(key, set()).add(dataset.name)
        for owner, model in list_models(dataset):
            for field in model.model_fields:
                own = list_keys(owner, model, field)
                known |= set(own)
                if not any(key in catalog.fields for key in own):
                    described.setdefault(own[0], set()).add(dataset.name)
    for key, users in named.items():
        if key not in catalog.labels:
            message = f"is missing; add '{key}: {{en: …, zh: …}}'."
            yield catalog.words.lack("labels", key, message, find_only(users))
    for key, users in described.items():
        message = f"has no description; add '{key}: {{en: …, zh: …}}', one sentence each."
        yield catalog.words.lack("fields", key, message, find_only(users))
    for key, text in catalog.fields.items():
        if key not in known:
            message = f"describes no field.{suggest_nearest(key, known)}"
            yield catalog.words.problem("fields", (key,), "", message)
        for code, message in check_text(text, list_required(catalog)):
            yield catalog.words.problem("fields", (key,), code, message)
