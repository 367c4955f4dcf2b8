"""The search's exam: every question of tests/exam.yml, asked in a browser of the index that readers use."""

from __future__ import annotations

import json
import os

import pytest
from compendium.pages.search_evaluation import FEW, list_promises
from compendium.records.models.search_evaluation import SearchEvaluation
from examination import REPORT, keep, ranks, sit


@pytest.fixture(scope="module")
def report(browser, served, catalog):
    """Return the report of a sitting; UPDATE_EXAM=1 (`make exam`) keeps it."""
    page = browser.new_page()
    report = sit(page, served, catalog)
    page.close()
    if os.environ.get("UPDATE_EXAM"):
        keep(report)
    return report


def test_an_answer_stands_first_or_among_the_first_three_as_often_as_promised(report):
    for promise, asked in list_promises(SearchEvaluation.model_validate(report)):
        assert sum(item.rank == 1 for item in asked) >= promise.first / 100 * len(asked)
        assert sum(1 <= item.rank <= FEW for item in asked) >= promise.few / 100 * len(asked)


def test_the_public_report_is_what_the_search_does_now(report):
    kept = json.loads(REPORT.read_text(encoding="utf-8"))
    assert ranks(kept) == ranks(report), "the search answers otherwise than data/quality/search-exam.json says; run `make exam`"
