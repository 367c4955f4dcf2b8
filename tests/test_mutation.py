"""Planted faults: the kept report keeps its promise, the same seed plants the same, and a small run catches what it must."""

from __future__ import annotations

import pytest
from compendium.checks import run_checks
from compendium.pages.macros import SIGNATURES
from compendium.pages.quality import list_gates, make_quality_page
from compendium.presentation.language import Language
from compendium.records.catalog import Catalog
from compendium.records.catalog_loader import load_catalog
from support import ROOT, unset

from tools.mutate.__main__ import make_report
from tools.mutate.judging import KINDS, prepare
from tools.mutate.planting import MEANING, STRUCTURAL, Draw, Project, Random
from tools.mutate.values import read_plain

GROUPS = {kind.group for kind in KINDS}


def test_the_kept_report_keeps_its_promise(catalog: Catalog):
    kept = catalog.mutation
    if kept is None:
        # Not run since the planter changed: then the page tells of no run.
        assert make_quality_page(Language(catalog, "en"))["run"] is None
        return
    assert kept.count >= 1000, "make mutate N=1000 writes it"
    assert kept.structural.caught == kept.structural.planted > 400
    assert kept.fact.caught >= 0.99 * kept.fact.planted > 0
    assert kept.harmless.caught == kept.harmless.planted > 0
    lost = sum(tally.planted - tally.caught for tally in (kept.structural, kept.fact, kept.harmless))
    assert lost == len(kept.survivors)
    assert set(kept.kinds) == GROUPS
    assert all(tally.planted for tally in kept.kinds.values()), "every kind was planted"


def test_every_kind_of_fault_and_every_gate_is_told_in_both_languages(catalog: Catalog):
    for language in (Language(catalog, code) for code in catalog.locales):
        assert len({language.label(f"fault.{group}") for group in GROUPS}) == len(GROUPS)
        assert len(set(make_quality_page(language)["checks"])) == len(list_gates())
    assert {name for name, _ in run_checks(catalog, ROOT / "docs", SIGNATURES)} <= set(list_gates())
    labels = {key for key in catalog.labels if key.startswith(("fault.", "gate."))}
    assert labels == {f"fault.{group}" for group in GROUPS} | {f"gate.{name}" for name in list_gates()}


def test_a_record_that_is_written_anew_without_a_change_is_no_fault():
    project = Project(ROOT)
    for spot in project.choose("itself")[::400]:
        plant = project.rewrite(Draw(spot.entry, spot.location, spot.spec, project, Random(1), [read_plain(spot.entry)]))
        cache = project.cache.plant({ROOT / plant.path: plant.text.encode()})
        assert {name: entry.record for name, entry in load_catalog(ROOT / "data", cache).entries.items()} \
            == {name: entry.record for name, entry in project.catalog.entries.items()}


@pytest.fixture(scope="module")
def judge():
    """Return the project and the invented sites, to plant faults in."""
    with prepare(ROOT) as ready:
        yield ready


@pytest.fixture(scope="module")
def live(judge):
    """Return the results of a small run."""
    return list(judge.run(30, 7))


def test_a_small_run_catches_every_structural_fault(live):
    assert len(live) >= 27
    lost = [(result.kind.name, result.plant.where, result.plant.what) for result in live if not result.caught]
    assert [item for item, result in zip(lost, live, strict=False) if result.kind.level == STRUCTURAL and not result.caught] == []
    assert sum(not result.caught for result in live if result.kind.level != MEANING) <= 2, lost


def test_the_same_seed_plants_the_same_faults_and_a_run_leaves_nothing_behind(judge, live, tiny_folder):
    planted = list(judge.draw(30, 7))
    assert planted == [(result.kind, result.plant) for result in live]
    assert planted != list(judge.draw(30, 8))
    tiny = judge.sites["tiny"].root
    for path in (path for folder in ("data", "docs", "templates") for path in (tiny_folder / folder).rglob("*.*")):
        assert (tiny / path.relative_to(tiny_folder)).read_bytes() == path.read_bytes()
    assert load_catalog(ROOT / "data", judge.sites[""].cache).problems == judge.sites[""].catalog.problems


def test_the_report_of_a_run_adds_up(live):
    made = make_report(live, 30, 7)
    assert sum(tally["planted"] for tally in made["kinds"].values()) == len(live)
    assert sum(made[level]["planted"] for level in ("structural", "fact", "meaning", "harmless")) == len(live)


def test_a_catalog_without_a_report_still_has_its_page(tiny_copy):
    (tiny_copy / "data" / "quality" / "mutation.json").unlink()
    catalog = load_catalog(tiny_copy / "data")
    assert catalog.mutation is None
    assert make_quality_page(Language(catalog, "en"))["run"] is None


def test_the_page_names_totals_and_survivors(tiny_site):
    text = unset((tiny_site / "zh" / "quality" / "index.html").read_text(encoding="utf-8"))
    assert "water → trade" in text and "由编者判断" in text
    assert "66.7%" in text and "3处中的2处" in text
    assert "make mutate N=4 SEED=1" in text
