"""A citable thing, before any style: what it is, who made it, what carries it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compendium.core.edtf import Edtf
from compendium.presentation.language import Words

HAN = re.compile(r"[\u3400-\u9fff]")


def choose_words(words: Words | None, code: str) -> str:
    """Return a text in a language, or as it is where that language has no form of its own.

    Nothing where there is none.
    """
    return (words.get(code) or next(iter(words.values()))) if words else ""


@dataclass(frozen=True, kw_only=True)
class Creator:
    """Who made a work; `name` is the whole name in its natural order, and only a person has a family name."""

    name: Words
    family: Words | None = None
    given: Words | None = None

    @property
    def corporate(self) -> bool:
        """Return whether a body made the work, whose name is never taken apart."""
        return self.family is None or self.given is None

    def family_first(self, code: str) -> bool:
        """Return whether the natural order has the family name first, as Chinese names have, romanised ones
        included.
        """
        return self.family is not None and choose_words(self.name,
                                                        code).startswith(choose_words(self.family, code))


@dataclass(frozen=True, kw_only=True)
class CitedWork:
    """One work: `kind` is article, entry, dataset or treaty.

    `language` the code of the language it is written in. Texts are mappings from language code to words.
    `edition` and `locator` are already words of the citing page; `version` is the edition's bare name.
    `accessed` is the day on which the citing reader saw it; a page that is built beforehand cannot know it.
    `pages` has a hyphen between first and last. A work of unknown date has none.
    """

    id: str
    kind: str
    language: str
    title: Words
    creators: tuple[Creator, ...] = ()
    container: Words | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    issn: str = ""
    date: Edtf | None = None
    edition: str = ""
    version: str = ""
    place: Words | None = None
    url: str = ""
    accessed: Edtf | None = None
    locator: str = ""

    @property
    def own_title(self) -> str:
        """Return the title in the work's own language."""
        return self.title[self.language]

    def translation(self, code: str) -> str:
        """Return the title in the citing page's language, or nothing where that is the work's own."""
        return "" if code == self.language else self.title.get(code, "")

    @property
    def year(self) -> str:
        """Return the year as four digits, or nothing where less than a year is known."""
        point = self.date.start if self.date else None
        return point.year if point and point.year.isdigit() else ""
