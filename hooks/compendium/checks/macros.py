"""Macros are called with what they take, and everything that they name exists."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from compendium.checks.claims import compare_words
from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Term
from compendium.core.memory import Topic
from compendium.core.problems import Problem, list_choices, suggest_nearest
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import Block, Call, Passage
from compendium.records.datasets import by_name
from compendium.records.field_descriptions import shown_fields
from compendium.records.macro_calls import (
    INLINE,
    Argument,
    Cited,
    ColumnsOf,
    FieldOf,
    FiltersOf,
    Named,
    Signature,
    find_wrong_type,
)

Macros = Mapping[str, Signature]
_BLOCKS = frozenset({"cards", "chart", "chronology", "closing", "latest", "listing", "map", "questions",
                     "search_box",
                     "table", "afterwards", "background_rule"})


def check(catalog: Catalog, passages: list[Passage], macros: Macros) -> Iterator[Problem]:
    """Yield the first fault of each call in each passage."""
    known = catalog.cache.memory.of("words of macros", catalog.reading)
    for passage in passages:
        for block in passage.blocks:
            for call in block.calls:
                message = (next(_find_messages(catalog, known, call, macros, passage.locale), "")
                           or _check_amid_words(passage, block, call))
                if message:
                    yield passage.problem(call.line, message, call.name)


def _check_amid_words(passage: Passage, block: Block, call: Call) -> str:
    """Return a message for a macro that makes a table, list or drawing and does not stand by itself."""
    if passage.record:
        allowed = ", ".join(INLINE)
        return "" if call.name in INLINE else f"stands in chapters only; a record's text takes {allowed}."
    if call.name not in _BLOCKS or (len(block.calls) == 1
                                    and re.fullmatch(r"\s*\{\{.*\}\}\s*", block.text, re.DOTALL)):
        return ""
    return "makes a block of its own; put it on a line by itself, with an empty line before and after."


def _find_messages(catalog: Catalog, known: Topic, call: Call, macros: Macros, code: str) -> Iterator[str]:
    if call.broken:
        yield f"cannot be read: {call.broken}; arguments are texts in quotation marks."
    elif call.name not in macros:
        yield (f"there is no macro '{call.name}'.{suggest_nearest(call.name, macros)} Known: "
               f"{list_choices(macros)}.")
    else:
        bound = list(macros[call.name].bind(call))
        yield from (item for item in bound if isinstance(item, str))
        arguments = [item for item in bound if isinstance(item, Argument)]
        yield from filter(None, map(find_wrong_type, arguments))
        named = {argument.name: argument.value for argument in arguments}
        for argument in arguments:
            yield from _check_names(catalog, argument, named)
        words = str(named.get("words", ""))
        if words and (differs := compare_words(catalog, known, call.name, named, code)):
            yield f"'{words}': {differs}."


def _check_names(catalog: Catalog, argument: Argument, named: dict[str, object]) -> Iterator[str]:
    """Yield what is wrong with the names in an argument, by the mark of its parameter."""
    mark, value = argument.parameter.mark, argument.value
    if isinstance(mark, Named):
        yield from _check_id(catalog, mark, value)
    elif isinstance(mark, Term):
        yield from _check_term(catalog, mark, value)
    elif isinstance(mark, Cited):
        yield from _check_place(catalog, value)
    elif isinstance(mark, FieldOf):
        yield from _check_field(catalog, mark, str(named[mark.argument]), value)
    elif isinstance(mark, ColumnsOf):
        fields = _check_columns(str(named[mark.argument]))
        yield from (f"the {named[mark.argument]} have no field '{name}'.{suggest_nearest(name, fields)} "
                    f"Known: {list_choices(fields, 30)}."
                    for name in value if name not in fields)
    elif isinstance(mark, FiltersOf):
        yield from _check_filter(catalog, str(named[mark.argument]), argument.name, value)


def _check_id(catalog: Catalog, mark: Named, value: str) -> Iterator[str]:
    entry = catalog.entries.get(value)
    dataset = next((dataset for dataset in catalog.datasets if dataset.name == value), None)
    found = [kind for kind, there in (
        ("record", entry and not entry.dataset.apart), ("note", value in catalog.variants),
        ("observation", value in catalog.observations), ("question", entry and entry.dataset.asked),
        ("chart", value in catalog.charts), ("map", value in catalog.maps),
        ("dataset", dataset and not dataset.apart)) if there]
    if value in catalog.broken or not set(found).isdisjoint(mark.kinds):
        return
    kinds = " or ".join(kind for kind in mark.kinds if kind != "note")
    if (entry and entry.dataset.apart) or (dataset and dataset.apart):
        yield f"'{value}' is background; chapters and answers rest on the sources alone."
    elif found:
        yield f"'{value}' is the id of {_give_article(found[0])}; here stands that of {_give_article(kinds)}."
    else:
        yield f"no {kinds} has the id '{value}'.{suggest_nearest(value, _list_known(catalog, mark))}"


def _give_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _list_known(catalog: Catalog, mark: Named) -> list[str]:
    """Return the ids that an argument can have, to find the nearest to a wrong one."""
    homes: dict[str, Collection[str]] = {
        "record": [entry.id for entry in catalog.entries.values() if not entry.dataset.apart],
        "note": catalog.variants, "observation": catalog.observations,
        "question": [entry.id for entry in catalog.entries.values() if entry.dataset.asked],
        "chart": catalog.charts, "map": catalog.maps,
        "dataset": [dataset.name for dataset in catalog.datasets if not dataset.apart]}
    return [name for kind in mark.kinds for name in homes[kind]]


def _check_term(catalog: Catalog, mark: Term, value: str) -> Iterator[str]:
    allowed = catalog.vocabulary.get(mark.vocabulary, {})
    if value not in allowed:
        yield (f"'{value}' is not one of the {mark.vocabulary}.{suggest_nearest(value, allowed)} Allowed: "
               f"{list_choices(allowed)}.")


def _check_place(catalog: Catalog, value: str) -> Iterator[str]:
    source, _, at = value.partition(" ")
    outline = catalog.outlines.get(source)
    if outline is None:
        yield f"no source has the id '{source}'.{suggest_nearest(source, catalog.outlines)}"
    elif at not in outline:
        yield f"'{at}' is no part of {source}.{suggest_nearest(at, outline)}"


def _check_field(catalog: Catalog, mark: FieldOf, name: str, field: str) -> Iterator[str]:
    """A field that is shown has a value, or is said to be unknown; one that is a date has a date."""
    observation = catalog.observations.get(name)
    entry = catalog.entries.get(name)
    model = observation[1] if observation else entry.record if entry else None
    if model is None:
        return
    specs = {spec.name: spec
             for spec in known_specs(type(model))} if mark.dated else shown_fields(type(model))
    if field not in specs or not _is_there(model, specs[field], mark.dated):
        able = [spec.name for spec in specs.values() if _is_there(model, spec, mark.dated)]
        what = f"date in '{field}'" if mark.dated else f"field '{field}' to show"
        yield (f"'{name}' has no "
               f"{what}.{suggest_nearest(field, able)}{f' It has: {list_choices(able)}.' if able else ''}")


def _is_there(model: object, spec: FieldSpec, dated: bool) -> bool:
    value = getattr(model, spec.name)
    if dated:
        return isinstance(value, Edtf)
    number = isinstance(value, Decimal | int) and value is not False
    return bool(value) or number or spec.name in getattr(model, "unknown", ())


def _check_columns(dataset: str) -> list[str]:
    model = by_name().get(dataset)
    return [spec.name for spec in known_specs(model.model)] if model else []


def _check_filter(catalog: Catalog, dataset: str, field: str, value: str) -> Iterator[str]:
    """A filter is a field whose values are terms, ids or plain, and its value is one that the field can have.
    """
    home = by_name().get(dataset)
    if home is None:
        return
    specs = {spec.name: spec for spec in known_specs(home.model) if not spec.nested}
    spec = specs.get(field)
    if spec is None:
        yield (f"the {dataset} have no field '{field}' to choose by.{suggest_nearest(field, specs)} Known: "
               f"{list_choices(specs, 30)}.")
    elif spec.term:
        yield from _check_term(catalog, spec.term, value)
    elif spec.ref:
        yield from _check_reference(catalog, spec.ref.datasets, value)
    elif not any(value in _check_plain(entry, field) for entry in catalog.of(dataset)):
        yield f"none of the {dataset} has the {field} '{value}'."


def _check_reference(catalog: Catalog, datasets: tuple[str, ...], value: str) -> Iterator[str]:
    ids = catalog.broken | {name: entry.dataset.name for name, entry in catalog.entries.items()}
    if value not in ids:
        known = [name for name, dataset in ids.items() if not datasets or dataset in datasets]
        yield f"no record has the id '{value}'.{suggest_nearest(value, known)}"
    elif datasets and ids[value] not in datasets:
        yield f"'{value}' is one of the {ids[value]}; this field takes {' or '.join(datasets)}."


def _check_plain(entry: Entry, field: str) -> list[str]:
    value = getattr(entry.record, field)
    return [str(item) for item in value] if isinstance(value, tuple) else [str(value)]
