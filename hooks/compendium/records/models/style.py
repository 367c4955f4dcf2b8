"""What an editor would strike out: rules with a pattern, a language and the mend."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import Field

from compendium.core.fields import Frozen, Line


class StyleRule(Frozen):
    """One rule: its name, the language it is for, the pattern it strikes and the mend.

    `chapters` leaves records alone.
    """

    name: Line
    language: Line
    pattern: Line
    mend: Line
    chapters: bool = False

    @cached_property
    def struck(self) -> re.Pattern[str]:
        """Return the pattern, compiled."""
        return re.compile(self.pattern)


class StrengthPair(Frozen):
    """A kind of word that makes a sentence stronger or weaker: its pattern in English and in Chinese.

    Where that of the language `of` is found, that of the other must be: in the sentence, or, for `whole`,
    anywhere in the text. `records` leaves chapters
    alone, which name things and tell of silences where they read well.
    """

    name: Line
    en: Line
    zh: Line
    of: Literal["en", "zh"] = "en"
    whole: bool = False
    records: bool = False

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Return the pattern of each language, compiled."""
        return {code: re.compile(words, re.IGNORECASE) for code, words in (("en", self.en), ("zh", self.zh))}


class CarriedWord(Frozen):
    """A kind of superlative or universal.

    Its patterns in English and in Chinese, and that of the printed words, in the sources' language, that
    carry it.
    """

    name: Line
    en: Line
    zh: Line
    printed: Line

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Return the pattern of each language, compiled."""
        return {code: re.compile(words, re.IGNORECASE) for code, words in (("en", self.en), ("zh", self.zh))}

    @cached_property
    def carrying(self) -> re.Pattern[str]:
        """Return the pattern of the printed words, compiled."""
        return re.compile(self.printed)


class Style(Frozen):
    """All rules, the short forms that are explained once a chapter, and the texts that are right all the
    same; `now` finds the words that hold only at a time, by language.
    """

    rules: tuple[StyleRule, ...] = ()
    once: dict[str, Line] = Field(default_factory=dict)
    allowed: dict[str, Line] = Field(default_factory=dict)
    pairs: tuple[StrengthPair, ...] = ()
    even: dict[str, Line] = Field(default_factory=dict)
    carried: tuple[CarriedWord, ...] = ()
    now: dict[str, Line] = Field(default_factory=dict)

    @cached_property
    def now_words(self) -> dict[str, re.Pattern[str]]:
        """Return the pattern of each language's words that hold only at a time, compiled."""
        return {code: re.compile(words, re.IGNORECASE) for code, words in self.now.items()}
