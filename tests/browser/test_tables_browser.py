"""Tables on a phone: one of at most five columns shows each row whole, a wider one scrolls in its frame."""

from __future__ import annotations

import pytest
from browsing import watching

# How many columns each table has, and how far it runs out of its frame.
FRAMES = """() => [...document.querySelectorAll(".table-frame")].map((frame) => [
  Math.max(...[...frame.querySelectorAll("tr")].map((row) => row.cells.length)), frame.scrollWidth - frame.clientWidth])"""
PAGES = ["environment/", "quality/search/", "data/dictionary/", "data/"]


@pytest.fixture(scope="module")
def phone(browser):
    """Return a page as wide as a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page, said = watching(context)
    yield page
    context.close()
    assert said == []


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("address", PAGES)
def test_a_table_of_few_columns_fits_a_phone(phone, served, language, address):
    phone.goto(f"{served}{language}{address}")
    found = phone.evaluate(FRAMES)
    assert found, "no table on this page"
    assert [out for columns, out in found if columns <= 5 and out > 1] == []


def test_a_table_that_runs_out_would_be_seen(phone, served):
    phone.goto(f"{served}{PAGES[0]}")
    phone.evaluate("() => document.querySelectorAll('.table-frame table').forEach((own) => { own.style.minWidth = '40rem'; })")
    assert any(out > 1 for columns, out in phone.evaluate(FRAMES) if columns <= 5)
