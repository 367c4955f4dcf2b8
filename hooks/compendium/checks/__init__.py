"""The rules that hold between records: one rule a module, each yielding the faults it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from inspect import signature
from itertools import chain, islice
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from compendium.checks import (
    chapters,
    disputed,
    drawings,
    files,
    languages,
    links,
    macros,
    markup,
    navigation,
    paragraphs,
    printed,
    prose,
    references,
    sections,
    statements,
    strength,
    style,
    superlatives,
    undone,
    until,
)
from compendium.core.memory import open_memory
from compendium.core.problems import DataError, Problem
from compendium.records.catalog import Catalog
from compendium.records.catalog_loader import load_catalog
from compendium.records.chapters import Passage, read_chapters
from compendium.records.loader import FileCache
from compendium.records.passages import read_passages


def _list_rules() -> tuple[ModuleType, ...]:
    """Return the modules here whose rule needs the records alone; the others are called by their names."""
    modules = (import_module(f"{__name__}.{item.name}") for item in iter_modules(__path__))
    return tuple(module for module in modules
                 if hasattr(module, "check") and list(signature(module.check).parameters) == ["catalog"])


RULES = _list_rules()
# What must hold before a page can be drawn: the other rules can be asked once it is shown.
DRAWN = ("form", "statements", "references", "macros")


def run_checks(catalog: Catalog, docs: Path,
               signatures: macros.Macros) -> Iterator[tuple[str, Iterable[Problem]]]:
    """Yield each rule's name with the faults that it finds in records or chapters, those of DRAWN first.

    `form` is what reading them found. `signatures` are what chapters may call. What cannot be read is all
    that is found until it can.
    """
    pages = list(read_chapters(docs, list(catalog.locales), catalog.cache))
    form = [*catalog.problems, *(problem for page in pages for problem in page.problems),
            *files.check(catalog, docs)]
    yield "form", [problem for problem in form if problem.alone] or form
    if any(problem.alone for problem in form):
        return
    stated = list(statements.check(catalog))
    unsound = {problem.record for problem in (*form, *stated)}
    yield "statements", stated
    yield "references", references.check(catalog)
    texts = list(read_passages(catalog))
    passages: list[Passage] = [*pages, *texts]
    called = list(macros.check(catalog, passages, signatures))
    yield "macros", called
    for rule in RULES:
        if rule not in (statements, references):
            # Where a statement is wrong, what it prints supports nothing, which is no second fault.
            yield rule.__name__.rpartition(".")[2], (
                problem for problem in rule.check(catalog)
                if rule is not printed or problem.record not in unsound)
    marked = [*markup.find_braces(passages), *markup.check_fronts(pages)]
    # A call that is wrong in one language makes the languages differ, which is no second fault.
    faulty = {(problem.path, problem.record) for problem in (*called, *marked)}
    wrong = {passage.name for passage in passages if (passage.path, passage.record) in faulty}
    sound = [passage for passage in passages if passage.name not in wrong]
    yield "sections", sections.check(catalog, pages)
    yield "chapters", (*chapters.check(catalog, passages),
                       *chapters.compare_languages(sound, languages.list_required(catalog)))
    yield "charts", drawings.check_chapters(catalog.chart_places, pages, "chart")
    yield "maps", drawings.check_chapters(catalog.map_places, pages, "map")
    yield "links", links.check(catalog, pages, texts)
    yield "paragraphs", paragraphs.check(sound)
    yield "markup", marked
    yield "navigation", navigation.check(catalog, docs)
    yield "style", style.check(docs.parent, catalog.cache)
    yield "prose", prose.check(catalog, passages)
    yield "strength", strength.check_chapters(catalog, sound)
    yield "until", until.check(catalog, passages)
    yield "superlatives", superlatives.check(catalog, sound)
    yield "undone", undone.check(catalog, sound)
    yield "disputed", disputed.check(catalog, sound)


def check_all(catalog: Catalog, docs: Path, signatures: macros.Macros) -> None:
    """Run every rule on records and chapters.

    Raise DataError with all faults found, those of form included.
    """
    problems = [problem for _, faults in run_checks(catalog, docs, signatures) for problem in faults]
    if problems:
        raise DataError(problems)


def load_checked_catalog(root: Path, signatures: macros.Macros, cache: FileCache | None = None,
                         background: bool = True) -> Catalog:
    """Return the records of the project in `root`, with or without `background`; without a `cache`, what the
    project's memory has is not read anew.

    Raise DataError with all faults of data and chapters.
    """
    catalog = load_catalog(root / "data", cache or FileCache(open_memory(root)), background)
    try:
        check_all(catalog, root / "docs", signatures)
    finally:
        catalog.cache.memory.save()
    return catalog


def load_drawable_catalog(root: Path, signatures: macros.Macros, cache: FileCache | None,
                          background: bool) -> tuple[Catalog, Iterator[list[Problem]]]:
    """Return the records once pages can be drawn from them, and what each of the other rules finds, which is
    looked for as it is asked for.

    Raise DataError with all faults of data and chapters if one of DRAWN finds any.
    """
    catalog = load_catalog(root / "data", cache or FileCache(open_memory(root)), background)
    checks = _find_by_rule(catalog, root / "docs", signatures)
    found = [problem for faults in islice(checks, len(DRAWN)) for problem in faults]
    if found:
        raise DataError([*found, *chain.from_iterable(checks)])
    return catalog, checks


def _find_by_rule(catalog: Catalog, docs: Path, signatures: macros.Macros) -> Iterator[list[Problem]]:
    """Yield what each rule finds, and keep what is worth remembering at the end."""
    for _, faults in run_checks(catalog, docs, signatures):
        yield list(faults)
    catalog.cache.memory.save()
