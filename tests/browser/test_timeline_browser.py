"""The timeline in a real browser: filters, among them a date, and what is left without a script."""

from __future__ import annotations

import re

import pytest
from accessibility import until, violations
from browsing import faultless
from support import label, real_catalog

CATALOG = real_catalog()
ALL = "[data-timeline] .timeline > li[id]"
SHOWN = f"{ALL}:not([hidden])"


@pytest.fixture
def page(browser):
    """Return a fresh page that fails the test on any console or script error."""
    yield from faultless(browser)


def ready(page, address: str) -> None:
    """Open the timeline, move a little, and wait until all its rows are there with what happened."""
    page.goto(address)
    wait(page)


def wait(page) -> None:
    """Move a little, and wait until all rows are there with what happened."""
    page.wait_for_selector("[data-choose]:not([hidden])")
    page.evaluate("dispatchEvent(new Event('scroll'))")
    until(page, f"document.querySelectorAll('{ALL}').length > 200 && !document.querySelector('{ALL}:not(:has(.gist))')")
    until(page, "/\\d/.test(document.querySelector('[data-choose] output').value)")


def test_filters_stand_in_the_address_and_the_back_button_undoes_them(page, served):
    ready(page, f"{served}timeline/")
    total = page.locator(SHOWN).count()
    page.select_option("select[name=theme]", "water")
    water = page.locator(SHOWN).count()
    page.select_option("select[name=kind]", "meetings")
    assert page.url.endswith("/timeline/?theme=water&kind=meetings")
    both = page.locator(SHOWN).count()
    assert 19 <= both < water < total
    assert page.locator("[data-choose] output").inner_text() == label("table.count", shown=both, total=total)
    page.go_back()
    assert page.url.endswith("?theme=water") and page.locator(SHOWN).count() == water
    assert page.input_value("select[name=kind]") == ""
    page.go_back()
    assert page.locator(SHOWN).count() == total
    page.go_forward()
    assert page.locator(SHOWN).count() == water
    page.reload()
    wait(page)
    assert page.locator(SHOWN).count() == water and page.input_value("select[name=theme]") == "water"


def test_a_choice_says_how_many_records_it_would_show(page, served):
    ready(page, f"{served}timeline/?theme=water")
    for name in ("kind", "source", "period"):
        for option in page.locator(f"select[name={name}] option:not([value='']):not([disabled])").all():
            value, text = option.get_attribute("value"), option.text_content()
            page.select_option(f"select[name={name}]", value)
            assert page.locator(SHOWN).count() == int(re.search(r"\((\d+)\)$", text)[1]) > 0, text
        page.select_option(f"select[name={name}]", "")


def test_empty_periods_go_and_reset_brings_all_back(page, served):
    ready(page, f"{served}zh/timeline/?body=joint-commission")
    assert not page.locator("[data-period=antiquity]").is_visible()
    page.click("[data-choose] button[type=reset]")
    assert page.url.endswith("/timeline/")
    assert page.locator("[data-period=antiquity]").is_visible()


def test_one_record_is_found_under_each_of_its_themes(page, served):
    for theme in CATALOG.entries["joint-declaration-2014"].record.themes:
        ready(page, f"{served}timeline/?theme={theme}")
        assert page.locator("#joint-declaration-2014").is_visible(), theme


def test_filters_work_by_keyboard(page, served):
    ready(page, f"{served}timeline/")
    page.focus("select[name=kind]")
    page.keyboard.press("ArrowDown")
    assert "kind=meetings" in page.url
    page.focus("[data-choose] summary")
    page.keyboard.press("Enter")
    assert not page.locator("select[name=kind]").is_visible()


def test_a_filter_that_does_not_exist_is_ignored(page, served):
    ready(page, f"{served}timeline/?theme=nonsense&on=notadate")
    assert page.locator(SHOWN).count() == page.locator(ALL).count()


def shown(page) -> set[str]:
    """Return the ids of the rows that are shown."""
    return {row.get_attribute("id") for row in page.locator(SHOWN).all()}


def test_a_day_shows_what_is_dated_on_it_or_around_it_and_nothing_else(page, served):
    ready(page, f"{served}timeline/?on=2014-05-19")
    found = shown(page)
    assert "joint-declaration-2014" in found
    asked = (2014, 5, 19)
    for name in found & CATALOG.entries.keys():
        date = CATALOG.entries[name].record.date
        assert date.order[0] <= asked <= date.latest, name
    ready(page, f"{served}timeline/?on=2014-05-18")
    assert "joint-declaration-2014" not in shown(page)


def test_a_date_joins_the_other_filters_and_their_counts(page, served):
    ready(page, f"{served}timeline/?on=2001")
    year = shown(page)
    assert "rivers-agreement-2001" in year
    option = page.locator("select[name=theme] option[value=water]")
    promised = int(re.search(r"\((\d+)\)$", option.text_content())[1])
    page.select_option("select[name=theme]", "water")
    assert page.url.endswith("?on=2001&theme=water")
    assert "rivers-agreement-2001" in shown(page) < year and len(shown(page)) == promised
    page.click("[data-choose] button[type=reset]")
    assert page.input_value("[name=on]") == "" and shown(page) > year


def test_a_day_of_any_year_shows_only_undoubted_days(page, served):
    ready(page, f"{served}timeline/?on=05-19")
    assert "joint-declaration-2014" in shown(page)
    assert all(re.search(r"\b(19|20|21|22)\b|May", row.inner_text()) for row in page.locator(f"{SHOWN} .when").all())


@pytest.mark.parametrize(("language", "texts"), [
    ("", ["2001-09-12", "2001-9-12", "2001/09/12", " 2001.9.12 "]),
    ("zh/", ["2001年9月12日", "2001年9月12号", "２００１年９月１２日", "2001-09-12"]),
])
def test_a_date_is_read_as_people_write_it(page, served, language, texts):
    ready(page, f"{served}{language}timeline/?on=2001-09-12")
    expected = shown(page)
    assert "rivers-agreement-2001" in expected
    ready(page, f"{served}{language}timeline/")
    for text in texts:
        page.fill("[name=on]", text)
        page.press("[name=on]", "Enter")
        assert shown(page) == expected, text
    page.go_back()
    assert page.input_value("[name=on]") == texts[-2].strip()


@pytest.mark.parametrize("text", ["2005-13", "2005-02-30", "13-01", "soon", "20055", "2005-00"])
def test_what_is_no_date_is_said_to_be_none_and_hides_nothing(page, served, text):
    ready(page, f"{served}timeline/")
    total = page.locator(SHOWN).count()
    page.fill("[name=on]", text)
    page.press("[name=on]", "Enter")
    assert label("filter.date.wrong") in page.locator("[data-choose] output").inner_text()
    assert page.get_attribute("[name=on]", "aria-invalid") == "true"
    assert page.locator(SHOWN).count() == total


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_old_page_of_a_day_leads_to_the_timeline(page, served, language):
    page.goto(f"{served}{language}timeline/in-force/")
    page.wait_for_url(f"{served}{language}timeline/")


def test_what_happened_stands_under_each_title_of_the_first_period_and_of_each_periods_page(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in ("timeline/", "zh/timeline/2013-on/"):
        page.goto(served + address)
        rows = page.locator(".period:has(.gist) .timeline > li" if address == "timeline/" else "#list ~ * .timeline > li")
        assert rows.count() > 5
        assert all(row.locator(".gist").inner_text().strip() for row in rows.all()), address
    context.close()


@pytest.mark.parametrize("address", ["timeline/#year-2014", "zh/timeline/#session-19", "timeline/2013-on/#year-2014"])
def test_a_year_and_a_row_are_reached_by_their_address(page, served, address):
    page.goto(served + address)
    name = address.partition("#")[2]
    until(page, "(name) => document.querySelector(':target')?.id === name", name)
    until(page, "(name) => { const { top } = document.getElementById(name).getBoundingClientRect(); return top >= 0 && top < innerHeight; }", name)


def test_the_first_visit_is_short_and_moving_brings_the_rest(page, served):
    page.goto(f"{served}timeline/")
    page.wait_for_selector("[data-choose]:not([hidden])")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelectorAll('*').length") <= 1500
    assert not page.evaluate("performance.getEntriesByType('resource').some(({ name }) => name.includes('timeline-rows'))")
    page.mouse.wheel(0, 200)
    until(page, f"document.querySelectorAll('{ALL}').length > 200 && !document.querySelector('{ALL}:not(:has(.gist))')")
    assert page.locator("select[name=body] option").count() > 5
    anchor = page.locator("#session-19 .anchor")
    assert anchor.get_attribute("href") == "#session-19"


def test_no_other_page_loads_the_timelines_script(page, served):
    page.goto(f"{served}meetings/session-08/")
    page.wait_for_load_state("networkidle")
    assert not page.evaluate("performance.getEntriesByType('resource').some(({ name }) => name.includes('timeline.js'))")


def test_the_whole_list_stands_without_a_script(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}zh/timeline/")
    assert not page.locator("[data-choose]").is_visible()
    assert page.locator(SHOWN).count() > 250
    assert page.locator("time[datetime]").count() > 100
    context.close()


@pytest.mark.parametrize("language", ["", "zh/"])
def test_a_thumb_can_filter_on_a_phone(browser, served, language):
    context = browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True)
    page = context.new_page()
    ready(page, f"{served}{language}timeline/")
    assert not page.locator("select[name=theme]").is_visible(), "the filters are folded away on a phone"
    page.tap("[data-choose] summary")
    for target in page.locator("[data-choose] :is(summary, select, input, button)").all():
        assert target.bounding_box()["height"] >= 44
    for target in page.locator(".overview svg a").all():
        assert target.bounding_box()["width"] >= 24
    page.select_option("select[name=theme]", "energy")
    assert "theme=energy" in page.url
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["", "zh/"])
def test_a_day_among_the_filters_is_accessible_and_fits(browser, served, language, width, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    ready(page, f"{served}{language}timeline/?on=2014-05-20")
    page.evaluate("document.querySelectorAll('.period').forEach((part) => { part.style.contentVisibility = 'visible'; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == ""
    context.close()


def test_the_periods_print_whole(browser, served):
    context = browser.new_context()
    page = context.new_page()
    ready(page, f"{served}timeline/")
    page.emulate_media(media="print")
    assert page.locator("[data-period='2013-on'] li").last.bounding_box()["height"] > 0
    assert not page.locator("[data-choose]").is_visible()
    context.close()
