"""No brace of a macro is left over, and a chapter has the same front matter in each language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from compendium.core.edtf import Edtf
from compendium.core.problems import Problem
from compendium.records.chapters import Chapter, Passage

_CALL = re.compile(r"\{\{\s*\w+\([^{}]*\)\s*\}\}")
_BRACE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


def find_braces(passages: list[Passage]) -> Iterator[Problem]:
    """Yield a fault for each passage with a brace outside a macro."""
    for passage in passages:
        for block in passage.blocks:
            match = _BRACE.search(_CALL.sub(lambda call: " " * len(call[0]), block.text))
            if match:
                line = block.line + block.text[: match.start()].count("\n")
                yield passage.problem(line, f"has '{match[0]}' outside a macro that is closed; macros look "
                                            "like {{ ref(\"session-08\") }}, headings' ids like { #id }.")


def check_fronts(chapters: list[Chapter]) -> Iterator[Problem]:
    """Yield a fault for each front matter that is wrong."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for chapter in chapters:
        kinds[chapter.name].add(chapter.front.get("kind", ""))
        if chapter.is_chapter and not chapter.front.get("description"):
            yield Problem(chapter.path, 1, "", "description",
                          "is missing in the front matter; search engines show it.")
        revised = chapter.front.get("revised", "")
        if revised and not _is_day(str(revised)):
            yield Problem(chapter.path, 1, "", "revised",
                          f"'{revised}' is no day; write the day of the last revision, such as "
                                                          "2026-11-28.")
    for chapter in chapters:
        if len(kinds[chapter.name]) > 1:
            kind = chapter.front.get("kind", "")
            yield Problem(chapter.path, 1, "", "kind",
                          f"is '{kind}' here and something else in another language.")


def _is_day(text: str) -> bool:
    try:
        return Edtf.parse(text).exact
    except ValueError:
        return False
