"""The search's exam: every question of tests/exam.yml, asked in a browser of the index that readers use."""

from __future__ import annotations

import json
import os

import pytest
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


def test_an_answer_is_among_the_first_three_for_every_question(report):
    assert [item["ask"] for item in report["questions"] if not 1 <= item["rank"] <= 3] == []


def test_an_answer_is_first_for_nine_questions_in_ten_in_each_language(report):
    for code in report["index"]:
        own = [item["rank"] == 1 for item in report["questions"] if item["language"] == code]
        assert sum(own) >= 0.9 * len(own), code


def test_the_public_report_is_what_the_search_does_now(report):
    kept = json.loads(REPORT.read_text(encoding="utf-8"))
    assert ranks(kept) == ranks(report), "the search answers otherwise than data/quality/search-exam.json says; run `make exam`"
