"""Asking what catches a fault.

The rules of the check, the look-up in the texts, and, for templates, a build and its pages.
"""

from __future__ import annotations

import gc
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from compendium.checks import run_checks
from compendium.core.memory import Memory
from compendium.pages.macros import SIGNATURES
from compendium.records.catalog_loader import load_catalog
from compendium.records.loader import FileCache
from compendium.records.source_lookup import look_up

from ..hostile import make_hostile
from ..pages import find_page_faults, read_pages, read_words
from ..project import assemble, build_site
from .files import FILES
from .planting import HARMLESS, MEANING, Kind, Plant, Project
from .records import RECORDS

KINDS = (*RECORDS, *FILES)
# Sites put together for the faults: the tiny one; one in which a title may become hostile; one full of
# hostile words; and the same as it is published, with a copy to take away, which shows most of what templates
# can.
INVENTED, FULL = ("tiny", "words", "hostile", "published"), ("hostile", "published")
SEAL, TEXTS, SECONDS = "verification", "texts", 120


@dataclass(frozen=True)
class Result:
    """One planted fault and the first thing that caught it: a rule, the seal where no rule does, a build.

    Nothing if none.
    """

    kind: Kind
    plant: Plant
    by: str

    @property
    def caught(self) -> bool:
        """Return whether the fault was caught without the sources' texts, or, for hostile words, did no harm.
        """
        return (self.by == "") == (self.kind.level == HARMLESS) and self.by != TEXTS


@dataclass(frozen=True)
class Judge:
    """What faults are planted in, by a kind's `site`; `clean` is what is told of each without a fault."""

    sites: dict[str, Project]
    texts: Path | None
    clean: dict[str, Any]

    def draw(self, count: int, seed: int) -> Iterator[tuple[Kind, Plant]]:
        """Yield about `count` faults, shared out by weight; the same seed gives the same faults."""
        whole, given, due = sum(kind.weight for kind in KINDS), 0, 0.0
        for kind in KINDS:
            due += count * kind.weight / whole
            wanted, seen = round(due) - given, set[Plant]()
            given = round(due)
            for attempt in range(60 * wanted):
                plant = kind.plant(self.sites[kind.site], Random(f"{seed} {kind.name} {attempt}"))
                if plant and plant not in seen and len(seen) < wanted:
                    seen.add(plant)
                    yield kind, plant

    def run(self, count: int, seed: int) -> Iterator[Result]:
        """Yield the result of each fault.

        An error that no gate meant to raise, or two minutes of computing, is no catch.
        """
        for kind, plant in self.draw(count, seed):
            # The time that this process computes, so that a busy machine makes no survivors.
            signal.signal(signal.SIGPROF, _give_up)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                by = next(self.judge(kind, plant), "")
            except Exception as fault:
                plant, by = replace(plant, what=f"{plant.what}: {type(fault).__name__} {fault}"), ""
            signal.setitimer(signal.ITIMER_PROF, 0)
            yield Result(kind, plant, by)

    def judge(self, kind: Kind, plant: Plant) -> Iterator[str]:
        """Yield what catches a fault.

        Rules first, then the seal, which alone knows what was verified, then the texts.
        """
        project, clean = self.sites[kind.site], self.clean[kind.site]
        path = project.root / plant.path
        if kind.site:
            old = path.read_bytes()
            path.unlink() if plant.text is None else path.write_text(plant.text, encoding="utf-8")
            try:
                yield from (gate for gate, told in build(project.root, kind.site)
                            if (gate, told) not in clean)
            finally:
                path.write_bytes(old)
            return
        cache = project.cache.plant({path: (plant.text or "").encode("utf-8", "surrogatepass")})
        seal, catalog = False, load_catalog(project.root / "data", cache)
        for rule, problems in run_checks(catalog, project.root / "docs", SIGNATURES):
            new = any(replace(problem, line=0) not in clean for problem in problems)
            seal |= new and rule == SEAL
            if new and rule != SEAL:
                yield rule
        # Words that say too much are written so from the beginning, when there is no seal.
        if kind.level != MEANING and seal:
            yield SEAL
        if kind.level != MEANING and self.texts and any(replace(item, line=0) not in clean
                                                        for item in look_up(catalog, self.texts)):
            yield TEXTS


def _give_up(*_: object) -> None:
    raise TimeoutError("it hangs")


def build(root: Path, site: str) -> Iterator[tuple[str, Any]]:
    """Yield what a build of an invented site tells, each with the gate that told it, and how it reads, where
    that is asked.
    """
    result = build_site(root, "build", "--strict", OFFLINE_COPY="true" if site == "published" else "false")
    if result.returncode:
        yield "build", result.stderr[-300:]
        return
    yield from find_page_faults(root, golden=False)
    if site in ("tiny", "published"):
        yield "page-words", tuple(read_words(read_pages(root / "site")).values())


@contextmanager
def prepare(root: Path, texts: Path | None = None) -> Iterator[Judge]:
    """Read a project and put the invented sites together, in a folder that is gone in the end."""
    with tempfile.TemporaryDirectory() as name:
        # A fault changes one file: what pure rules have found in all others they need not find again.
        sites = {"": Project(root, FileCache(Memory(Path(name) / "memory"))),
                 **{site: Project(assemble(Path(name) / site)) for site in INVENTED}}
        for site in FULL:
            make_hostile(sites[site].root)
        rules = run_checks(sites[""].catalog, root / "docs", SIGNATURES)
        clean: dict[str, Any] = {"": {replace(problem, line=0) for _, problems in rules
                                      for problem in problems}}
        if texts:
            clean[""] |= {replace(problem, line=0) for problem in look_up(sites[""].catalog, texts)}
        clean |= {site: set(build(sites[site].root, site)) for site in INVENTED}
        if broken := [told for site in INVENTED for gate, told in clean[site] if gate == "build"]:
            raise SystemExit(f"An invented site has faults of its own; mend them first.\n{broken[0]}")
        # What lies here for good need not be looked through for garbage at each fault.
        gc.freeze()
        yield Judge(sites, texts, clean)
        gc.unfreeze()
