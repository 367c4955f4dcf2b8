"""The kinds of value that a record can hold, and how a model declares them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import UnionType
from typing import Annotated, Any, Self, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from compendium.core.borrowed import borrow
from compendium.core.edtf import Edtf
from compendium.core.macro_text import speak

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
Locator = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


def _read_digits(value: object) -> object:
    """Return a value; raise ValueError for a text that Python takes for a number but that readers of data do
    not.
    """
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", value):
        raise ValueError(f"'{value}' is not a number in plain digits, such as 1200, -3 or 12.5")
    return value


Number = Annotated[Decimal, BeforeValidator(_read_digits)]
Whole = Annotated[int, BeforeValidator(_read_digits)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class Frozen(BaseModel):
    """Base of every model: immutable, and a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Text(Frozen):
    """A text in every language of the site; Russian and Kazakh are optional until they become ones."""

    en: Line
    zh: Line
    ru: Line | None = None
    kk: Line | None = None

    def __getitem__(self, locale: str) -> str:
        """Return the text in a language, borrowed from English where there is none."""
        return self.own(locale) or borrow(self.en)

    def own(self, locale: str) -> str | None:
        """Return the text in a language, or None if it has none."""
        found: str | None = getattr(self, locale, None) if locale in _CODES else None
        return found

    def items(self) -> list[tuple[str, str]]:
        """Return (language code, text) for each language that has a text."""
        return [(code, text) for code in _CODES if (text := getattr(self, code))]

    @property
    def spoken(self) -> Text:
        """Return the text as it will be read."""
        return self


class Prose(Text):
    """A text of full sentences, shown as a paragraph rather than as a cell."""


class ChapterProse(Prose):
    """A paragraph that calls macros as chapters do: for figures, dates, links and notes."""

    @property
    def spoken(self) -> Text:
        """Return the text with the words of its macros in their place."""
        return self.model_copy(update={code: speak(text) for code, text in self.items()})


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


_CODES = tuple(Text.model_fields)


@dataclass(frozen=True)
class Ref:
    """Marks a text as the id of a record in one of `datasets` (any dataset if empty)."""

    datasets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """Marks a text as a term of one list of the vocabulary."""

    vocabulary: str


@dataclass(frozen=True)
class Asked:
    """Marks a field that may be left out but that a new record is asked for, such as a number that may be in
    words.
    """


@dataclass(frozen=True)
class AsOf:
    """Marks a date as that of the statements which carry another field.

    One that they print, or their source's own.
    """


@dataclass(frozen=True)
class Heading:
    """Marks a text as a section of a chapter, such as `water#allocation`."""


@dataclass(frozen=True)
class Key:
    """Marks a field by which a part without an id is known among its fellows."""


@dataclass(frozen=True)
class Part:
    """Marks a locator as a part of the source that the record's first statement names."""


class Statement(Frozen):
    """What one place in one source says: which fields it supports, each as printed there.

    `printed` maps a field of the record to the words of the source; "…" stands for words left out. `rendered`
    gives the same words in a language of the site, by language and field.
    """

    source: Annotated[str, Ref(("sources",))]
    at: Locator
    printed: dict[str, Line] = Field(min_length=1)
    rendered: dict[str, dict[str, Line]] = Field(default_factory=dict)
    note: Text | None = None


class Quantity(Frozen):
    """A quantity as a source gives it: `value` in whole units, `qualifier` for about, over, nearly …

    `to` closes a range. A source that prints no number, such as several billion or a third, has `words`
    instead.
    """

    value: Annotated[Number | None, Asked()] = None
    to: Number | None = None
    qualifier: Annotated[str, Term("qualifiers")] | None = None
    words: Text | None = None

    @model_validator(mode="after")
    def _has_value_or_words(self) -> Self:
        if (self.value is None) == (self.words is None):
            raise ValueError("give either the number in `value` or, if the source prints none, the `words`")
        if self.words is not None and (self.to is not None or self.qualifier is not None):
            raise ValueError("`to` and `qualifier` belong to a number; the `words` say it all")
        return self


@dataclass(frozen=True)
class FieldSpec:
    """One field of a model as the views, exports and checks see it.

    `published` is its name in editions: the one that it had first, which it keeps when it is renamed.
    """

    name: str
    kind: type
    many: bool
    required: bool
    ref: Ref | None = None
    term: Term | None = None
    part: bool = False
    asked: bool = False
    as_of: bool = False
    heading: bool = False
    key: bool = False
    published: str = ""

    @cached_property
    def nested(self) -> bool:
        """Return whether the field holds fields of its own."""
        return issubclass(self.kind, BaseModel)


def read_specs(model: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """Return the fields of a model in their order."""
    return tuple(_make_spec(name, info.annotation, info.metadata, info.is_required(),
                            info.serialization_alias or name)
                 for name, info in model.model_fields.items())


def _make_spec(name: str, annotation: Any, metadata: list[Any], required: bool, published: str) -> FieldSpec:
    kind, marks, many = _unwrap(annotation, list(metadata))
    ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
    term = next((mark for mark in marks if isinstance(mark, Term)), None)
    part, asked, as_of, heading, key = (any(isinstance(mark, sort) for mark in marks)
                                        for sort in (Part, Asked, AsOf, Heading, Key))
    return FieldSpec(name, kind, many, required, ref, term, part, required or asked, as_of, heading, key,
                     published)


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
    "AsOf", "Asked", "ChapterProse", "Edtf", "FieldSpec", "Frozen", "Heading", "Key", "Line",
    "Locator",
    "Number", "Part", "Prose", "Quantity", "Ref", "Slug", "Statement", "Term", "Text", "Title", "Whole",
    "read_specs",
]
