"""Authored chapters as the checks see them: blocks, headings and the macros that they call."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from .loading import Shelf

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) +(.*?)(?:\s+\{ *#([\w-]+) *\})?\s*$")
_CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.DOTALL)
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
class Chapter:
    """One authored page in one language."""

    path: str
    name: str
    locale: str
    is_chapter: bool
    headings: tuple[tuple[int, str | None, str, int], ...]
    blocks: tuple[Block, ...]


def read_chapters(docs: Path, locales: list[str], shelf: Shelf) -> Iterator[Chapter]:
    """Yield every authored page below docs/<language>; those that lie on the shelf are not parsed again."""
    for locale in locales:
        folder = docs / locale
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder).as_posix()
            yield shelf.text(path, partial(parse_chapter, path=f"docs/{locale}/{name}", name=name, locale=locale))


def chapter_title(docs: Path, locale: str, name: str) -> str:
    """Return the first heading of one authored page, or its name if it has none."""
    path = docs / locale / f"{name}.md"
    headings = parse_chapter(path.read_text(encoding="utf-8"), path.name, name, locale).headings
    return headings[0][2] if headings else name


def parse_chapter(text: str, path: str, name: str, locale: str) -> Chapter:
    """Return a page cut into blocks, with its headings."""
    front = _FRONT.match(text)
    first = text[: front.end()].count("\n") + 1 if front else 1
    body = text[front.end():] if front else text
    headings, blocks, section = [], [], ""
    for line, block in _blocks(body, first):
        match = _HEADING.match(block.splitlines()[0])
        if match:
            section = match[3] or ""
            headings.append((len(match[1]), match[3], match[2], line))
        blocks.append(Block(line, section, block, tuple(_calls(block, line))))
    is_chapter = bool(front and re.search(r"^kind: *chapter *$", front[1], re.MULTILINE))
    return Chapter(path, name, locale, is_chapter, tuple(headings), tuple(blocks))


def _blocks(text: str, first: int) -> Iterator[tuple[int, str]]:
    current: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], start=first):
        if line.strip():
            current.append(line)
        elif current:
            yield number - len(current), "\n".join(current)
            current = []


def _calls(block: str, first: int) -> Iterator[Call]:
    for match in _CALL.finditer(block):
        line = first + block[: match.start()].count("\n")
        try:
            call = ast.parse(f"f({match[2].strip()})", mode="eval").body
            if not isinstance(call, ast.Call):
                raise ValueError("more than a call")
            args = tuple(map(_literal, call.args))
            keywords = tuple((item.arg or "", _literal(item.value)) for item in call.keywords)
            yield Call(match[1], args, keywords, line)
        except (SyntaxError, ValueError):
            yield Call(match[1], (), (), line, broken=match[0])


def _literal(node: ast.expr) -> Any:
    return node.value if isinstance(node, ast.Constant) else ast.literal_eval(node)
