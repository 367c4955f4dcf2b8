"""Faults in our own words, in the words of the interface and in the settings of the data."""

from __future__ import annotations

import random
import re
from typing import ClassVar

from compendium.fields import Prose, Text

from .faults import Fault, ScalarFault, other_digit
from .project import Mutant, Project, Spot, shown

_SENTENCES = {"en": re.compile(r"(?<=[.!?])\s+(?=[A-Z])"), "zh": re.compile(r"(?<=[。！？；])")}


class DigitInText(ScalarFault):
    """A digit in one language's text is wrong."""

    name = "wrong-digit-in-text"
    share = 50

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a text with a figure."""
        return issubclass(spot.spec.kind, Text) and spot.location[-1] in ("en", "zh") and bool(re.search(r"\d", spot.node.value))

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Replace a digit."""
        return other_digit(spot.node.value, rng)


class FigureInOneLanguage(ScalarFault):
    """One language's text says a figure that the other does not."""

    name = "figure-in-one-language"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a paragraph."""
        return issubclass(spot.spec.kind, Prose) and spot.location[-1] in ("en", "zh")

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Add a sentence with a figure."""
        number = rng.randint(200, 999)
        return spot.node.value + (f" It was {number} in all." if spot.location[-1] == "en" else f"共计{number}项。")


class CopiedTranslation(ScalarFault):
    """The Chinese text is a copy of the English."""

    name = "copied-translation"
    structural: ClassVar[bool] = True

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is the Chinese of a sentence."""
        return issubclass(spot.spec.kind, Prose) and spot.location[-1] == "zh"

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Copy the English."""
        english = [other for other in project.spots_of(spot.entry) if other.location == (*spot.location[:-1], "en")]
        return english[0].node.value if english else None


class ForeignWords(ScalarFault):
    """A text has words of the other language, or its punctuation."""

    name = "foreign-words"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a paragraph."""
        return issubclass(spot.spec.kind, Prose) and spot.location[-1] in ("en", "zh")

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Add Chinese to English, an English sentence or half-width punctuation to Chinese."""
        if spot.location[-1] == "en":
            return spot.node.value + " 双方同意。"
        if "，" in spot.node.value and rng.random() < 0.5:
            return spot.node.value.replace("，", ",", 1)
        return spot.node.value + "The two sides agreed on all of this later."


class Oversized(ScalarFault):
    """A text is a megabyte long."""

    name = "oversized-text"
    structural: ClassVar[bool] = True
    share = 4

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a text or a printed form."""
        return issubclass(spot.spec.kind, Text) or "printed" in spot.location

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Repeat the text."""
        return (spot.node.value + " ") * (1_000_000 // (len(spot.node.value) + 1))


class Settings(Fault):
    """A fault in one line of a settings file of the data."""

    structural: ClassVar[bool] = True
    file: ClassVar[str] = ""
    line: ClassVar[re.Pattern[str]] = re.compile("")

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Return what stands instead of the line."""
        raise NotImplementedError

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Change one of the lines that match."""
        text = project.text(self.file)
        found = list(self.line.finditer(text))
        if not found:
            return None
        match = rng.choice(found)
        wrong = self.wrong(match, rng)
        if wrong is None:
            return None
        number = text.count("\n", 0, match.start()) + 1
        return Mutant({self.file: text[:match.start()] + wrong + text[match.end():]}, f"{self.file}:{number}",
                      f"{shown(match[0])} → {shown(wrong) or 'nothing'}")


class LabelOneLanguage(Settings):
    """A word of the interface lacks a language."""

    name = "label-in-one-language"
    file = "data/labels.yml"
    line = re.compile(r"^([\w.-]+): \{en: [^\"{}]+?, zh: ([^{}\"]+)\}$", re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Leave out the English."""
        return f"{match[1]}: {{zh: {match[2]}}}"


class LabelSwapped(Settings):
    """The languages of a word of the interface are exchanged."""

    name = "label-swapped"
    file = "data/labels.yml"
    line = re.compile(r"^([\w.-]+): \{en: ([A-Za-z ]{3,}), zh: ([\u4e00-\u9fff]+)\}$", re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Exchange them."""
        return f"{match[1]}: {{en: {match[3]}, zh: {match[2]}}}"


class TermRemoved(Settings):
    """A term that records use is gone from the vocabulary, or renamed."""

    name = "removed-term"
    file = "data/vocabulary.yml"
    line = re.compile(r"^  (water|trade|signed|session|about|usd|percent|conflict|wording|commission|company|claim|assessment"
                      r"|in-person|both|paragraph|footnote|city|state|river|agreement|memorandum|count|flow): (\{.*\})$",
                      re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop or rename it."""
        return rng.choice(["  # gone", f"  {match[1]}s: {match[2]}"])


class TermPattern(Settings):
    """A unit or qualifier no longer says where its number goes in one language."""

    name = "lost-placeholder"
    share = 5
    file = "data/vocabulary.yml"
    line = re.compile(r"^(  [\w-]+: \{en: \"[^\"]*\{n\}[^\"]*\", zh: \")([^\"]*)\{n\}([^\"]*\"\})$", re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop the placeholder of the Chinese."""
        return f"{match[1]}{match[2]}{match[3]}" if match[2] + match[3].strip("\"}") else None


class FloorRaised(Settings):
    """A dataset should have more records than it has."""

    name = "missed-floor"
    share = 3
    file = "data/floors.yml"
    line = re.compile(r"^(\w+): (\d+)$", re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Raise the floor, or make it no number."""
        return rng.choice([f"{match[1]}: {10 * int(match[2]) + 1}", f"{match[1]}: many", f"{match[1]}s: {match[2]}"])


class DescriptionLost(Settings):
    """A field's meaning is missing, or a field is described that does not exist."""

    name = "lost-description"
    file = "data/fields.yml"
    line = re.compile(r"^([\w.]+):(?= \{|$)", re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Misspell the field."""
        return f"{match[1]}x:"


class LocaleBroken(Settings):
    """A language's way with dates lacks a pattern or has one too many."""

    name = "broken-locale"
    share = 5
    file = "data/locales.yml"
    line = re.compile(r"^( +)(day|month|year|quarter|since|until|unknown|months|tag|list_separator|range|quotes): .*$",
                      re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop the line, or misspell its key."""
        return rng.choice([f"{match[1]}# gone", f"{match[1]}{match[2]}x: x"])


class OutlineBroken(Settings):
    """A part of a source's outline that statements cite is gone, doubled or of no known kind."""

    name = "broken-outline"
    file = "data/outlines/li.yml"
    line = re.compile(r"^(- id: \"?)(\d[\w-]*)(\"?)\n(  kind: )(\w+)$", re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Rename the part, give it another part's name, or misspell its kind."""
        dash, name, quote, kind, term = match.groups()
        return rng.choice([f"{dash}{name}-x{quote}\n{kind}{term}", f"{dash}title{quote}\n{kind}{term}",
                           f"{dash}{name}{quote}\n{kind}{term}x"])


class NavigationPage(Fault):
    """A page is missing in one language's navigation, or stands in another place."""

    name = "lost-from-navigation"
    structural: ClassVar[bool] = True

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Drop or move one line of a navigation."""
        file = rng.choice(["mkdocs.yml", "mkdocs.zh.yml"])
        lines = project.text(file).splitlines(keepends=True)
        places = [index for index, line in enumerate(lines) if re.match(r"^ +- [\w/-]+\.md$", line.rstrip())]
        place = rng.choice(places)
        line = lines.pop(place)
        what = f"without {line.strip()}"
        if rng.random() < 0.4:
            lines.insert(rng.choice(places[:-1]), line)
            what = f"moved {line.strip()}"
        text = "".join(lines)
        return None if text == project.text(file) else Mutant({file: text}, file, what)


WORDS: tuple[type[Fault], ...] = (
    DigitInText, FigureInOneLanguage, CopiedTranslation, ForeignWords, Oversized, LabelOneLanguage, LabelSwapped, TermRemoved,
    TermPattern, FloorRaised, DescriptionLost, LocaleBroken, OutlineBroken, NavigationPage,
)
