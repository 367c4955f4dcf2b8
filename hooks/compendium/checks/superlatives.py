"""First, largest, only, all, never: prose says them where words printed at the places it cites do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from compendium.checks.prose import find_spoken, without_quotations
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.chapters import Block, Passage
from compendium.records.models.style import CarriedWord

Printed = dict[tuple[str, str], str]


def check(catalog: Catalog, passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield a fault for each strong word that nothing printed at the places its paragraph cites carries."""
    printed = gather_printed(catalog)
    for passage in passages:
        if passage.must_cite:
            for block in passage.blocks:
                if not block.is_heading:
                    yield from _check_block(catalog, printed, passage, block)


def gather_printed(catalog: Catalog) -> Printed:
    """Return all that the records print of each place of a source and inside it, by (source, place)."""
    words: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in catalog.entries.values():
        for _, statement in catalog.statements(entry):
            steps = statement.at.split("-")
            for end in range(1, len(steps) + 1):
                words[statement.source, "-".join(steps[:end])].extend(statement.printed.values())
    return {place: "\n".join(texts) for place, texts in words.items()}


def _check_block(catalog: Catalog, printed: Printed, passage: Passage, block: Block) -> Iterator[Problem]:
    cited = [str(place).partition(" ") for call in block.calls if call.name == "cite" for place in call.args]
    carrying = "\n".join(printed.get((source, at), "") for source, _, at in cited)
    text = without_quotations(find_spoken(block))
    for kind in catalog.style.carried:
        pattern = kind.en if passage.locale == "en" else kind.zh
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if not re.search(kind.printed, carrying) and not _is_allowed(catalog, text, match):
                yield passage.problem(block.line, _tell(kind, match))


def _is_allowed(catalog: Catalog, text: str, match: re.Match[str]) -> bool:
    return any(words in text[max(match.start() - len(words), 0):match.end() + len(words)]
               for words in catalog.style.allowed)


def _tell(kind: CarriedWord, match: re.Match[str]) -> str:
    return (f"'{match[0]}' is stronger than all that is printed at the places cited here (nothing like "
            f"{kind.printed}); say less, cite the place that says it, or list the words under `allowed` in "
            "data/style.yml with a reason.")
