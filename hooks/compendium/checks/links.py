"""Links of chapters and answers lead to what exists, and neither has HTML but plain elements."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from compendium.core.borrowed import LENDER
from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.chapters import Chapter, Passage
from compendium.records.datasets import by_name
from compendium.records.navigation import list_all_generated

_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]*)[^)]*\)")
_WORDS = re.compile(r"\[((?:[^\[\]{}]|\{\{[^{}]*\}\})*)\]\(")
# Macros that make a link of their own.
_LINKING = re.compile(r"\{\{\s*(fig|ref|cite)\(")
_TAG = re.compile(r"<(?!https?://)[/!a-zA-Z][^>]*>?")
# Elements that load nothing and run nothing, without handlers and styles.
_PLAIN_TAG = re.compile(r"</?(?:div|section|p|span|ul|ol|li|form|label|input|button|small|abbr|kbd|br|hr)"
                        r"(?:\s+(?:class|id|role|action|type|name|for|title|lang|value|placeholder"
                        r"|autocomplete|enterkeyhint|markdown"
                        r"|hidden|required|(?:aria|data)-[\w-]+)(?:=\"[^\"<>]*\")?)*\s*/?>")
_ADDRESS = re.compile(r"https?://|mailto:")


def check(catalog: Catalog, chapters: list[Chapter], texts: list[Passage]) -> Iterator[Problem]:
    """Yield a fault for each link that leads nowhere, and for each piece of HTML that could load or run
    something.
    """
    headings = {(chapter.locale, chapter.name): {heading[1] for heading in chapter.headings}
                for chapter in chapters}
    known = {f"{entry.dataset.name}/{entry.id}.md" for entry in catalog.entries.values()}
    known |= list_all_generated(catalog.datasets)
    for passage in (*chapters, *texts):
        # What a language on trial does not have, it shows in English.
        lent = LENDER if catalog.locales[passage.locale].trial else passage.locale
        pages = known | {name for locale, name in headings if locale in (passage.locale, lent)}
        for block in passage.blocks:
            for words in _WORDS.finditer(block.text):
                if macro := _LINKING.search(words[1]):
                    yield _make_problem(passage, block.line, block.text, words.start(),
                                        f"{macro[1]}(…) stands in the words of a link and is a link itself; "
                                        f"end the link before it, or link other words.")
            text = _MACRO.sub("", block.text)
            for match in _LINK.finditer(text):
                message = _find_broken(passage, match[1], pages, headings)
                if message:
                    yield _make_problem(passage, block.line, text, match.start(), message)
            for match in _TAG.finditer(text):
                if passage.record or not _PLAIN_TAG.fullmatch(match[0]):
                    yield _make_problem(passage, block.line, text, match.start(),
                                   f"'{match[0][:60]}' is HTML that is not allowed here; write Markdown "
                                   f"instead.")


def _find_broken(passage: Passage, target: str, pages: set[str],
            headings: dict[tuple[str, str], set[str | None]]) -> str:
    """Return what is wrong with a link, or nothing."""
    if _ADDRESS.match(target):
        return ""
    path, _, anchor = target.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(passage.name), path)) if path else passage.name
    folder = name.partition("/")[0] if "/" in name else ""
    if folder and folder not in by_name():
        # Pages of other kinds are known to the build alone, which is strict about links.
        return ""
    if folder and by_name()[folder].apart:
        return f"links to {path}, which is background; chapters and answers rest on the sources alone."
    if name not in pages:
        return f"links to {path}, which is no page.{suggest_nearest(name, pages)}"
    if anchor and anchor not in headings.get((passage.locale, name), {anchor}):
        known = filter(None, headings[passage.locale, name])
        return f"links to {target}, where no heading has the id '{anchor}'.{suggest_nearest(anchor, known)}"
    return ""


def _make_problem(passage: Passage, line: int, text: str, start: int, message: str) -> Problem:
    return passage.problem(line + text[:start].count("\n"), message)
