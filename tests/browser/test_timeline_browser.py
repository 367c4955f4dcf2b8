"""The timeline in a real browser: filters, what stood on a day, and what is left without a script."""

from __future__ import annotations

import re

import pytest
from accessibility import until, violations
from support import real_catalog

CATALOG = real_catalog()
SHOWN = "[data-timeline] li[data-kind]:not([hidden])"


@pytest.fixture
def page(browser):
    """Return a fresh page that fails the test on any console or script error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def ready(page, address: str) -> None:
    """Open a page of the timeline and wait for its script."""
    page.goto(address)
    page.wait_for_selector("[data-choose]:not([hidden])")


def test_filters_stand_in_the_address_and_the_back_button_undoes_them(page, served):
    ready(page, f"{served}timeline/")
    total = page.locator(SHOWN).count()
    page.select_option("select[name=theme]", "water")
    water = page.locator(SHOWN).count()
    page.select_option("select[name=kind]", "meetings")
    assert page.url.endswith("/timeline/?theme=water&kind=meetings")
    both = page.locator(SHOWN).count()
    assert 19 <= both < water < total
    assert page.locator("[data-choose] output").inner_text() == f"{both} of {total} shown"
    page.go_back()
    assert page.url.endswith("?theme=water") and page.locator(SHOWN).count() == water
    assert page.input_value("select[name=kind]") == ""
    page.go_back()
    assert page.locator(SHOWN).count() == total
    page.go_forward()
    assert page.locator(SHOWN).count() == water
    page.reload()
    page.wait_for_selector("[data-choose]:not([hidden])")
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
    assert page.locator(SHOWN).count() == page.locator("[data-timeline] li[data-kind]").count()
    assert "This is no date" in page.locator("[data-ask] output").inner_text()
    assert page.get_attribute("#on", "aria-invalid") == "true"


def state(page, name: str) -> tuple[list[str], tuple[int, int]]:
    """Return the records shown in one state, and how many are certain and how many possible."""
    part = page.locator(f"[data-standing] [data-state='{name}']")
    if not part.count():
        return [], (0, 0)
    sure, perhaps = map(int, part.get_attribute("data-counts").split())
    return [re.search(r"/([^/]+)/$", link.get_attribute("href"))[1] for link in part.locator("a").all()], (sure, perhaps)


def asked(page, served, on: str, language: str = "") -> None:
    page.goto(f"{served}{language}timeline/?on={on}")
    page.wait_for_selector("[data-standing] h2")


@pytest.mark.parametrize(("on", "signed", "perhaps"), [
    ("2005-01-01", ["rivers-agreement-2001"], ["good-neighbour-treaties-2002-2007"]),
    ("2001-09", ["rivers-agreement-2001"], []),
    ("2014", ["joint-declaration-2014", "rivers-agreement-2001", "good-neighbour-treaties-2002-2007"], ["silk-road-belt-documents"]),
])
def test_what_was_signed_by_a_day_agrees_with_the_records(page, served, on, signed, perhaps):
    asked(page, served, on)
    names, (sure, open_) = state(page, "signed")
    assert set(signed) <= set(names[:sure]) and set(perhaps) <= set(names[sure:])
    assert len(names) == sure + open_
    limit = (on + "-12-31")[:10] if len(on) == 4 else (on + "-30")[:10]
    for name in names[:sure]:
        year, month, day = CATALOG.entries[name].record.date.latest
        assert f"{year:04}-{month:02}-{day:02}" <= limit, name


def test_on_the_day_before_its_signing_a_treaty_is_not_there(page, served):
    asked(page, served, "2014-05-18")
    assert "joint-declaration-2014" not in state(page, "signed")[0]
    assert state(page, "open") == ([], (0, 0))
    asked(page, served, "2014-05-19")
    assert "joint-declaration-2014" in state(page, "signed")[0]
    assert state(page, "open")[1][0] > 60


@pytest.mark.parametrize("on", ["05-19", "2020-05-19"])
def test_on_this_day_of_any_year(page, served, on):
    asked(page, served, on)
    links = [link.get_attribute("href") for link in page.locator("[data-state=day] a").all()]
    assert any(link.endswith("/joint-declaration-2014/") for link in links)
    assert (page.locator("[data-state=signed]").count() == 0) == (on == "05-19")


@pytest.mark.parametrize(("language", "text", "heading"), [
    ("", "2005-3-1", "As of 1 March 2005"), ("", "2005/03", "As of March 2005"), ("", "2005", "As of 2005"),
    ("zh/", "2005年3月1日", "截至2005年3月1日"), ("zh/", "2005年3月", "截至2005年3月"), ("zh/", "3月1日", "历年3月1日"),
])
def test_a_date_is_read_as_people_write_it_and_said_in_words(page, served, language, text, heading):
    ready(page, f"{served}{language}timeline/")
    page.fill("#on", text)
    page.press("#on", "Enter")
    page.wait_for_selector("[data-standing] h2")
    assert page.locator("[data-standing] h2").inner_text() == heading
    page.go_back()
    assert not page.locator("[data-standing]").is_visible()


@pytest.mark.parametrize("text", ["2005-13", "2005-02-30", "13-01", "soon", "20055", "2005-00"])
def test_what_is_no_date_is_said_to_be_none(page, served, text):
    ready(page, f"{served}timeline/")
    page.fill("#on", text)
    page.click("[data-ask] button")
    assert page.locator("[data-ask] output").inner_text() != ""
    assert not page.locator("[data-standing]").is_visible()


def test_the_table_without_a_script_says_what_the_script_says_for_each_year(page, served, browser):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{served}timeline/")
    plain.fill("#on", "2005")
    plain.click("[data-ask] button")
    assert "/timeline/in-force/" in plain.url
    rows = [(row.get_attribute("data-on"), {name: tuple(map(int, row.locator(f"[data-{name}]").get_attribute(f"data-{name}").split()))
                                            for name in ("in-force", "signed", "bodies", "projects", "commitments")})
            for row in plain.locator("tr[data-on]").all()]
    context.close()
    assert len(rows) > 30
    ready(page, f"{served}timeline/")
    columns = {"in-force": ["in-force"], "signed": ["signed", "awaiting"], "bodies": ["founded"],
               "projects": ["begun", "opened", "reported"], "commitments": ["open"]}
    for year, cells in rows:
        page.fill("#on", year)
        page.press("#on", "Enter")
        until(page, "year => document.querySelector('[data-standing] h2')?.textContent.includes(year)", year)
        counts = page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("[data-counts]")]
            .map((part) => [part.dataset.state, part.dataset.counts.split(" ").map(Number)]))""")
        for name, states in columns.items():
            found = [counts.get(state, [0, 0]) for state in states]
            assert cells[name] == (sum(pair[0] for pair in found), sum(pair[1] for pair in found)), (year, name)


def test_nothing_is_loaded_before_a_day_is_asked_for(page, served):
    wanted: list[str] = []
    page.on("request", lambda request: wanted.append(request.url) if "dates.js" in request.url else None)
    ready(page, f"{served}timeline/?theme=water")
    page.wait_for_load_state("networkidle")
    assert wanted == []
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
    for target in page.locator("[data-choose] :is(summary, select, button), [data-ask] :is(input, button)").all():
        assert target.bounding_box()["height"] >= 44
    for target in page.locator(".overview svg a").all():
        assert target.bounding_box()["width"] >= 24
    page.select_option("select[name=theme]", "energy")
    assert "theme=energy" in page.url
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["", "zh/"])
def test_what_stood_on_a_day_is_accessible_and_fits(browser, served, language, width, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{served}{language}timeline/?on=2014-05-20")
    page.wait_for_selector("[data-standing] h2")
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
    assert not page.locator("[data-ask]").is_visible()
    context.close()
