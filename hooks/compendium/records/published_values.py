"""What an edition publishes of a record: each value by a key that outlives its place in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from compendium.core.field_walk import Location, known_specs
from compendium.core.fields import FieldSpec, Prose, Statement, Text

# How a record is grouped, linked and shown, and what our own words say of it: free at any time.
_FREE = frozenset({
    "id", "related", "sources", "derived", "unknown", "see", "themes", "subjects", "records", "about",
    "chapter", "authorities", "gazetteer", "scope", "subject", "route", "says",
})
_LANGUAGES = frozenset(Text.model_fields)
# The part that a key names, between brackets.
_PART = re.compile(r"\[(.*?)\](?=\.|$)")
# The values of a record by key: texts, and of what is a list the items, each part by its name.
Values = dict[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class PublishedValue:
    """One value of a record, where it stands in the record, and the field that holds it."""

    key: str
    value: str | tuple[str, ...]
    at: Location
    spec: FieldSpec


def list_values(record: BaseModel, languages: Collection[str]) -> list[PublishedValue]:
    """Return the values of a record, a list before what is inside its parts; texts in some languages only.

    Keys are `date`, `title.zh`, `parties`, `observations[trade-2013].value`.
    """
    return list(_walk(record, frozenset(languages), "", (), prose=False))


def collect_sentences(record: BaseModel) -> dict[str, str]:
    """Return the texts of whole sentences, which may be worded anew at any time, by keys: `text.en`."""
    found = _walk(record, _LANGUAGES, "", (), prose=True)
    held = {item.key: item.value for item in found if isinstance(item.value, str)}
    return {key: value for key, value in held.items() if key not in collect_values(record, _LANGUAGES)}


def collect_values(record: BaseModel, languages: Collection[str]) -> Values:
    """Return the values of a record by their keys."""
    return {found.key: found.value for found in list_values(record, languages)}


def split_key(key: str) -> tuple[list[str], list[str]]:
    """Return the names of the fields that lead to a value, and those of the parts on the way."""
    return _PART.sub("", key).split("."), _PART.findall(key)


def find_spec(model: type[BaseModel], key: str) -> tuple[type[BaseModel], FieldSpec] | None:
    """Return the model that holds a key's value and its field there, or None if there is no such field."""
    found = None
    for name in split_key(key)[0]:
        spec = next((spec for spec in known_specs(model) if spec.published == name), None)
        if spec is None:
            return None
        found, model = (model, spec), spec.kind
    return found


def has_id(kind: type) -> bool:
    """Return whether values of a kind are parts that keep their id for good."""
    return issubclass(kind, BaseModel) and "id" in kind.model_fields


def find_differing(before: Values, now: Values) -> tuple[str, ...]:
    """Return the keys of what is no longer as it was, removed items as `parties[southmark]`.

    What was added is no difference, and neither is what a removed part had inside.
    """
    found: list[str] = []
    gone: tuple[str, ...] = ()
    for key, value in before.items():
        if key.startswith(gone):
            continue
        there = now.get(key)
        if isinstance(value, str):
            found += [key] if there != value else []
        else:
            lost = [f"{key}[{item}]" for item in value if item not in (there or ())]
            found += lost
            gone += tuple(f"{name}." for name in lost)
    return tuple(found)


def _walk(model: BaseModel, languages: frozenset[str], key: str, at: Location,
          prose: bool) -> Iterator[PublishedValue]:
    known = has_id(type(model))
    for spec in known_specs(type(model)):
        value, name, here = getattr(model, spec.name), f"{key}{spec.published}", (*at, spec.name)
        if value is None or value == () or not _is_published(model, spec, languages, prose):
            continue
        if spec.many:
            items = _name_items(value)
            yield PublishedValue(name, tuple(items), here, spec)
            for index, item in enumerate(value if spec.nested else ()):
                yield from _walk(item, languages, f"{name}[{items[index]}].", (*here, index), prose)
        elif spec.nested:
            # The name of a part stands in its key, in the language that every text has.
            own = languages - {"en"} if spec.key and not known else languages
            yield from _walk(value, own, f"{name}.", here, prose)
        elif not spec.key:
            yield PublishedValue(name, _write(value), here, spec)


def _is_published(model: BaseModel, spec: FieldSpec, languages: frozenset[str], prose: bool) -> bool:
    if isinstance(model, Text) and spec.name in _LANGUAGES:
        return spec.name in languages
    kinds = Statement if prose else Prose | Statement
    return not (spec.name in _FREE or spec.heading or issubclass(spec.kind, kinds))


def _name_items(values: tuple[object, ...]) -> list[str]:
    """Return what the items of a list are known by; of several that are called the same, by a number too."""
    met: Counter[str] = Counter()
    names = []
    for value in values:
        name = _name_part(value) if isinstance(value, BaseModel) else _write(value)
        met[name] += 1
        names.append(name if met[name] == 1 else f"{name} ({met[name]})")
    return names


def _name_part(part: BaseModel) -> str:
    """Return a part's id, or the values of its keys: of a text the English, of statements the first place."""
    if isinstance(part, Text):
        return part["en"]
    if has_id(type(part)):
        return str(getattr(part, "id", ""))
    named = []
    for spec in known_specs(type(part)):
        value = getattr(part, spec.name)
        if spec.key and spec.kind is Statement:
            named.append(f"{value[0].source} {value[0].at}")
        elif spec.key:
            named.append(value["en"] if isinstance(value, Text) else _write(value))
    return ", ".join(named)


def _write(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
