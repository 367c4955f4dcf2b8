"""What a person does with the site in a real browser."""

from __future__ import annotations

import pytest
from accessibility import until
from browsing import faultless
from support import label


@pytest.fixture
def page(browser):
    """Return a fresh page that fails the test on any console error, script error or foreign request."""
    yield from faultless(browser)


def test_the_language_switch_stays_on_the_record(page, served):
    page.goto(f"{served}meetings/session-08/")
    page.click("[data-language]")
    assert page.url == f"{served}zh/meetings/session-08/"
    assert page.locator("h1").inner_text() == "联合委员会第八次会议"
    page.click("[data-language]")
    assert page.url == f"{served}meetings/session-08/"


def test_the_language_switch_works_without_javascript(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}zh/rivers/irtysh/")
    page.click("[data-language]")
    assert page.url == f"{served}rivers/irtysh/"
    context.close()


def test_a_table_sorts_by_a_column_and_says_so(page, served):
    page.goto(f"{served}meetings/?body=joint-commission")
    head = page.locator("th", has_text="Number")
    head.locator("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    numbers = page.locator("tbody tr:visible td:nth-child(3)").all_inner_texts()
    assert numbers == [str(number) for number in range(1, 20)]
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator("tbody tr:visible td:nth-child(3)").first.inner_text() == "19"


def test_chinese_titles_sort_by_pinyin(page, served):
    page.goto(f"{served}zh/rivers/")
    page.locator("thead th button").first.click()
    titles = page.locator("tbody th a").all_inner_texts()
    assert titles.index("巴尔喀什湖") < titles.index("额尔齐斯河") < titles.index("伊犁河")


def test_a_filter_stands_in_the_address_and_counts(page, served, catalog):
    page.goto(f"{served}meetings/")
    total = page.locator("tbody tr").count()
    own = sum(entry.own.body == "joint-commission" for entry in catalog.of("meetings"))
    page.select_option("select[name=body]", "joint-commission")
    assert "body=joint-commission" in page.url
    assert page.locator("tbody tr:visible").count() == own < total
    assert page.locator("output").inner_text() == label("table.count", shown=own, total=total)
    page.reload()
    assert page.locator("tbody tr:visible").count() == own
    named = page.locator("tbody tr:visible", has_text="Karaganda").count()
    assert 0 < named < own
    page.fill("input[name=q]", "Karaganda")
    until(page, f"[...document.querySelectorAll('tbody tr')].filter((row) => row.offsetParent).length === {named}")
    page.click("button[type=reset]")
    until(page, f"document.querySelectorAll('tbody tr:not([hidden])').length === {total}")


def test_tables_are_complete_without_javascript(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}meetings/")
    assert page.locator("tbody tr:visible").count() >= 30
    assert not page.locator("[data-filters]").is_visible()
    context.close()


def search(page, query):
    page.goto(page.search_address)
    page.keyboard.press("/")
    page.fill(".search-dialog input", query)
    page.wait_for_selector(".search-results a")
    return [link.get_attribute("href") for link in page.locator(".search-results a").all()]


@pytest.mark.parametrize(("language", "query", "address"), [
    ("", "Irtysh", "rivers/irtysh/"), ("", "Ertis", "rivers/irtysh/"), ("", "Иртыш", "rivers/irtysh/"),
    ("", "Ертіс", "rivers/irtysh/"), ("", "额尔齐斯", "rivers/irtysh/"), ("", "eighth session", "meetings/session-08/"),
    ("", "8th session", "meetings/session-08/"), ("zh/", "额尔齐斯河", "rivers/irtysh/"), ("zh/", "額爾齊斯", "rivers/irtysh/"),
    ("zh/", "E'erqisi", "rivers/irtysh/"), ("zh/", "Иртыш", "rivers/irtysh/"), ("zh/", "第八次会议", "meetings/session-08/"),
    ("zh/", "第8次会议", "meetings/session-08/"), ("zh/", "第12次", "meetings/session-12/"), ("zh/", "水质保护协定", "instruments/"),
])
def test_every_form_of_a_name_finds_its_record(page, served, language, query, address):
    page.search_address = f"{served}{language}about/"
    found = search(page, query)
    assert any(f"/{language}{address}" in link for link in found[:3]), found[:5]


def test_the_search_loads_nothing_before_its_first_use(page, served):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "search" in request.url else None)
    page.goto(f"{served}water/")
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.search_address = f"{served}water/"
    search(page, "Balkhash")
    assert any("/search/meta.js" in url for url in asked)


def test_nothing_found_suggests_what_to_try(page, served):
    page.goto(f"{served}search/?q=qqqzzz")
    until(page, "document.querySelector('.search-status').textContent.includes('qqqzzz')")
    assert "Try fewer" in page.locator(".search-advice").inner_text()
