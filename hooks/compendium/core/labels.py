"""Words of the interface: one text a language, or one for each form that words with a number take."""

from __future__ import annotations

from pydantic import model_validator

from compendium.core.borrowed import borrow
from compendium.core.fields import Frozen, Line


class Forms(Frozen):
    """Words that change with a number, by CLDR's names for its forms; a single text is the form `other`."""

    one: Line | None = None
    two: Line | None = None
    few: Line | None = None
    many: Line | None = None
    other: Line

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"other": value} if isinstance(value, str) else value

    def form(self, name: str) -> str:
        """Return the words for one of CLDR's forms, those of `other` where the language needs no more."""
        return getattr(self, name, None) or self.other

    def items(self) -> list[tuple[str, str]]:
        """Return (form, words) for each form that has words of its own."""
        return [(name, words) for name, words in self if words]


class Label(Frozen):
    """Words of the interface in every language of the site.

    Those with a count have a form for each plural.
    """

    en: Forms
    zh: Forms
    ru: Forms | None = None
    kk: Forms | None = None

    def __getitem__(self, locale: str) -> str:
        """Return the words in a language, borrowed from English where there are none."""
        return self.own(locale) or borrow(self.en.other)

    def own(self, locale: str) -> str | None:
        """Return the words in a language, or None if it has none."""
        forms = self.forms(locale)
        return forms.other if forms else None

    def forms(self, locale: str) -> Forms | None:
        """Return all forms of the words in one language, or None if it has none."""
        found: Forms | None = getattr(self, locale, None) if locale in type(self).model_fields else None
        return found

    def lent(self) -> Forms:
        """Return the forms that are shown, marked as borrowed, in a language that has none of its own."""
        return Forms(**{name: borrow(words) for name, words in self.en.items()})

    def items(self) -> list[tuple[str, str]]:
        """Return (language code, words) for each form in each language that has words."""
        return [(code, words) for code, forms in self if forms for _, words in forms.items()]
