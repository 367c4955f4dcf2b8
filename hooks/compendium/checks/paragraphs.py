"""Paragraph by paragraph, the languages cite the same places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from compendium.checks.chapters import lacks_note
from compendium.core.problems import Problem
from compendium.records.chapters import Block, Passage

Side = tuple[Passage, list[Block]]


def check(passages: list[Passage]) -> Iterator[Problem]:
    """Yield a fault for each section that is longer or shorter than in the first language, or cites other
    places.
    """
    for section, (first, wanted), (other, own) in _pair_sections(passages):
        yield from _compare(first, other, section, wanted, own)


def pair_blocks(passages: list[Passage]) -> Iterator[tuple[tuple[Passage, Block], tuple[Passage, Block]]]:
    """Yield each paragraph of the first language with its counterpart in another; headings apart."""
    for _, (first, wanted), (other, own) in _pair_sections(passages):
        if len(wanted) == len(own):
            yield from (((first, block), (other, counterpart))
                        for block, counterpart in zip(wanted, own, strict=True) if not block.is_heading)


def _pair_sections(passages: list[Passage]) -> Iterator[tuple[str, Side, Side]]:
    """Yield each section with its paragraphs in the first language and in another."""
    pages: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        pages[passage.name].append(passage)
    for first, *others in pages.values():
        wanted = _find_sections(first)
        # Where the headings differ, that is what is told.
        for other in (other for other in others if _find_ids(other) == _find_ids(first)):
            own = _find_sections(other)
            for section in {**wanted, **own}:
                yield section, (first, wanted[section]), (other, own[section])


def _find_ids(passage: Passage) -> list[str | None]:
    return [heading[1] for heading in passage.headings]


def _find_sections(passage: Passage) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = defaultdict(list)
    for block in passage.blocks:
        found[block.section].append(block)
    return found


def _compare(first: Passage, other: Passage, section: str, wanted: list[Block],
              own: list[Block]) -> Iterator[Problem]:
    if len(own) != len(wanted):
        line = own[0].line if own else 1
        where = f"its section '{section}' " if section else ""
        yield other.problem(line, f"{where}has {len(own)} paragraphs and not {len(wanted)} as in "
                                  f"{first.shown}; each language says the same.")
        return
    for block, counterpart in zip(own, wanted, strict=True):
        cited, expected = _find_cited(block), _find_cited(counterpart)
        # What lacks its note is told as that, which is no second fault.
        if cited != expected and not lacks_note(other, block) and not lacks_note(first, counterpart):
            there = first.shown if first.record else f"{first.path}:{counterpart.line}"
            yield other.problem(block.line, f"this paragraph cites {_explain_told(cited)} and not "
                                            f"{_explain_told(expected)} as in {there}.", "cite")


def _find_cited(block: Block) -> list[str]:
    """Return what each citation of a paragraph, or of a list's items one after the other, names."""
    return [", ".join(sorted(map(str, call.args))) for call in block.calls if call.name == "cite"]


def _explain_told(cited: list[str]) -> str:
    return "; ".join(cited) or "nothing"
