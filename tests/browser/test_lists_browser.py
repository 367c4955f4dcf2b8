"""Lists in a real browser: filtering as the search reads words, sorting, addresses of rows, and what lies ready."""

from __future__ import annotations

import pytest
from accessibility import measure_new, until, violations
from browsing import faultless
from compendium.records.datasets import DATASETS
from support import label, real_catalog

CATALOG = real_catalog()
ROWS = "tbody tr[id]"
SHOWN = f"{ROWS}:not([hidden])"


@pytest.fixture
def page(browser):
    """Return a fresh page that fails the test on any console or script error."""
    yield from faultless(browser)


def ready(page, address: str) -> None:
    """Open an index and wait for its script."""
    page.goto(address)
    page.wait_for_selector("[data-filters]:not([hidden])")


def find(page, query: str) -> list[str]:
    """Type a query into the filter and return the rows that are shown once it has been read."""
    page.fill("[data-filters] [name=q]", query)
    until(page, "Boolean(window.compendium?.makeTest)")
    page.wait_for_load_state("networkidle")
    return [row.get_attribute("id") for row in page.locator(SHOWN).all()]


@pytest.mark.parametrize(("address", "query", "name"), [
    ("places/", "Astana ", "astana"), ("meetings/", "session eighth", "session-08"), ("meetings/", "8th session", "session-08"),
    ("meetings/", "COMMISSION  eighth", "session-08"), ("instruments/", "rivers, agreement: 2001", "rivers-agreement-2001"),
    ("rivers/", "irtysh", "irtysh"), ("zh/meetings/", "第8次", "session-08"), ("zh/meetings/", "会议 第八次", "session-08"),
    ("zh/places/", "霍爾果斯", "khorgos"), ("zh/rivers/", "額爾齊斯", "irtysh"), ("zh/instruments/", "２００１年", "rivers-agreement-2001"),
])
def test_a_filter_reads_words_as_the_search_does(page, served, address, query, name):
    ready(page, served + address)
    found = find(page, query)
    assert any(name in row for row in found), found
    assert len(found) < page.locator(ROWS).count()


def test_each_word_counts_by_itself_and_a_number_is_whole(page, served):
    ready(page, f"{served}meetings/")
    both = set(find(page, "commission almaty"))
    assert both and both == set(find(page, "almaty commission")) == set(find(page, "Commission’s Almaty"))
    assert "session-12" not in find(page, "session 1"), "12 is not 1"


def test_a_word_with_an_apostrophe_is_found_with_either_sign_or_none(page, served):
    ready(page, f"{served}instruments/")
    found = find(page, "people's")
    assert found and found == find(page, "people’s") == find(page, "peoples")


def test_nothing_is_filtered_while_pinyin_is_being_composed(page, served):
    ready(page, f"{served}zh/places/")
    total = page.locator(SHOWN).count()
    field = page.locator("[data-filters] [name=q]")
    field.evaluate("""(field) => {
        field.value = "huo'er";
        field.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    }""")
    page.wait_for_timeout(200)
    assert page.locator(SHOWN).count() == total and "q=" not in page.url
    field.evaluate("""(field) => {
        field.value = "霍尔果斯";
        field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    }""")
    until(page, f"document.querySelectorAll('{SHOWN}').length < {total}")
    assert "khorgos" in " ".join(row.get_attribute("id") for row in page.locator(SHOWN).all())


def test_a_filter_looks_through_the_rows_that_lie_ready_and_hides_empty_headings(page, served):
    ready(page, f"{served}glossary/")
    total = len(CATALOG.of("glossary"))
    assert page.locator(ROWS).count() < total
    assert page.locator("output").inner_text() == label("table.count", shown=total, total=total)
    page.select_option("select[name=themes]", "transport")
    until(page, f"document.querySelectorAll('{ROWS}').length === {total}")
    expected = sum("transport" in entry.record.themes for entry in CATALOG.of("glossary"))
    assert page.locator(SHOWN).count() == expected
    for heading in page.locator("tbody .group:not([hidden])").all():
        after = heading.evaluate("(row) => { let next = row.nextElementSibling; while (next?.hidden) next = next.nextElementSibling; return Boolean(next?.id); }")
        assert after, heading.inner_text()


def test_the_order_of_rows_stands_in_the_address_and_reset_brings_the_first_one_back(page, served):
    ready(page, f"{served}instruments/")
    first = page.locator(ROWS).first.get_attribute("id")
    head = page.locator("th[data-column=date]")
    head.locator("button").press("Enter")
    head.locator("button").press("Enter")
    assert page.url.endswith("?sort=-date") and head.get_attribute("aria-sort") == "descending"
    order = [row.get_attribute("id") for row in page.locator(ROWS).all()]
    dates = [CATALOG.entries[name].own.date for name in order]
    known = [date.order[0] for date in dates if date and date.known]
    assert known == sorted(known, reverse=True)
    assert all(date and date.known for date in dates[:len(known)]), "undated rows come last"
    page.reload()
    page.wait_for_selector("[data-filters]:not([hidden])")
    assert [row.get_attribute("id") for row in page.locator(ROWS).all()] == order
    page.click("[data-filters] [type=reset]")
    until(page, f"document.querySelector('{ROWS}').id === '{first}'")
    assert page.url.endswith("/instruments/")


def test_chinese_sections_are_sorted_as_they_are_numbered(page, served):
    ready(page, f"{served}zh/commitments/")
    page.locator("th[data-column=section] button").click()
    sections = [text[0] for text in page.locator("tbody tr td:nth-of-type(1)").all_inner_texts()]
    assert sections == sorted(sections, key="一二三四五六七八九十".index)


def test_the_other_language_gets_the_choices_but_not_the_words(page, served):
    ready(page, f"{served}glossary/?themes=water&q=dam&sort=title")
    page.click("[data-language]")
    page.wait_for_selector("[data-filters]:not([hidden])")
    assert page.url == f"{served}zh/glossary/?themes=water&sort=title"
    assert page.locator(SHOWN).count() > 0


@pytest.mark.parametrize("dataset", ["positions", "glossary", "figures"])
def test_a_row_that_lies_ready_is_reached_by_its_address(page, served, dataset):
    page.goto(f"{served}{dataset}/")
    there = {row.get_attribute("id") for row in page.locator(ROWS).all()}
    name = next(entry.id for entry in CATALOG.of(dataset) if entry.id not in there)
    page.goto("about:blank")
    page.goto(f"{served}{dataset}/#{name}")
    until(page, "(name) => document.querySelector(':target')?.id === name", name)
    assert page.locator(f"#{name}").is_visible() and page.locator(f"#{name} .anchor").get_attribute("href") == f"#{name}"


def test_the_rest_is_there_as_soon_as_a_reader_moves(page, served):
    page.goto(f"{served}bodies/")
    page.wait_for_selector("[data-filters]:not([hidden])")
    assert page.locator(ROWS).count() < len(CATALOG.of("bodies"))
    page.keyboard.press("Control+f")
    until(page, f"document.querySelectorAll('{ROWS}').length === {len(CATALOG.of('bodies'))}")
    headings = page.locator("tbody .group").all_inner_texts()
    assert len(headings) == len(set(headings)), "a heading is said twice"


@pytest.mark.parametrize("address", ["meetings/#100%", "timeline/#%E4%B", "water/#100%"])
def test_an_address_that_cannot_be_decoded_harms_nothing(page, served, address):
    page.goto(served + address)
    page.wait_for_load_state("networkidle")
    page.mouse.wheel(0, 300)
    assert page.locator("h1").is_visible()


def test_a_row_heading_says_the_title_and_no_more(page, served):
    ready(page, f"{served}rivers/")
    for head in page.locator(f"{ROWS} > th").all():
        assert head.inner_text().removesuffix("≠") == head.locator("a").first.inner_text()
        assert head.locator("a").count() == 1


def test_a_row_without_a_script_is_there_with_its_address(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    name = CATALOG.of("positions")[-1].id
    page.goto(f"{served}zh/positions/#{name}")
    assert page.locator(f"#{name}").is_visible()
    assert page.locator(SHOWN).count() == len(CATALOG.of("positions"))
    context.close()


@pytest.mark.parametrize("language", ["", "zh/"])
def test_no_index_is_wider_than_its_page(browser, served, language):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    for dataset in DATASETS:
        page.goto(f"{served}{language}{dataset.name}/")
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("document.fonts.ready.then(() => 0)")
            hidden = page.evaluate("[...document.querySelectorAll('.index .table-frame')].map((frame) => frame.scrollWidth - frame.clientWidth)")
            assert max(hidden, default=0) <= 1, f"{language}{dataset.name} at {width} px: {hidden} pixels lie out of sight"
        page.set_viewport_size({"width": 390, "height": 800})
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["figures/", "zh/discrepancies/", "commitments/", "zh/bodies/"])
def test_an_index_is_accessible_and_on_a_phone_nothing_lies_out_of_sight(browser, served, address, width, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    ready(page, served + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 320:
        assert page.evaluate("(() => { const frame = document.querySelector('.table-frame'); return frame.scrollWidth - frame.clientWidth; })()") <= 1
    measure_new(page, set())
    assert violations(page) == ""
    context.close()
