"""Look up every printed form in the texts of the sources, and seal what was found.

`python -m compendium verify FOLDER` looks up and seals.
`python -m compendium verify --unseal` takes what has changed out of the seal, for those who do not have the
texts.
"""

from __future__ import annotations

from pathlib import Path

from compendium.checks import check_all
from compendium.core.problems import DataError, Problem
from compendium.pages.macros import SIGNATURES
from compendium.records.catalog import Catalog
from compendium.records.catalog_loader import load_catalog
from compendium.records.source_lookup import look_up
from compendium.records.verification import (
    FILE,
    Marks,
    find_lost,
    hash_current,
    read_seal,
    remove_broken,
    write_floor,
    write_seal,
)

_MOST = 40


def main(arguments: list[str], root: Path) -> int:
    """Print every printed form that cannot be found, or seal them; return the exit code."""
    unseal = arguments == ["--unseal"]
    if not unseal and (len(arguments) != 1 or not Path(arguments[0]).is_dir()):
        print("Name the folder that holds the sources' texts: make verify-sources SOURCES=<folder>")
        return 2
    catalog = load_catalog(root / "data")
    try:
        if any(problem.alone for problem in catalog.problems):
            raise DataError(catalog.problems)
        old = _read_old_seal(catalog)
        print(_unseal(catalog, root, old) if unseal else _verify(catalog, root, old, Path(arguments[0])))
    except DataError as fault:
        print(fault)
        return 1
    return 0


def _read_old_seal(catalog: Catalog) -> dict[str, Marks]:
    """Return the seal as it is; raise DataError if it is damaged, or if marks were lost."""
    try:
        seal = read_seal(catalog.root)
    except ValueError as fault:
        message = f"cannot be read ({fault}); fetch it back from version control."
        raise DataError([Problem(f"data/{FILE}", 1, "", "", message)]) from None
    missing = find_lost(catalog, seal)
    if missing:
        raise DataError([Problem(f"data/{FILE}", 1, "", "", missing)])
    return seal


def _unseal(catalog: Catalog, root: Path, old: dict[str, Marks]) -> str:
    """Take out of the seal what has changed; return what that is, record by record."""
    kept = remove_broken(catalog)
    gone = [f"  {name}  {', '.join(keys)}" for name, marks in old.items()
            if (keys := sorted(marks.keys() - kept.get(name, {}).keys()))]
    _write_seal(catalog, root, old, kept)
    if not gone:
        return "Nothing that was verified has changed; the seal is as it was."
    more = [f"  … and {len(gone) - _MOST} more"] if len(gone) > _MOST else []
    return "\n".join(["What has changed counts as not verified now:", *gone[:_MOST], *more,
                      f"{len(gone)} records in all."])


def _verify(catalog: Catalog, root: Path, old: dict[str, Marks], folder: Path) -> str:
    """Look everything up in the texts that are there and seal it; raise DataError with what is not found."""
    there = {source for source in catalog.outlines if (folder / f"{source}.txt").is_file()}
    missing = sorted(catalog.outlines.keys() - there)
    if missing:
        names = ", ".join(f"{name}.txt" for name in missing)
        print(f"there is no {names} in the folder; what it prints is not looked up, and stays verified as "
              f"far as it was.")
    problems = list(look_up(catalog, folder))
    if problems:
        raise DataError(problems)
    marks = hash_current(catalog)
    # Of a record that cites a text that is not there, what was sealed before stays.
    beyond = {name for name in marks if not _read_sources(marks[name], catalog) <= there}
    _write_seal(catalog, root, old, {name: old[name] if name in beyond else own for name, own in marks.items()
                               if name not in beyond or name in old})
    count = sum(len(statement.printed) for entry in catalog.entries.values()
                for _, statement in catalog.statements(entry)
                if statement.source in there)
    return f"{count} printed forms found at their places in the sources."


def _read_sources(marks: Marks, catalog: Catalog) -> set[str]:
    """Return the sources that a record cites, by the places that its marks name."""
    return {source for source in (key.partition(" ")[0] for key in marks if " " in key)
            if source in catalog.outlines}


def _write_seal(catalog: Catalog, root: Path, old: dict[str, Marks], marks: dict[str, Marks]) -> None:
    """Write a seal if all other checks pass with it; else leave the old one and raise DataError."""
    there, floors = (catalog.root / FILE).is_file(), (catalog.root / "floors.yml").read_bytes()
    write_seal(catalog, marks)
    write_floor(catalog, len(marks))
    try:
        check_all(catalog, root / "docs", SIGNATURES)
    except DataError:
        (catalog.root / "floors.yml").write_bytes(floors)
        if there:
            write_seal(catalog, old)
        else:
            (catalog.root / FILE).unlink()
        raise
