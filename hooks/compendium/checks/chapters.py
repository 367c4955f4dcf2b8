"""A chapter's figures come from records, its paragraphs cite, and its languages say the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from ..catalog import Catalog
from ..chapters import Block, Call, Chapter
from ..datasets import by_name
from ..errors import Problem, choices, nearest

MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
NAKED = {
    "en": re.compile(
        rf"\d[\d.,]*%?|\b(?:eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
        rf"|hundreds?|thousands?|[mb]illions?|dozens?|{MONTHS})\b", re.IGNORECASE),
    "zh": re.compile(
        r"\d[\d.,]*%?|(?:[一二三四五六七八九两数][十百千万亿]|十[一二三四五六七八九]|[百千万亿]{2,}|[一二三四五六七八九〇]{4})+[一二三四五六七八九十百千万亿]*"
        r"|[三四五六七八九十](?:个|次|条|年|月|日|名|项|届|座|轮|种|倍|成|份|款|点|大|方面|段)|第[一二三四五六七八九十]+[次届条项份]"),
}
MACROS = {"cite", "fig", "date", "ref", "count", "table", "cards", "value", "listing", "chronology", "closing", "latest",
          "chart", "map", "contact_link", "search_box"}
_BARE = re.compile(r"^\s*(?:\{\{[^}]*\}\}\s*)+$")
_WRAPPER = re.compile(r"^\s*</?div[^>]*>\s*$")


def faults(catalog: Catalog, chapters: list[Chapter]) -> Iterator[Problem]:
    """Yield every fault of every authored page."""
    for chapter in chapters:
        for block in chapter.blocks:
            yield from _calls(catalog, chapter, block)
            if chapter.is_chapter:
                yield from _naked(catalog, chapter, block)
                yield from _cited(chapter, block)
    yield from _pairs(chapters, list(catalog.locales))


def _problem(chapter: Chapter, line: int, message: str, field: str = "") -> Problem:
    return Problem(chapter.path, line, "", field, message)


def _naked(catalog: Catalog, chapter: Chapter, block: Block) -> Iterator[Problem]:
    text = block.visible
    for exception in catalog.exceptions:
        text = text.replace(exception, " " * len(exception))
    match = NAKED[chapter.locale].search(text) if chapter.locale in NAKED else None
    if match:
        line = block.line + text[: match.start()].count("\n")
        yield _problem(chapter, line, f"the figure '{match[0].strip()}' is typed by hand; take it from a record with fig(), "
                                      "date(), count() or value(), or list the words in data/exceptions.yml with a reason.")


def _cited(chapter: Chapter, block: Block) -> Iterator[Problem]:
    if block.is_heading or _BARE.match(block.text) or _WRAPPER.match(block.text):
        return
    if not any(call.name in ("cite", "listing") for call in block.calls):
        yield _problem(chapter, block.line, "this paragraph cites nothing; add {{ cite(\"source place\") }}.")


def _calls(catalog: Catalog, chapter: Chapter, block: Block) -> Iterator[Problem]:
    for call in block.calls:
        if call.broken:
            yield _problem(chapter, call.line, f"cannot be read: {call.broken}; arguments are texts in quotation marks.", call.name)
        elif call.name not in MACROS:
            yield _problem(chapter, call.line, f"there is no macro '{call.name}'.{nearest(call.name, MACROS)} "
                                               f"Known: {choices(MACROS)}.", call.name)
        else:
            yield from _arguments(catalog, chapter, call)


def _arguments(catalog: Catalog, chapter: Chapter, call: Call) -> Iterator[Problem]:
    if call.name == "cite":
        for place in call.args:
            source, _, at = str(place).partition(" ")
            outline = catalog.outlines.get(source)
            if outline is None:
                yield _problem(chapter, call.line, f"no source has the id '{source}'.{nearest(source, catalog.outlines)}", "cite")
            elif at not in outline:
                yield _problem(chapter, call.line, f"'{at}' is no part of {source}.{nearest(at, outline)}", "cite")
        return
    dated = catalog.entries | catalog.observations
    named: dict[str, Collection[str]] = {
        "fig": catalog.observations, "cards": catalog.observations, "date": dated, "ref": catalog.entries,
        "value": catalog.entries, "listing": catalog.entries, "count": by_name(), "table": by_name(), "latest": by_name(),
        "chronology": catalog.vocabulary.get("themes", {}), "chart": catalog.charts, "map": catalog.maps}
    known = named.get(call.name, ())
    names = call.args if call.name in ("cards", "listing") else call.args[:1]
    for name in names:
        if name not in known and name not in catalog.broken:
            yield _problem(chapter, call.line, f"nothing has the id '{name}'.{nearest(str(name), known)}", call.name)


def _pairs(chapters: list[Chapter], locales: list[str]) -> Iterator[Problem]:
    """Compare each page with its counterparts: they exist, with the same headings and the same records in each."""
    pages: dict[str, dict[str, Chapter]] = defaultdict(dict)
    for chapter in chapters:
        pages[chapter.name][chapter.locale] = chapter
    for name, versions in pages.items():
        first = next(iter(versions.values()))
        for locale in locales:
            if locale not in versions:
                yield _problem(first, 1, f"has no counterpart docs/{locale}/{name}.")
        for other in list(versions.values())[1:]:
            yield from _compare(first, other)


def _compare(one: Chapter, other: Chapter) -> Iterator[Problem]:
    ours, theirs = [heading[1] for heading in one.headings], [heading[1] for heading in other.headings]
    if ours != theirs:
        differing = next((pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]), (len(ours), len(theirs)))
        yield _problem(other, 1, f"its heading ids differ from {one.path}: '{differing[1]}' instead of '{differing[0]}'.")
        return
    used, also = _used(one), _used(other)
    for section in used.keys() | also.keys():
        missing, extra = used[section] - also[section], also[section] - used[section]
        if missing or extra:
            line = next((heading[3] for heading in other.headings if (heading[1] or "") == section), 1)
            told = "; ".join(filter(None, [f"lacks {_told(missing)}" if missing else "", f"adds {_told(extra)}" if extra else ""]))
            yield _problem(other, line, f"its section '{section}' {told}, compared with {one.path}.")


def _used(chapter: Chapter) -> dict[str, set[tuple[str, str]]]:
    used: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for block in chapter.blocks:
        for call in block.calls:
            names = call.args if call.name in ("cite", "cards", "listing") else call.args[:1]
            used[block.section] |= {(call.name, str(name)) for name in names}
            used[block.section] |= {(call.name, f"{key}={value}") for key, value in call.keywords}
    return used


def _told(calls: set[tuple[str, str]]) -> str:
    return ", ".join(f"{name}({argument})" for name, argument in sorted(calls))
