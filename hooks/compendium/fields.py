"""The kinds of value that a record can hold, and how a model declares them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .edtf import Edtf

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
Locator = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class Frozen(BaseModel):
    """Base of every model: immutable, and a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Frozen):
    """A text in every language of the site; Russian and Kazakh are optional until they become ones."""

    en: Line
    zh: Line
    ru: Line | None = None
    kk: Line | None = None

    def __getitem__(self, locale: str) -> str:
        return getattr(self, locale)

    def items(self) -> list[tuple[str, str]]:
        """Return (language code, text) for each language that has a text."""
        return [(code, self[code]) for code in type(self).model_fields if code in _CODES and self[code]]


class Prose(Text):
    """A text of full sentences, shown as a paragraph rather than as a cell."""


class Title(Text):
    """The name of a thing in each language, with every other form that readers search by."""

    pinyin: Line | None = None
    also: tuple[Line, ...] = ()
    short: Text | None = None

    def forms(self) -> list[str]:
        """Return every form of the name, each once, in the order of the fields."""
        forms = [text for _, text in self.items()]
        forms += [self.pinyin] if self.pinyin else []
        forms += [text for _, text in self.short.items()] if self.short else []
        return list(dict.fromkeys([*forms, *self.also]))


_CODES = frozenset(Text.model_fields)


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of a record in one of `datasets` (any dataset if empty)."""

    datasets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """Marks a text as a term of one list in data/vocabulary.yml."""

    vocabulary: str


@dataclass(frozen=True)
class Part:
    """Marks a locator as a part of the source that the record's first statement names."""


class Statement(Frozen):
    """What one place in one source says: which fields it supports, each as printed there.

    `printed` maps a field of the record to the words of the source; "…" stands for words left out.
    """

    source: Annotated[str, Ref(("sources",))]
    at: Locator
    printed: dict[str, Line] = Field(min_length=1)
    note: Text | None = None


class Quantity(Frozen):
    """A number as a source gives it: `value` in whole units, `qualifier` for about, over, nearly …

    `to` closes a range. Source of the words: the statement's printed form.
    """

    value: Decimal
    to: Decimal | None = None
    qualifier: Annotated[str, Term("qualifiers")] | None = None


@dataclass(frozen=True)
class FieldSpec:
    """One field of a model as the views, exports and checks see it."""

    name: str
    kind: type
    many: bool
    required: bool
    ref: Ref | None = None
    term: Term | None = None
    part: bool = False

    @cached_property
    def nested(self) -> bool:
        """Return whether the field holds fields of its own."""
        return issubclass(self.kind, BaseModel)


def specs(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """Return the fields of a model in their order."""
    return tuple(_spec(name, info.annotation, info.metadata, info.is_required()) for name, info in model.model_fields.items())


def _spec(name: str, annotation: Any, metadata: list[Any], required: bool) -> FieldSpec:
    kind, marks, many = _unwrap(annotation, list(metadata))
    ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
    term = next((mark for mark in marks if isinstance(mark, Term)), None)
    return FieldSpec(name, kind, many, required, ref, term, any(isinstance(mark, Part) for mark in marks))


def _unwrap(annotation: Any, marks: list[Any]) -> tuple[type, list[Any], bool]:
    """Peel Annotated, Optional and tuple[…, ...] off a type, gathering the marks on the way."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _unwrap(arguments[0], [*arguments[1:], *marks])
    if origin in (Union, UnionType):
        inner = next(argument for argument in arguments if argument is not type(None))
        return _unwrap(inner, marks)
    if origin is tuple:
        kind, marks, _ = _unwrap(arguments[0], marks)
        return kind, marks, True
    return (origin or annotation), marks, False


__all__ = [
    "Edtf", "FieldSpec", "Frozen", "Line", "Locator", "Part", "Prose", "Quantity", "Ref", "Slug", "Statement", "Term",
    "Text", "Title", "specs",
]
