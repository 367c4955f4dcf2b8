"""Planted faults: the kept report is that of the faults there are, its figures add up, and a small run catches what it must."""

from __future__ import annotations

import sys

import pytest
from compendium.catalog import Catalog, load_catalog
from compendium.checks import found
from compendium.quality import gate_names, quality_page
from compendium.views import Views
from support import ROOT

sys.path.insert(0, str(ROOT))

from tools.mutate.faults import shares
from tools.mutate.harness import FAULTS, GROUPS, prepared
from tools.mutate.report import report


def test_the_kept_report_is_that_of_the_faults_and_gates_there_are(catalog: Catalog):
    kept = catalog.mutation
    assert kept, "make mutate N=1000 writes it"
    assert [kind.name for kind in kept.faults] == [fault.name for fault in FAULTS]
    assert {gate.name for gate in kept.gates} <= set(gate_names())
    assert kept.count >= 1000 and kept.shares == GROUPS


def test_the_kept_report_keeps_its_promise(catalog: Catalog):
    kept = catalog.mutation
    assert kept.caught >= 0.99 * kept.planted
    assert kept.structural.caught == kept.structural.planted > 400
    assert kept.harmless.shown_as_text == kept.harmless.planted > 0
    assert kept.planted - kept.caught == len(kept.survivors)
    assert not [item for item in kept.survivors if item.crash]
    assert all(kind.planted for kind in kept.faults), "every kind was planted"


def test_every_fault_and_every_gate_is_told_in_both_languages(catalog: Catalog):
    for views in (Views(catalog, code) for code in catalog.locales):
        told = [views.label(f"fault.{fault.name}") for fault in FAULTS]
        assert len(set(told)) == len(FAULTS)
        page = quality_page(views)
        assert len({check["text"] for check in page["checks"]}) == len(gate_names())
    assert {name for name, _ in found(catalog, ROOT / "docs")} <= set(gate_names())
    labels = {key for key in catalog.labels if key.startswith(("fault.", "gate."))}
    assert labels == {f"fault.{fault.name}" for fault in FAULTS} | {f"gate.{name}" for name in gate_names()}


def test_the_faults_are_shared_out_exactly():
    faults = [fault() for fault in FAULTS if fault.group == "data"]
    for count in (10, 100, 820):
        assert sum(number for _, number in shares(faults, count)) == count


@pytest.fixture(scope="module")
def ground():
    """Return copies of the project as it is, to plant faults in."""
    with prepared(ROOT) as copies:
        yield copies


@pytest.fixture(scope="module")
def live(ground):
    """Return the results of a small run."""
    return list(ground.run(30, 7))


def test_a_small_run_catches_every_structural_fault_and_nothing_crashes(live):
    assert len(live) >= 27
    assert {result.fault for result in live} <= {fault.name for fault in FAULTS}
    lost = [(result.fault, result.mutant.where, result.mutant.what, result.verdict.crash) for result in live
            if result.verdict.crash or (result.structural and not result.caught)]
    assert lost == []
    assert sum(not result.caught for result in live) <= 2


def test_the_same_seed_plants_the_same_faults_and_a_run_leaves_nothing_behind(ground, live):
    planted = [(fault.name, mutant) for fault, mutant in ground.mutants(30, 7)]
    assert planted == [(result.fault, result.mutant) for result in live]
    assert planted != [(fault.name, mutant) for fault, mutant in ground.mutants(30, 8)]
    for path in (ROOT / "data").rglob("*.yml"):
        assert (ground.project.root / path.relative_to(ROOT)).read_bytes() == path.read_bytes()


def test_the_report_of_a_run_adds_up(live):
    made = report(live, 30, 7, with_texts=False)
    assert sum(kind["planted"] for kind in made["faults"]) == len(live)
    assert made["planted"] + made["harmless"]["planted"] == len(live)
    assert made["caught"] + len([item for item in made["survivors"] if not item["crash"]]) == made["planted"]


def test_a_catalog_without_a_report_still_has_its_page(tiny_copy):
    (tiny_copy / "data" / "quality" / "mutation.json").unlink()
    catalog = load_catalog(tiny_copy / "data")
    assert catalog.mutation is None
    assert quality_page(Views(catalog, "en"))["run"] is None


def test_the_page_names_survivors_and_says_why(tiny_site):
    text = (tiny_site / "zh" / "quality" / "index.html").read_text(encoding="utf-8")
    assert "换成另一有效主题或编者所加链接" in text and "由编者判断" in text
    assert "66.7%" in text and "3处中的2处" in text
    assert "make mutate N=4 SEED=1" in text
