"""Authored chapters as the checks see them: blocks, headings and the macros that they call."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from compendium.core.borrowed import LENDER, borrow
from compendium.core.field_walk import Location
from compendium.core.locales import Locale
from compendium.core.macro_text import CALL
from compendium.core.problems import Problem
from compendium.core.yaml_faults import MERGE
from compendium.core.yaml_loader import find_unwritable, parse_yaml
from compendium.records.form_faults import write_location
from compendium.records.loader import FileCache, FilePlace

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?(?:\n|\Z)", re.DOTALL)
_MERGE = re.compile(r"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6}) +(.*?)(?:\s+\{ *#([\w-]+) *\})?\s*$")
_HIDDEN = re.compile(r"\{\{.*?\}\}|\{ *[#.:][^}]*\}|<[^>]+>|\]\([^)]*\)|`[^`]*`", re.DOTALL)


@dataclass(frozen=True)
class Call:
    """One macro call: its name, its literal arguments and its line."""

    name: str
    args: tuple[Any, ...]
    keywords: tuple[tuple[str, Any], ...]
    line: int
    broken: str = ""


@dataclass(frozen=True)
class Block:
    """A run of lines between blank lines: its first line, its section's id, its text and its calls."""

    line: int
    section: str
    text: str
    calls: tuple[Call, ...]

    @property
    def visible(self) -> str:
        """Return the words that the author typed, without macros, addresses and markup."""
        return _HIDDEN.sub(" ", self.text)

    @property
    def is_heading(self) -> bool:
        """Return whether the block is a heading."""
        return self.text.startswith("#")


@dataclass(frozen=True)
class Passage:
    """Prose with macros in one language: an authored page, or a text of a record.

    `name` is what it is called in every language; a text of a record names `record`, where that stands, and
    where `at` in it the text is.
    """

    path: str
    name: str
    locale: str
    blocks: tuple[Block, ...]
    headings: tuple[tuple[int, str | None, str, int], ...] = ()
    record: str = ""
    place: FilePlace | None = None
    at: Location = ()

    @property
    def must_cite(self) -> bool:
        """Return whether its figures must come from records and its paragraphs cite."""
        return True

    @property
    def content(self) -> tuple[Any, ...]:
        """Return what tells its text, and the lines of it, from any other."""
        return self.locale, *((block.line, block.text) for block in self.blocks)

    @property
    def shown(self) -> str:
        """Return what a message about its counterpart calls it."""
        return write_location(self.at) or self.path

    def problem(self, line: int, message: str, field: str = "") -> Problem:
        """Return a fault at a line of an authored page, or at the field of a record."""
        if self.place:
            return self.place.problem(self.record, self.at, f"{field}: {message}" if field else message)
        return Problem(self.path, line, "", field, message)


@dataclass(frozen=True)
class Chapter(Passage):
    """One authored page in one language.

    `front` is its front matter, and `problems` what keeps it from being read.
    """

    front: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def is_chapter(self) -> bool:
        """Return whether the page is a chapter, whose figures come from records and whose paragraphs cite."""
        return self.front.get("kind") == "chapter"

    @property
    def must_cite(self) -> bool:
        """Return whether the page is a chapter."""
        return self.is_chapter


def read_chapters(docs: Path, locales: list[str], cache: FileCache) -> Iterator[Chapter]:
    """Yield every authored page below docs/<language>; those in the cache are not parsed again."""
    for locale in locales:
        folder = docs / locale
        for path in sorted(folder.rglob("*.md")):
            yield read_chapter(docs, locale, path.relative_to(folder).as_posix(), cache)


def list_shown_chapters(docs: Path, locale: Locale, cache: FileCache) -> Iterator[Chapter]:
    """Yield every page that readers of a language see: of one on trial, in English what it does not have."""
    own = {chapter.name: chapter for chapter in read_chapters(docs, [locale.code], cache)}
    lent = read_chapters(docs, [LENDER], cache) if locale.trial else ()
    yield from own.values()
    yield from (replace(chapter, locale=locale.code) for chapter in lent if chapter.name not in own)


def read_chapter(docs: Path, locale: str, name: str, cache: FileCache) -> Chapter:
    """Return one authored page, such as water.md of docs/en."""
    reading = partial(_decode, path=f"docs/{locale}/{name}", name=name, locale=locale)
    return cache.content(docs / locale / name, reading, "chapter")


def read_chapter_title(docs: Path, locale: str, name: str, cache: FileCache) -> str:
    """Return the first heading of one authored page, or its name if it has none."""
    there = (docs / locale / f"{name}.md").is_file()
    headings = read_chapter(docs, locale if there else LENDER, f"{name}.md", cache).headings
    title = headings[0][2] if headings else name
    return title if there else borrow(title)


def read_section_titles(docs: Path, locale: str, section: str, cache: FileCache) -> tuple[str, str]:
    """Return the titles of a chapter and of a section in it, named as `water#allocation`."""
    name, _, heading = section.partition("#")
    there = (docs / locale / f"{name}.md").is_file()
    headings = read_chapter(docs, locale if there else LENDER, f"{name}.md", cache).headings
    titles = headings[0][2], next(text for _, own, text, _ in headings if own == heading)
    return titles if there else (borrow(titles[0]), borrow(titles[1]))


def _decode(content: bytes, path: str, name: str, locale: str) -> Chapter:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        return _refuse(path, name, locale, line,
                        f"is not UTF-8 text (byte {fault.start}); save it as UTF-8.")
    merge = _MERGE.search(text)
    if merge:
        return _refuse(path, name, locale, text.count("\n", 0, merge.start()) + 1, MERGE)
    return parse_chapter(text.replace("\r\n", "\n"), path, name, locale)


def _refuse(path: str, name: str, locale: str, line: int, message: str) -> Chapter:
    return Chapter(path, name, locale, (), problems=(Problem(path, line, "", "", message, alone=True),))


def parse_chapter(text: str, path: str, name: str, locale: str) -> Chapter:
    """Return a page cut into blocks, with its headings."""
    match = _FRONT.match(text)
    front = parse_yaml(match[1].encode(), path, first=2) if match else None
    problems = [*front.problems, *front.style] if front else []
    hidden = find_unwritable(text)
    if hidden:
        line = text.count("\n", 0, text.index(hidden)) + 1
        problems.append(Problem(path, line, "", "",
                                f"has the character U+{ord(hidden):04X}, which is no text; remove it."))
    values = front.value if front and isinstance(front.value, dict) else {}
    first = text[: match.end()].count("\n") + 1 if match else 1
    headings, blocks, section = [], [], ""
    for line, block in _split_blocks(text[match.end():] if match else text, first):
        heading = _HEADING.match(block.splitlines()[0])
        if heading:
            section = heading[3] or ""
            headings.append((len(heading[1]), heading[3], heading[2], line))
        blocks.append(Block(line, section, block, tuple(find_calls(block, line))))
    return Chapter(path, name, locale, tuple(blocks), tuple(headings),
                   front={key: str(value) for key, value in values.items()}, problems=tuple(problems))


def cut_blocks(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a text of a record, with lines counted in the text."""
    for first, block in _split_blocks(text, 1):
        yield Block(first, "", block, tuple(find_calls(block, first)))


def _split_blocks(text: str, first: int) -> Iterator[tuple[int, str]]:
    current: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=first):
        if line.strip():
            current.append(line)
        elif current:
            yield number - len(current), "\n".join(current)
            current = []


def find_calls(block: str, first: int = 1) -> Iterator[Call]:
    """Yield the macro calls of a text that begins at a line; what cannot be read is kept as broken."""
    for match in CALL.finditer(block):
        line = first + block[: match.start()].count("\n")
        try:
            call = ast.parse(f"f({match[2].strip()})", mode="eval").body
            if not isinstance(call, ast.Call):
                raise ValueError("more than a call")
            args = tuple(map(_read_literal, call.args))
            keywords = tuple((item.arg or "", _read_literal(item.value)) for item in call.keywords)
            yield Call(match[1], args, keywords, line)
        except (SyntaxError, ValueError):
            yield Call(match[1], (), (), line, broken=match[0])


def _read_literal(node: ast.expr) -> Any:
    return node.value if isinstance(node, ast.Constant) else ast.literal_eval(node)
