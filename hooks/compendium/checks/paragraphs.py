"""Paragraph by paragraph, the languages cite the same places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..chapters import Block, Chapter
from ..errors import Problem


def faults(chapters: list[Chapter]) -> Iterator[Problem]:
    """Yield a fault for each section that is longer or shorter than in the page's first language, or cites other places."""
    pages: dict[str, list[Chapter]] = defaultdict(list)
    for chapter in chapters:
        pages[chapter.name].append(chapter)
    for first, *others in pages.values():
        wanted = _sections(first)
        for other in others:
            own = _sections(other)
            for section in {**wanted, **own}:
                yield from _compared(first, other, section, wanted[section], own[section])


def _sections(chapter: Chapter) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = defaultdict(list)
    for block in chapter.blocks:
        found[block.section].append(block)
    return found


def _compared(first: Chapter, other: Chapter, section: str, wanted: list[Block], own: list[Block]) -> Iterator[Problem]:
    if len(own) != len(wanted):
        line = own[0].line if own else 1
        yield Problem(other.path, line, "", "", f"its section '{section}' has {len(own)} paragraphs and not {len(wanted)} as in "
                                                f"{first.path}; each language says the same.")
        return
    for block, counterpart in zip(own, wanted, strict=True):
        cited, expected = _cited(block), _cited(counterpart)
        if cited != expected:
            there = f"{first.path}:{counterpart.line}"
            yield Problem(other.path, block.line, "", "cite",
                          f"this paragraph cites {_told(cited)} and not {_told(expected)} as in {there}.")


def _cited(block: Block) -> list[str]:
    """Return what each citation of a paragraph, or of a list's items one after the other, names."""
    return [", ".join(sorted(map(str, call.args))) for call in block.calls if call.name == "cite"]


def _told(cited: list[str]) -> str:
    return "; ".join(cited) or "nothing"
