"""How chapters call macros: what each takes, what its arguments name, and what is wrong with a call.

The macros themselves declare it: a parameter's type and mark, as in `name: Annotated[str, Named("record")]`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from compendium.core.problems import suggest_nearest
from compendium.records.chapters import Call

_WORDS = {str: "a text in quotation marks", int: "a whole number", bool: "True or False",
          list: 'a list of texts, such as ["date"]'}

# The macros that stand within a sentence.
INLINE = ("cite", "count", "date", "fig", "ref", "value")


@dataclass(frozen=True)
class Named:
    """Marks an argument as the id of one of `kinds`: record, question, observation, chart, map or dataset."""

    kinds: tuple[str, ...]

    def __init__(self, *kinds: str) -> None:
        object.__setattr__(self, "kinds", kinds)


@dataclass(frozen=True)
class Cited:
    """Marks an argument as a source and a place in it, such as "hao 1-1-p2"."""


@dataclass(frozen=True)
class FieldOf:
    """Marks an argument as a field of the record that another argument names.

    One that is shown, or (`dated`) a date.
    """

    argument: str
    dated: bool = False


@dataclass(frozen=True)
class ColumnsOf:
    """Marks an argument as fields of the dataset that another argument names."""

    argument: str


@dataclass(frozen=True)
class FiltersOf:
    """Marks further arguments as fields of a dataset, each with the value that its records have there."""

    argument: str


@dataclass(frozen=True)
class Argument:
    """One argument of a call: the parameter that takes it, its own name if it is a filter, and its value."""

    parameter: Parameter
    name: str
    value: Any


@dataclass(frozen=True)
class Parameter:
    """One parameter of a macro: its type, what its values name, and whether it takes one value, many, or any
    keyword.
    """

    name: str
    kind: type
    mark: Any
    many: bool
    keywords: bool
    required: bool
    default: Any


@dataclass(frozen=True)
class Signature:
    """What a macro takes."""

    parameters: tuple[Parameter, ...]

    @cached_property
    def _single(self) -> tuple[Parameter, ...]:
        return tuple(item for item in self.parameters if not item.many and not item.keywords)

    def bind(self, call: Call) -> Iterator[Argument | str]:
        """Yield each argument of a call with its parameter, or a message for what does not fit."""
        rest = next((item for item in self.parameters if item.many), None)
        others = next((item for item in self.parameters if item.keywords), None)
        given = dict.fromkeys(name.name for name, _ in zip(self._single, call.args, strict=False))
        for number, value in enumerate(call.args):
            parameter = self._single[number] if number < len(self._single) else rest
            yield Argument(parameter, parameter.name, value) if parameter else self._list_surplus(call)
        single = {item.name: item for item in self._single}
        for name, value in call.keywords:
            parameter = single.get(name) or others
            if name in given:
                yield f"is given '{name}' twice."
            elif parameter is None:
                known = f" Known: {', '.join(single)}." if single else ""
                yield f"takes no '{name}'.{suggest_nearest(name, single)}{known}"
            else:
                given[name] = None
                yield Argument(parameter, name, value)
        for item in self._single:
            if item.required and item.name not in given:
                yield f"lacks its '{item.name}', {_WORDS[item.kind]}."
            elif item.name not in given and item.mark:
                yield Argument(item, item.name, item.default)
        if rest and not call.args:
            yield f"lacks its {rest.name}; name one at least."

    def _list_surplus(self, call: Call) -> str:
        names = ", ".join(item.name for item in self._single) or "nothing"
        return f"is given {len(call.args)} values and takes {len(self._single)}: {names}."


def read_signatures(macros: Mapping[str, Callable[..., Any]]) -> dict[str, Signature]:
    """Return what each macro takes, as its function declares it."""
    return {name: Signature(tuple(_list_parameters(macro))) for name, macro in macros.items()}


def find_wrong_type(argument: Argument) -> str:
    """Return what is wrong with the type of an argument, or nothing."""
    kind, value = argument.parameter.kind, argument.value
    right = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if right and kind is list:
        right = bool(value) and all(isinstance(item, str) for item in value)
    return "" if right else f"its '{argument.name}' must be {_WORDS[kind]}, not {value!r}."


def _list_parameters(macro: Callable[..., Any]) -> Iterator[Parameter]:
    hints = get_type_hints(macro, include_extras=True)
    for item in inspect.signature(macro).parameters.values():
        if item.name == "self":
            continue
        hint = hints[item.name]
        kind, mark = get_args(hint)[:2] if get_origin(hint) is Annotated else (hint, None)
        yield Parameter(item.name, get_origin(kind) or kind, mark, item.kind is item.VAR_POSITIONAL,
                        item.kind is item.VAR_KEYWORD,
                        item.default is item.empty, item.default)
