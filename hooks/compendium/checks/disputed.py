"""Prose that uses a figure in conflict gives the other reading too, or leads to the disagreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from compendium.core.fields import Statement
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry
from compendium.records.chapters import Block, Passage

Disputed = dict[str, list[Entry]]


def check(catalog: Catalog, passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield a fault for each figure whose other reading its paragraph neither gives nor leads to."""
    disputed = find_disputed(catalog)
    for passage in passages:
        if passage.must_cite:
            for block in passage.blocks:
                yield from _check_block(disputed, passage, block)


def find_disputed(catalog: Catalog) -> Disputed:
    """Return the conflicts that each observation is a reading of: at one place both print the same value."""
    found: Disputed = defaultdict(list)
    for entry in catalog.of("discrepancies"):
        read = [statement for reading in entry.own.readings for statement in reading.sources]
        for name, (figure, observation) in catalog.observations.items():
            about = {name, figure.id} & set(entry.own.records)
            if entry.own.relation == "conflict" and about and _is_read(observation.sources, read):
                found[name].append(entry)
    return found


def _is_read(own: Iterable[Statement], read: list[Statement]) -> bool:
    return any((one.source, one.at) == (other.source, other.at)
               and _is_same(one.printed.get("value", ""), other.printed.get("value", ""))
               for one in own for other in read)


def _is_same(ours: str, theirs: str) -> bool:
    """Return whether one print is the other with some words around it, not a number in a long clause."""
    short, long = sorted(("".join(ours.split()), "".join(theirs.split())), key=len)
    return bool(short) and short in long and 4 * len(short) >= len(long)


def _check_block(disputed: Disputed, passage: Passage, block: Block) -> Iterator[Problem]:
    named = {str(call.args[0]) for call in block.calls if call.args}
    for call in block.calls:
        if call.name != "fig" or not call.args:
            continue
        for entry in disputed.get(str(call.args[0]), []):
            others = {name for name in named - {str(call.args[0])} if entry in disputed.get(name, [])}
            if entry.id not in named and not others:
                yield passage.problem(call.line, (
                    f"'{call.args[0]}' is one reading of '{entry.id}'; give the other in the same paragraph, "
                    f'or lead to it with ref("{entry.id}", "…").'))
