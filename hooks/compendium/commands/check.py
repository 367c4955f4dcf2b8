"""Check data and chapters without a build: `python -m compendium check [--fix]`."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path

from compendium.checks import load_checked_catalog, style
from compendium.core.memory import Memory, open_memory
from compendium.core.problems import DataError, list_choices
from compendium.records.catalog import Catalog
from compendium.records.loader import FileCache
from compendium.records.macro_calls import Signature
from compendium.records.translation import notices
from compendium.records.verification import FILE as SEAL
from compendium.records.verification import find_unverified


def main(arguments: list[str], root: Path) -> int:
    """Print every fault, or what was checked; return the exit code. `--fix` mends what a formatter can."""
    if "--fix" in arguments:
        for name in style.mend(root):
            print(f"{name}: blanks, line ends or empty lines mended.")
    # All that is read is kept until the end; to look for rubbish in it would take as long as the rest.
    gc.disable()
    memory = open_memory(root)
    try:
        catalog = load_checked_catalog(root, _read_signatures(memory), FileCache(memory))
        _check_queries(catalog)
    except DataError as fault:
        print(fault)
        return 1
    print(f"{len(catalog.entries)} records, {len(catalog.observations)} observations: no problems.")
    for notice in notices(catalog):
        print(notice)
    new = find_unverified(catalog) if (catalog.root / SEAL).is_file() else {}
    if new:
        print(f"Not yet verified against the sources ({sum(map(len, new.values()))} statements and values of "
              f"{len(new)} records): "
              f"{list_choices(new, 8)}. Whoever has the texts: make verify-sources SOURCES=<folder>")
    return 0


# What pages and exports are made with is imported only where nothing is remembered: it takes long.

def _read_signatures(memory: Memory) -> dict[str, Signature]:
    return dict(memory.of("signatures").recall((), _import_signatures))


def _import_signatures() -> Iterable[tuple[str, Signature]]:
    from compendium.pages.macros import SIGNATURES

    return SIGNATURES.items()


def _check_queries(catalog: Catalog) -> None:
    """Raise DataError with every question that the database does not take; its form rests on the code."""
    asked = tuple(query.sql for query, _ in catalog.queries)
    locales = tuple((code, locale.trial) for code, locale in catalog.locales.items())
    datasets = tuple(dataset.name for dataset in catalog.datasets)
    catalog.cache.memory.of("queries").recall((asked, locales, datasets), _ask, catalog)
    catalog.cache.memory.save()


def _ask(catalog: Catalog) -> Iterable[None]:
    from compendium.exports.queries import check_queries

    check_queries(catalog)
    return ()
