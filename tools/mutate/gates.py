"""The project's gates, asked one by one: the rules of `make check`, the look-up in the texts, the build and its pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from compendium.catalog import load_catalog
from compendium.checks import found
from compendium.fidelity import verify
from gates import faults_of_pages
from support import mkdocs

from .project import Mutant, Project

FIDELITY = "fidelity"
BUILD = "build"


@dataclass(frozen=True)
class Verdict:
    """Which gates a mutant fell at, and the first thing that they said; `crash` is an error that no gate meant to raise."""

    gates: tuple[str, ...]
    said: str = ""
    crash: str = ""


def checked(project: Project, texts: Path | None) -> Verdict:
    """Return which rules of the check, and with the sources' texts the look-up, find a fault in the project as it is on disk."""
    catalog = load_catalog(project.root / "data", project.shelf)
    fallen: dict[str, str] = {}
    for name, problems in found(catalog, project.root / "docs"):
        first = next(iter(problems), None)
        if first:
            fallen.setdefault(name, str(first))
        if name == "form" and first:
            break
    if texts and set(fallen) <= {"seal"}:
        first = next(verify(catalog, texts), None)
        if first:
            fallen[FIDELITY] = str(first)
    return Verdict(tuple(fallen), next(iter(fallen.values()), ""))


def built(source: Path, work: Path, mutant: Mutant, golden: bool) -> Verdict:
    """Return whether the tiny site with a fault can be built, and what is wrong with its pages."""
    folder = work / "mutant"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    plant(folder, mutant)
    result = mkdocs(folder, "build", "--strict")
    if result.returncode:
        lines = [line for line in (result.stderr + result.stdout).splitlines() if line.strip()]
        return Verdict((BUILD,), lines[-1] if lines else "")
    faults = faults_of_pages(folder, golden)
    names = tuple(dict.fromkeys(name for name, _ in faults))
    return Verdict(names, faults[0][1] if faults else "")


def plant(root: Path, mutant: Mutant) -> Callable[[], None]:
    """Write a mutant's files; return what puts the old ones back."""
    old = {path: (root / path).read_bytes() if (root / path).exists() else None for path in mutant.files}
    _write(root, {path: text.encode("utf-8", "surrogatepass") if text is not None else None for path, text in mutant.files.items()})
    return lambda: _write(root, old)


def _write(root: Path, files: dict[str, bytes | None]) -> None:
    for path, content in files.items():
        if content is None:
            (root / path).unlink(missing_ok=True)
        else:
            (root / path).write_bytes(content)
