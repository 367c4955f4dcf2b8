"""What keeps a value from being a record, in plain words.

Pydantic's errors, without those that only follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from compendium.core.field_walk import Location, known_specs
from compendium.core.problems import suggest_nearest

_SAID = {
    "missing": "is missing.",
    "string_type": "must be a text.",
    "tuple_type": "must be a list; write each value on a line of its own after '- '.",
    "dict_type": "must be a mapping of keys to values.",
    "model_type": "must be a mapping of keys to values.",
    "too_short": "must not be empty.",
    "string_too_short": "must not be empty.",
}


def tell_faults(fault: ValidationError, model: type[BaseModel] | None) -> Iterator[tuple[ErrorDetails, str]]:
    """Yield each error with its message; a key that is misspelt or misplaced is not missing as well."""
    errors = _list_causes(fault)
    missing = [error["loc"] for error in errors if error["type"] == "missing"]
    explained: set[tuple[int | str, ...]] = set()
    messages: dict[int, str] = {}
    for number, error in enumerate(errors):
        if error["type"] != "extra_forbidden":
            continue
        *around, key = error["loc"]
        beside = {str(loc[-1]): loc for loc in missing if list(loc[:-1]) == around}
        elsewhere = next((loc for loc in missing if loc[-1] == key), None)
        meant = next(iter(get_close_matches(str(key), beside, n=1)), None)
        if elsewhere:
            explained.add(elsewhere)
            owner = write_location(find_place(elsewhere[:-1])) or "the record itself"
            messages[number] = f"is not a field here; it belongs to {owner}. Correct its indentation."
        elif meant:
            explained.add(beside[meant])
    for number, error in enumerate(errors):
        if error["type"] != "missing" or error["loc"] not in explained:
            yield error, messages.get(number) or write_message(error, model)


def _list_causes(fault: ValidationError) -> list[ErrorDetails]:
    """Return the errors without those that only follow: a list is short when one of its items is at fault."""
    errors = fault.errors()
    inner = {error["loc"][:size] for error in errors for size in range(len(error["loc"]))}
    return [error for error in errors if error["type"] != "too_short" or error["loc"] not in inner]


def find_place(location: Iterable[str | int]) -> Location:
    """Return pydantic's location without the steps that are not keys or positions in the file."""
    return tuple(step for step in location
                 if isinstance(step, int) or not str(step).startswith(("function-", "tuple[")))


def write_location(location: Location) -> str:
    """Return a location as people write it, such as sources[1].source."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return text.lstrip(".")


def write_message(error: ErrorDetails, model: type[BaseModel] | None = None) -> str:
    """Return pydantic's error in plain words, with the value and what is allowed."""
    kind, value, context = error["type"], error.get("input"), error.get("ctx", {})
    quoted = f"'{value}'" if isinstance(value, str) else "the value"
    if kind == "extra_forbidden":
        known = _list_fields_at(model, error["loc"][:-1]) if model else []
        allowed = f" Known fields: {', '.join(known)}." if known else ""
        return f"is not a field here.{suggest_nearest(str(error['loc'][-1]), known)}{allowed}"
    if kind == "string_pattern_mismatch":
        return f"{quoted} is not an id: use small letters, digits and single hyphens, such as session-08."
    if kind in ("int_parsing", "decimal_parsing", "bool_parsing", "int_from_float"):
        wanted = {"int": "a whole number", "decimal": "a number", "bool": "true or false"}[kind.split("_")[0]]
        return f"{quoted} is not {wanted}."
    if kind == "too_short" and context["actual_length"]:
        return f"has only {context['actual_length']}; it needs {context['min_length']} at least."
    if kind in _SAID:
        return _SAID[kind]
    if kind == "value_error":
        return f"{context['error']}."
    if kind == "edtf":
        return f"{context['reason']}." if "reason" in context else f"{error['msg']}."
    return f"{quoted}: {error['msg'][0].lower()}{error['msg'][1:]}."


def _list_fields_at(model: type[BaseModel], location: Iterable[str | int]) -> list[str]:
    """Return the names of the fields that stand at a location of a model."""
    for step in find_place(location):
        if isinstance(step, str):
            spec = next((spec for spec in known_specs(model) if spec.name == step), None)
            if spec is None or not spec.nested:
                return []
            model = spec.kind
    return list(model.model_fields)
