"""The words of a source are readable in each language that renders them.

Every clause, and no more than is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.core.field_walk import Location
from compendium.core.fields import Statement
from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog, Entry

# A print of nothing but figures, dates, units and the words between them is read without a translation.
_FIGURES = re.compile(
    r"[\d\s.,%％年月日号—\-–/“”\"‘’约近多余超过第一二三四五六七八九十百千万亿〇零两個个次届美元人民币吨公里平方立方米条家项名倍至到底初末中旬上下半季度以来本同当前（）()…公世纪紀]+")
_CYRILLIC = re.compile(r"[А-яЁё]{3}")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each clause without its rendering, and for each rendering of what is not printed."""
    rendered = {code for entry in catalog.entries.values() for _, statement in catalog.statements(entry)
                for code in statement.rendered}
    for entry in catalog.entries.values():
        for location, statement in catalog.statements(entry):
            yield from _find_surplus(catalog, entry, location, statement)
            yield from _find_missing(catalog, entry, location, statement, rendered)


def _find_surplus(catalog: Catalog, entry: Entry, location: Location,
                  statement: Statement) -> Iterator[Problem]:
    for code, words in statement.rendered.items():
        if code not in catalog.locales:
            yield entry.problem((*location, "rendered", code), f"'{code}' is no language of the site. "
                                                               f"Known: {', '.join(catalog.locales)}.")
        for field in words.keys() - statement.printed.keys():
            yield entry.problem((*location, "rendered", code, field),
                                "renders words that are not printed."
                                f"{suggest_nearest(field, statement.printed)}")


def _find_missing(catalog: Catalog, entry: Entry, location: Location, statement: Statement,
                  rendered: set[str]) -> Iterator[Problem]:
    """Ask for a rendering in each language that the project renders into, unless the words are of that
    language.
    """
    source = catalog.entries.get(statement.source)
    if source is None:
        # Which language its words are in is not known; that there is no such source is told already.
        return
    own = source.own.language
    for field, printed in statement.printed.items():
        if _FIGURES.fullmatch(printed):
            continue
        foreign = bool(_CYRILLIC.search(printed))
        for code in sorted(rendered):
            if (code != own or foreign) and not statement.rendered.get(code, {}).get(field):
                yield entry.problem((*location, "printed", field),
                                    f"“{printed[:40]}” has no rendering in '{code}'; write it under "
                                    f"`rendered: {{{code}: {{{field}: …}}}}`.")
