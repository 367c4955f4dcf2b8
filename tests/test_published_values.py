"""Every field of every dataset after an edition: growth and wording are free, each change asks for one correction.

The real records are edited in memory, one of each kind of value that an edition freezes.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from compendium.core.edtf import Edtf
from compendium.core.field_walk import walk_record
from compendium.core.fields import Prose, Statement, Text
from compendium.records.catalog import Catalog, Entry
from compendium.records.corrections import Fault, Untold, follow_corrections
from compendium.records.editions import find_changes, freeze
from compendium.records.models.editions import Correction, Edition
from compendium.records.published_values import PublishedValue, list_values, split_key
from pydantic import ValidationError
from support import real_catalog

CATALOG = real_catalog()
EDITION = Edition.model_validate(freeze(CATALOG, "2026.1", "2026-01-02"))
REASON = {"en": "Misread.", "zh": "误读。"}


def examples() -> Iterator[tuple[str, Entry, PublishedValue]]:
    """Yield a value of each kind that an edition freezes, with the record that has it."""
    met = set()
    for entry in CATALOG.entries.values():
        for found in list_values(entry.record, ("en", "zh")):
            kind = f"{entry.dataset.name}.{'.'.join(split_key(found.key)[0])}"
            if kind not in met:
                met.add(kind)
                yield kind, entry, found


EXAMPLES = {kind: (entry, found) for kind, entry, found in examples()}
LISTS = [kind for kind, (_, found) in EXAMPLES.items() if isinstance(found.value, tuple)]
VALUES = [kind for kind in EXAMPLES if kind not in LISTS]


def follow(entry: Entry, *corrections: Correction) -> list[Fault]:
    return list(follow_corrections([EDITION], corrections, entry))


def edited(entry: Entry, at: tuple[str | int, ...], edit) -> Entry | None:
    """Return a record with one place of its data edited, or None where it would then be no record."""
    plain = entry.record.model_dump(mode="json", exclude_defaults=True)
    parent = plain
    for step in at[:-1]:
        parent = parent[step]
    edit(parent, at[-1])
    try:
        return replace(entry, record=type(entry.record).model_validate(plain))
    except ValidationError:
        return None


def without(kind: str) -> Entry | None:
    """Return the record of an example without its value, or without the first item of its list, or None where it needs it."""
    entry, found = EXAMPLES[kind]

    def remove(parent, step):
        if isinstance(found.value, tuple):
            parent[step] = parent[step][1:]
        else:
            parent.pop(step, None)

    changed = edited(entry, found.at, remove)
    return changed if changed and changed.record != entry.record else None


def another(found: PublishedValue) -> Any:
    """Return another value that the field can hold."""
    if found.spec.kind is Edtf:
        return "1234-05-06"
    if issubclass(found.spec.kind, bool):
        return found.value != "true"
    if issubclass(found.spec.kind, Decimal | int):
        return str(Decimal(str(found.value)) + 1)
    return f"{found.value}-other"


def correct(entry: Entry, fault: Untold, name: str = "c1", date: str = "2026-02-03") -> Correction:
    return Correction.model_validate({"id": name, "record": entry.id, "field": fault.key, "old": fault.chain.value, "new": fault.today,
                                      "date": date, "reason": REASON})


def test_nothing_has_changed_while_nothing_has():
    assert not [fault for entry in CATALOG.entries.values() for fault in follow(entry)]
    assert find_changes(CATALOG, EDITION) == []


@pytest.mark.parametrize("kind", VALUES)
def test_a_changed_value_asks_for_one_correction_and_with_it_for_none(kind):
    entry, found = EXAMPLES[kind]

    def change(parent, step):
        parent[step] = another(found)

    changed = edited(entry, found.at, change)
    assert changed, kind
    [fault] = follow(changed)
    assert isinstance(fault, Untold) and (fault.key, fault.chain.value) == (found.key, found.value)
    assert follow(changed, correct(entry, fault)) == []
    # A second change needs a second entry: one correction guards nothing but what it says.
    [again] = follow(entry, correct(entry, fault))
    assert isinstance(again, Untold) and again.today == found.value
    assert follow(entry, correct(entry, fault), correct(entry, again, "c2", "2026-02-04")) == []


@pytest.mark.parametrize("kind", [kind for kind in EXAMPLES if without(kind)])
def test_a_removed_value_or_item_asks_for_one_correction(kind):
    changed = without(kind)
    assert changed
    told = follow(changed)
    assert len(told) == 1 and isinstance(told[0], Untold) and told[0].today is None
    assert follow(changed, correct(changed, told[0])) == []


@pytest.mark.parametrize("kind", LISTS)
def test_what_is_added_to_a_list_is_free(kind):
    entry, found = EXAMPLES[kind]

    def add(parent, step):
        more = copy.deepcopy(parent[step][0])
        for name in ("id", "address"):
            if isinstance(more, dict) and name in more:
                more[name] += "-more"
        if isinstance(more, dict) and "title" in more and isinstance(more["title"], dict):
            more["title"] = {"en": "Another office", "zh": "另一职务"}
        parent[step] = [f"{more}-more" if isinstance(more, str) else more, *parent[step]]

    changed = edited(entry, found.at, add)
    assert changed and changed.record != entry.record
    assert follow(changed) == []


def test_words_about_a_thing_are_free_and_make_it_revised():
    for entry in [next(iter(CATALOG.of(dataset.name))) for dataset in CATALOG.datasets]:
        for at, _, value in walk_record(entry.record):
            if isinstance(value, Prose):
                def polish(parent, step):
                    parent[step]["en"] += " And so on."

                changed = edited(entry, at, polish)
                assert changed and follow(changed) == [], (entry.id, at)
                others = Catalog(CATALOG.root, entries={**CATALOG.entries, entry.id: changed}, locales=CATALOG.locales)
                assert [(one.record, one.kind) for one in find_changes(others, EDITION)] == [(entry.id, "revised")]


def test_a_statement_and_a_rendering_that_are_added_are_free():
    entry = next(entry for entry in CATALOG.entries.values() if entry.record.sources and not entry.record.sources[0].rendered)
    old = entry.record.sources[0]
    more = Statement(source=old.source, at=old.at, printed=dict(old.printed), rendered={"en": dict.fromkeys(old.printed, "in English")})
    assert follow(replace(entry, record=entry.record.model_copy(update={"sources": (more, old)}))) == []


def test_a_third_language_is_no_correction_and_no_change():
    def translate(value: Any) -> Any:
        if isinstance(value, dict):
            found = {key: item | {"ru": {"title": "по-русски"}} if key == "rendered" else translate(item) for key, item in value.items()}
            return found | {"ru": "по-русски"} if {"en", "zh"} <= value.keys() else found
        return [translate(item) for item in value] if isinstance(value, list) else value

    changed = {}
    for entry in CATALOG.entries.values():
        plain = translate(entry.record.model_dump(mode="json", exclude_defaults=True))
        changed[entry.id] = replace(entry, record=type(entry.record).model_validate(plain))
        assert follow(changed[entry.id]) == []
    assert any(isinstance(value, Text) and value.ru for _, _, value in walk_record(next(iter(changed.values())).record))
    assert find_changes(Catalog(CATALOG.root, entries=changed, locales=CATALOG.locales), EDITION) == []
