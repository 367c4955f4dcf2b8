"""Faults in the authored chapters: macros, citations, headings, links, figures typed by hand, foreign markup."""

from __future__ import annotations

import random
import re
from typing import ClassVar

from .faults import Fault, misspelt
from .project import Mutant, Project, shown

_CALL = re.compile(r"\{\{ *(\w+)\((.*?)\) *\}\}", re.DOTALL)


class ChapterFault(Fault):
    """A fault in one place of one chapter, in one language; `places` finds the places, `wrong` gives what stands there then."""

    group: ClassVar[str] = "chapters"
    structural: ClassVar[bool] = True
    places: ClassVar[re.Pattern[str]] = _CALL

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Return what stands in the place instead, or None."""
        raise NotImplementedError

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Change one of the places of one chapter."""
        path = rng.choice(project.paths("docs", "*.md"))
        text = project.text(path)
        if "kind: chapter" not in text:
            return None
        found = list(self.places.finditer(text))
        if not found:
            return None
        match = rng.choice(found)
        wrong = self.wrong(project, match, rng)
        if wrong is None or wrong == match[0]:
            return None
        line = text.count("\n", 0, match.start()) + 1
        return Mutant({path: text[:match.start()] + wrong + text[match.end():]}, f"{path}:{line}",
                      f"{shown(match[0])} → {shown(wrong) or 'nothing'}")


class UnknownMacro(ChapterFault):
    """A macro's name is misspelt."""

    name = "unknown-macro"

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Misspell it."""
        return match[0].replace(match[1], misspelt(match[1], rng), 1)


class MacroOfNothing(ChapterFault):
    """A macro names no record, no observation or no part of a source."""

    name = "macro-of-nothing"
    share = 20
    places = re.compile(r"(?<=[(\s])\"([a-z][\w-]+(?: [\w-]+)?)\"")

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Misspell the id."""
        known = {*project.catalog.entries, *project.catalog.observations}
        if match[1] not in known and match[1].partition(" ")[0] not in project.catalog.outlines:
            return None
        return f'"{match[1]}x"'


class OpenMacro(ChapterFault):
    """A macro is not closed, or a statement of Jinja stands open."""

    name = "open-macro"

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop a brace or a quotation mark, or open a block."""
        whole = match[0]
        return rng.choice([whole[:-2], whole[:-1], whole[2:], whole.replace('"', "", 1), "{% if x %}" + whole, "{# " + whole])


class OtherArgument(ChapterFault):
    """A macro shows another record in one language."""

    name = "other-record-in-one-language"
    share = 20
    places = re.compile(r"\{\{ (?:ref|date|fig)\(\"([\w-]+)\"")

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Name another record or observation."""
        meetings = [entry.id for entry in project.catalog.of("meetings")]
        return match[0].replace(match[1], rng.choice(sorted(project.catalog.observations) if "fig(" in match[0] else meetings))


class OtherCitation(ChapterFault):
    """A paragraph cites another place, or one less, in one language."""

    name = "other-citation"
    share = 20
    places = re.compile(r"(?<=cite\()\"(\w+) ([\w-]+)\"(, )?")

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Cite another part of the source, or drop the place where others stand."""
        outline = project.catalog.outlines.get(match[1])
        if match[3] and rng.random() < 0.5:
            return ""
        return f'"{match[1]} {rng.choice(sorted(outline))}"{match[3] or ""}' if outline else None


class UncitedParagraph(ChapterFault):
    """A paragraph has no citation."""

    name = "uncited-paragraph"
    places = re.compile(r" ?\{\{ cite\([^}]*\}\}$", re.MULTILINE)

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop the citation."""
        return ""


class TypedFigure(ChapterFault):
    """A figure is typed by hand."""

    name = "typed-figure"
    places = re.compile(r"\{\{ (?:fig|date|count)\([^}]*\}\}")

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Type a figure in place of the macro."""
        return rng.choice(["24", "2015", "1.5%", "33 billion", "第十九次"])


class LostParagraph(ChapterFault):
    """A paragraph is missing in one language."""

    name = "lost-paragraph"
    places = re.compile(r"(?<=\n\n)(?![#<{-])[^\n]+\n\n")

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop it."""
        return ""


class OtherHeading(ChapterFault):
    """A heading is missing in one language, or has another id."""

    name = "other-heading"
    places = re.compile(r"^(##+ .*?\{ #)([\w-]+)( \})$", re.MULTILINE)

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Change the id, drop it or drop the heading."""
        return rng.choice([f"{match[1]}{match[2]}-x{match[3]}", match[1].removesuffix(" { #"), ""])


class BrokenLink(ChapterFault):
    """A link leads nowhere."""

    name = "broken-link"
    places = re.compile(r"\]\(([\w/-]+)\.md(#[\w-]+)?\)")

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Misspell the page or the heading."""
        return rng.choice([f"]({match[1]}x.md)", f"]({match[1]}.md#no-such-heading)"])


class ForeignMarkup(ChapterFault):
    """A chapter carries a script, a frame or another piece of HTML."""

    name = "foreign-markup"
    places = re.compile(r"(?<=\n\n)(?=[A-Z\u4e00-\u9fff])")

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Put it before a paragraph."""
        return rng.choice(["<script>alert('x')</script> ", "<img src=x onerror=alert('x')> ", "<iframe src='//x'></iframe> ",
                           "<div onclick=\"x()\"> ", "\ue000x\ue001 "])


class LostFront(ChapterFault):
    """A chapter no longer says what it is."""

    name = "lost-front-matter"
    places = re.compile(r"^(?:kind: chapter|description: .*)\n", re.MULTILINE)

    def wrong(self, project: Project, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop the line."""
        return ""


class LostChapter(Fault):
    """A chapter is missing in one language."""

    name = "lost-chapter"
    group: ClassVar[str] = "chapters"
    structural: ClassVar[bool] = True
    share = 4

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Delete it."""
        path = rng.choice(project.paths("docs", "*.md"))
        return Mutant({path: None}, path, "deleted")


CHAPTERS: tuple[type[Fault], ...] = (
    UnknownMacro, MacroOfNothing, OpenMacro, OtherArgument, OtherCitation, UncitedParagraph, TypedFigure, LostParagraph,
    OtherHeading, BrokenLink, ForeignMarkup, LostFront, LostChapter,
)
