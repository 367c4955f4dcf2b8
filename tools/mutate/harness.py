"""Planting faults one after the other and asking the gates, each in a process of its own that may not hang."""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from compendium.catalog import load_catalog
from compendium.loading import Shelf
from hostile import make_hostile
from support import assemble

from .chapters import CHAPTERS
from .facts import FACTS
from .faults import Fault, shares
from .form import FORM
from .gates import Verdict, built, checked, plant
from .project import Mutant, Project
from .site import SITE, SiteFault
from .structure import STRUCTURE
from .values import VALUES
from .words import WORDS

FAULTS: tuple[type[Fault], ...] = (*STRUCTURE, *FORM, *VALUES, *FACTS, *WORDS, *CHAPTERS, *SITE)
# Faults of these kinds are no faults of the project: what is asked is that pages show them as text.
HARMLESS = frozenset({"hostile-words"})
# What each group of gates gets of a run: a check takes a fraction of a second, a build several.
GROUPS = {"data": 0.82, "chapters": 0.1, "site": 0.08}
SECONDS = 60


@dataclass(frozen=True)
class Result:
    """One fault that was planted, and where it fell."""

    fault: str
    structural: bool
    mutant: Mutant
    verdict: Verdict

    @property
    def caught(self) -> bool:
        """Return whether a gate that needs no texts caught the fault, or, for hostile words, whether it does no harm."""
        return self.fault in HARMLESS or bool(set(self.verdict.gates) - {"fidelity"})


@dataclass(frozen=True)
class Ground:
    """Copies without a fault, to plant in: the project's, and the tiny site's as it is and with hostile words."""

    work: Path
    project: Project
    sites: dict[bool, Project]
    texts: Path | None

    def mutants(self, count: int, seed: int) -> Iterator[tuple[Fault, Mutant]]:
        """Yield `count` faults and what each changes; the same seed gives the same faults."""
        for group, part in GROUPS.items():
            faults = [fault() for fault in FAULTS if fault.group == group]
            for fault, wanted in shares(faults, round(count * part)):
                owner = self.sites[fault.hostile] if isinstance(fault, SiteFault) else self.project
                seen: set[tuple[str, str]] = set()
                for attempt in range(40 * wanted):
                    if len(seen) == wanted:
                        break
                    mutant = fault.plant(owner, random.Random(f"{seed} {fault.name} {attempt}"))
                    if mutant and (mutant.where, mutant.what) not in seen and not _same(owner, mutant):
                        seen.add((mutant.where, mutant.what))
                        yield fault, mutant

    def run(self, count: int, seed: int) -> Iterator[Result]:
        """Yield the result of each of `count` faults."""
        gc.disable()
        for fault, mutant in self.mutants(count, seed):
            if isinstance(fault, SiteFault):
                verdict = built(self.sites[fault.hostile].root, self.work, mutant, golden=not fault.hostile)
            else:
                verdict = apart(self.project, mutant, self.texts)
            yield _judged(fault, mutant, verdict)
        gc.enable()


@contextmanager
def prepared(source: Path, texts: Path | None = None) -> Iterator[Ground]:
    """Copy a project, look whether it is without faults, and clear the copies away in the end."""
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        work = Path(folder)
        project = Project.copy(source, work / "project")
        clean = checked(project, texts)
        if clean.gates:
            raise SystemExit(f"The project itself has faults; mend them first.\n{clean.said}")
        yield Ground(work, project, {hostile: _tiny(work, hostile) for hostile in (False, True)}, texts)


def _tiny(work: Path, hostile: bool) -> Project:
    """Return the tiny invented site, which must be without faults itself."""
    root = assemble(work / ("hostile" if hostile else "tiny"))
    if hostile:
        make_hostile(root)
    clean = built(root, work, Mutant({}, "", ""), golden=not hostile)
    if clean.gates:
        raise SystemExit(f"The tiny site itself has faults; mend them first.\n{clean.gates} {clean.said}")
    return Project(root, load_catalog(root / "data"), Shelf())


def _judged(fault: Fault, mutant: Mutant, verdict: Verdict) -> Result:
    if fault.name in HARMLESS and verdict.gates:
        # Hostile words that change a page are the fault that the gates on pages have found.
        verdict = Verdict((), verdict.said, f"harm done: {', '.join(verdict.gates)}")
    return Result(fault.name, fault.structural, mutant, verdict)


def _same(owner: Project, mutant: Mutant) -> bool:
    return all(text is not None and text == owner.text(path) for path, text in mutant.files.items())


def apart(project: Project, mutant: Mutant, texts: Path | None) -> Verdict:
    """Ask the gates in a process of its own: what it reads is forgotten, and one that hangs is ended."""
    restore = plant(project.root, mutant)
    try:
        return _forked(lambda: checked(project, texts))
    finally:
        restore()


def _forked(ask: Callable[[], Verdict]) -> Verdict:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            verdict = ask()
        except BaseException as fault:
            verdict = Verdict((), "", f"{type(fault).__name__}: {str(fault)[:200]}")
        with os.fdopen(writing, "w", encoding="utf-8", errors="backslashreplace") as pipe:
            json.dump(asdict(verdict), pipe)
        sys.stdout.flush()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        answer = _read(pipe.fileno())
    if answer is None:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if not answer:
        return Verdict((), "", "it hangs" if answer is None else "the process ended")
    found = json.loads(answer)
    return Verdict(tuple(found["gates"]), found["said"], found["crash"])


def _read(pipe: int) -> bytes | None:
    """Return what a process writes until it ends, or None if it takes too long."""
    parts: list[bytes] = []
    end = time.monotonic() + SECONDS
    while select.select([pipe], [], [], max(0.0, end - time.monotonic()))[0]:
        part = os.read(pipe, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None
