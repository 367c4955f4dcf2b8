"""A chapter has no brace of a macro left over, no character that is no text, and the same front matter in each language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ..chapters import Chapter
from ..errors import Problem
from ..yaml_source import unwritable

_CALL = re.compile(r"\{\{\s*\w+\([^{}]*\)\s*\}\}")
_BRACE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def faults(chapters: list[Chapter], docs: Path) -> Iterator[Problem]:
    """Yield a fault for each brace, character or front matter that is wrong."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for chapter in chapters:
        text = (docs.parent / chapter.path).read_text(encoding="utf-8")
        found = unwritable(text)
        if found:
            line = text[: text.index(found)].count("\n") + 1
            yield Problem(chapter.path, line, "", "", f"has the character U+{ord(found):04X}, which is no text; remove it.")
        for block in chapter.blocks:
            match = _BRACE.search(_CALL.sub(lambda call: " " * len(call[0]), block.text))
            if match:
                line = block.line + block.text[: match.start()].count("\n")
                yield Problem(chapter.path, line, "", "", f"has '{match[0]}' outside a macro that is closed; macros look like "
                                                          "{{ ref(\"session-08\") }}, headings' ids like { #id }.")
        kinds[chapter.name].add(_kind(text))
        if chapter.is_chapter and not re.search(r"^description: *\S", _front(text), re.MULTILINE):
            yield Problem(chapter.path, 1, "", "description", "is missing in the front matter; search engines show it.")
    for chapter in chapters:
        if len(kinds[chapter.name]) > 1:
            kind = _kind((docs.parent / chapter.path).read_text(encoding="utf-8"))
            yield Problem(chapter.path, 1, "", "kind", f"is '{kind}' here and something else in another language.")


def _front(text: str) -> str:
    match = _FRONT.match(text)
    return match[1] if match else ""


def _kind(text: str) -> str:
    match = re.search(r"^kind: *(.*)$", _front(text), re.MULTILINE)
    return match[1] if match else ""
