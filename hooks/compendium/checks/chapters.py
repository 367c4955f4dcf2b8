"""Figures of chapters and answers come from records, paragraphs cite, and the languages say the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.chapters import Block, Passage

MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
NAKED = {
    "en": re.compile(
        rf"\d[\d.,]*%?|\b(?:eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six"
        rf"|seven|eigh|nine)ty(?:-[a-z]+)?"
        rf"|hundreds?|thousands?|[mb]illions?|dozens?|{MONTHS})\b", re.IGNORECASE),
    "zh": re.compile(
        r"\d[\d.,]*%?|(?:[一二三四五六七八九两数][十百千万亿]|十[一二三四五六七八九]|[百千万亿]{2,}"
        r"|[一二三四五六七八九〇]{4})+[一二三四五六七八九十百千万亿]*"
        r"|[三四五六七八九十](?:个|次|条|年|月|日|名|项|届|座|轮|种|倍|成|份|款|点|大|方面|段)"
        r"|第[一二三四五六七八九十]+[次届条项份]"),
}
_BARE = re.compile(r"^\s*(?:\{\{[^}]*\}\}\s*)+$")
_WRAPPER = re.compile(r"^\s*</?div[^>]*>\s*$")
_NOTED = re.compile(r"\{\{\s*cite\([^{}]*\)\s*\}\}\s*$")


def check(catalog: Catalog, passages: list[Passage]) -> Iterator[Problem]:
    """Yield every fault of every chapter and of every text of a record."""
    for passage in passages:
        for block in passage.blocks:
            if passage.must_cite:
                yield from _find_naked(catalog, passage, block)
                yield from _find_uncited(passage, block)


def _find_naked(catalog: Catalog, passage: Passage, block: Block) -> Iterator[Problem]:
    text = block.visible
    for exception in catalog.exceptions:
        text = text.replace(exception, " " * len(exception))
    match = NAKED[passage.locale].search(text) if passage.locale in NAKED else None
    if match:
        line = block.line + text[: match.start()].count("\n")
        yield passage.problem(
            line, f"the figure '{match[0].strip()}' is typed by hand; take it from a record with fig(), "
                  "date(), count() or value(), or list the words in data/exceptions.yml with a reason.")


def _find_uncited(passage: Passage, block: Block) -> Iterator[Problem]:
    if lacks_note(passage, block):
        yield passage.problem(block.line, "does not end with its note; add {{ cite(\"source place\") }}."
                              if passage.record
                              else "this paragraph cites nothing; add {{ cite(\"source place\") }}.")


def lacks_note(passage: Passage, block: Block) -> bool:
    """Return whether a block must cite and does not: a paragraph anywhere in it, an answer at its end."""
    if passage.record:
        return not _NOTED.search(block.text)
    if not passage.must_cite or block.is_heading or _BARE.match(block.text) or _WRAPPER.match(block.text):
        return False
    return not any(call.name in ("cite", "listing") for call in block.calls)


def compare_languages(passages: list[Passage], locales: list[str]) -> Iterator[Problem]:
    """Yield a fault for each passage that lacks a language, or has other headings or records in a section."""
    pages: dict[str, dict[str, Passage]] = defaultdict(dict)
    for passage in passages:
        pages[passage.name][passage.locale] = passage
    for name, versions in pages.items():
        first = next(iter(versions.values()))
        for locale in locales:
            # Which text of a record lacks a language is told of all its texts.
            if locale not in versions and not first.record:
                yield first.problem(1, f"has no counterpart docs/{locale}/{name}.")
        for other in list(versions.values())[1:]:
            yield from _compare_counts(first, other)


def _compare_counts(one: Passage, other: Passage) -> Iterator[Problem]:
    ours, theirs = [heading[1] for heading in one.headings], [heading[1] for heading in other.headings]
    if ours != theirs:
        differing = next((pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]),
                         (len(ours), len(theirs)))
        line = next((heading[3] for heading in other.headings if heading[1] == differing[1]), 1)
        yield other.problem(
            line, f"its heading ids differ from {one.shown}: '{differing[1]}' instead of '{differing[0]}'.")
        return
    sizes, others = (Counter(block.section for block in passage.blocks) for passage in (one, other))
    used, also = _find_used(one), _find_used(other)
    for section in used.keys() | also.keys():
        missing, extra = used[section] - also[section], also[section] - used[section]
        # Where a paragraph is missing, that is what is told.
        if (missing or extra) and sizes[section] == others[section]:
            line = next((heading[3] for heading in other.headings if (heading[1] or "") == section), 1)
            told = "; ".join(filter(None, [f"lacks {_explain_told(missing)}" if missing else "",
                                           f"adds {_explain_told(extra)}" if extra else ""]))
            where = f"its section '{section}' " if section else ""
            yield other.problem(line, f"{where}{told}, compared with {one.shown}.")


def _find_used(passage: Passage) -> dict[str, set[tuple[str, str]]]:
    used: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for block in passage.blocks:
        # Citations are compared paragraph by paragraph.
        for call in (call for call in block.calls if call.name != "cite"):
            names = call.args if call.name in ("cards", "listing") else call.args[:1]
            used[block.section] |= {(call.name, str(name)) for name in names}
            used[block.section] |= {(call.name, f"{key}={value}") for key, value in call.keywords}
    return used


def _explain_told(calls: set[tuple[str, str]]) -> str:
    return ", ".join(f"{name}({argument})" for name, argument in sorted(calls))
