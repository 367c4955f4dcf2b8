"""Faults in what is built: templates, settings of the build, and hostile words that must show as text."""

from __future__ import annotations

import json
import random
import re
from typing import ClassVar

from .faults import Fault, misspelt
from .project import Mutant, Project, shown

HOSTILE = ("<script>alert('hostile')</script>", "<b onclick=alert('x')>x</b>", "{{ x * x }}{% raw %}", "[x](javascript:alert('x'))",
           "=HYPERLINK('x')", "</title></head><iframe src=//x>", "&lt;&amp;\u202e x", "${x} `x` **x**")


class SiteFault(Fault):
    """A fault in one place of one file of the tiny site; `files` are patterns, `places` finds where.

    A `hostile` one is planted beside words that would be code elsewhere, and not compared with what pages said.
    """

    group: ClassVar[str] = "site"
    structural: ClassVar[bool] = True
    hostile: ClassVar[bool] = False
    files: ClassVar[tuple[str, str]] = ("templates", "*.html")
    places: ClassVar[re.Pattern[str]] = re.compile("")

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Return what stands in the place instead."""
        raise NotImplementedError

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Change one place of one file."""
        path = rng.choice(project.paths(*self.files))
        text = project.text(path)
        found = list(self.places.finditer(text))
        if not found:
            return None
        match = rng.choice(found)
        wrong = self.wrong(match, rng)
        if wrong is None or wrong == match[0]:
            return None
        line = text.count("\n", 0, match.start()) + 1
        return Mutant({path: text[:match.start()] + wrong + text[match.end():]}, f"{path}:{line}",
                      f"{shown(match[0])} → {shown(wrong) or 'nothing'}")


class JinjaError(SiteFault):
    """A template is no longer one."""

    name = "broken-template"
    places = re.compile(r"\{%-? (?:endif|endfor|endmacro|endcall|if [^%]*|for [^%]*) -?%\}")

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop a tag, or half of one."""
        return rng.choice(["", match[0][:-2], match[0].replace("%}", "% }")])


class LostOutput(SiteFault):
    """A record's page no longer shows something."""

    name = "lost-output"
    structural: ClassVar[bool] = False
    files = ("templates/pages", "*.html")
    places = re.compile(r"\{\{ [^}]*\}\}")

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop the output."""
        return ""


class UnknownName(SiteFault):
    """A template asks for what it is not given."""

    name = "unknown-name"
    files = ("templates/pages", "*.html")
    places = re.compile(r"(?<=\{\{ )([a-z_]+)(?=[ .(])")

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Misspell the name."""
        return misspelt(match[1], rng)


class UnescapedOutput(SiteFault):
    """A template puts words out as HTML."""

    name = "unescaped-output"
    hostile = True
    files = ("templates", "*.html")
    places = re.compile(r"\{\{ ((?:record|item|fact|part|value|row|cell|statement|source|entry|group)"
                        r"\.(?:text|title|label|note|value)) \}\}")

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Mark it as safe."""
        return f"{{{{ {match[1]} | safe }}}}"


class OtherLabel(SiteFault):
    """A template asks for a word of the interface that there is none of."""

    name = "unknown-label"
    places = re.compile(r"(?:\bt|\bui)\(\"([\w.]+)\"")

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Misspell its key."""
        return match[0].replace(match[1], misspelt(match[1], rng))


class LostLabel(SiteFault):
    """A word that templates use is gone from the interface."""

    name = "lost-label"
    files = ("data", "labels.yml")
    places = re.compile(r"^(record\.(?:facts|sources|related)|header\.\w+|footer\.\w+|search\.title|list\.separator|dataset\.rivers"
                        r"|kind\.rivers|field\.date|citation\.short|site\.name): \{.*\}$", re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Drop it."""
        return "# gone"


class LostSetting(SiteFault):
    """A setting of the build is gone or misspelt: hooks, macros, the theme's folder, styles, an extension."""

    name = "lost-setting"
    files = (".", "mkdocs.yml")
    places = re.compile(r"^( *)(?:- )?(custom_dir: .*|hooks:|plugins:|extra_css:|  - assets/compendium\.css|docs_dir: .*|attr_list"
                        r"|md_in_html|locale: en|module_name: .*|theme:|name: material|site_url: .*|markdown_extensions:)$",
                        re.MULTILINE)

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Misspell the key, or drop the line."""
        return match[0].replace(match[2], "x" + match[2]) if match[2].endswith(":") or rng.random() < 0.4 else "# gone"


class HostileWords(SiteFault):
    """Words that would be code elsewhere stand in a record; they must show as text, which the gates on pages hold."""

    name = "hostile-words"
    share = 20
    hostile = True
    files = ("data", "[!lvefs]*.yml")
    places = re.compile(r"(?<=zh: )([\u4e00-\u9fff]{2,})(?=[,}])")

    def wrong(self, match: re.Match[str], rng: random.Random) -> str | None:
        """Quote one of them after the words that stand there."""
        return json.dumps(f"{match[1]} {rng.choice(HOSTILE)}", ensure_ascii=False)


SITE: tuple[type[Fault], ...] = (
    JinjaError, LostOutput, UnknownName, UnescapedOutput, OtherLabel, LostLabel, LostSetting, HostileWords,
)
