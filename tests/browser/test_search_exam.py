"""The search's exam: every question of tests/exam.yml, asked in a browser of the index that readers use."""

from __future__ import annotations

import json
import os

import pytest
from compendium.pages.search_evaluation import FEW, PROMISED_FEW, PROMISED_FIRST
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


def test_an_answer_stands_first_or_among_the_first_three_as_often_as_promised_in_each_language(report):
    for code in report["index"]:
        ranks = [item["rank"] for item in report["questions"] if item["language"] == code]
        assert sum(rank == 1 for rank in ranks) >= PROMISED_FIRST / 100 * len(ranks), code
        assert sum(1 <= rank <= FEW for rank in ranks) >= PROMISED_FEW / 100 * len(ranks), code


def test_the_public_report_is_what_the_search_does_now(report):
    kept = json.loads(REPORT.read_text(encoding="utf-8"))
    assert ranks(kept) == ranks(report), "the search answers otherwise than data/quality/search-exam.json says; run `make exam`"
