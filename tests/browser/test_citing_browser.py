"""Citing in a real browser: by keyboard, without JavaScript, to the clipboard."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from accessibility import violations

RECORD = "meetings/session-08/"


@pytest.fixture
def context(browser):
    """Return a context that may use the clipboard."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def page(context):
    """Return a fresh page that fails the test on any console or script error."""
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


def clipboard(page) -> str:
    page.wait_for_selector(".cite-status")
    return page.evaluate("navigator.clipboard.readText()")


def opened(page, address: str):
    page.goto(address)
    page.locator(".citing summary").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".citing button")


def test_a_citation_is_copied_by_keyboard(page, served):
    opened(page, f"{served}zh/{RECORD}")
    button = page.locator(".citing button").first
    button.focus()
    button.press("Enter")
    text = clipboard(page)
    assert text.startswith("中哈关系资料汇编编者. 联合委员会第八次会议[M/OL]//中哈关系资料汇编.")
    assert f"[{date.today().isoformat()}]" in text


def test_italics_come_along(page, served):
    opened(page, f"{served}{RECORD}")
    page.locator(".citing button").first.click()
    clipboard(page)
    html = page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
    }""")
    assert "<i>China–Kazakhstan Compendium</i>" in re.sub(r' style="[^"]*"', "", html)


def test_a_file_for_a_reference_manager_is_saved(page, served):
    opened(page, f"{served}{RECORD}")
    with page.expect_download() as download:
        page.locator(".citing a[download$='.ris']").first.click()
    assert download.value.suggested_filename == "session-08.ris"
    assert download.value.path().read_text(encoding="utf-8").startswith("TY  - ENCYC\nID  - ck-en-session-08\nAU  - The authors of the")


@pytest.mark.parametrize(("ending", "said"), [("bib", "  urldate = {{{0}-{1}-{2}}}\n}}"), ("ris", "Y2  - {0}/{1}/{2}/\nER  - "), ("json", None)])
def test_what_programs_are_given_says_when_the_page_was_seen(page, served, ending, said):
    opened(page, f"{served}{RECORD}")
    today = date.today()
    page.locator(f".citing [data-file$='.{ending}']").first.locator("xpath=preceding-sibling::button[1]").click()
    text = clipboard(page)
    with page.expect_download() as download:
        page.locator(f".citing a[download$='.{ending}']").first.click()
    assert download.value.path().read_text(encoding="utf-8") == f"{text}\n"
    if said:
        assert text.endswith(said.format(*today.isoformat().split("-")))
    else:
        assert json.loads(text)[0]["accessed"] == {"date-parts": [[today.year, today.month, today.day]]}


@pytest.mark.parametrize(("address", "anchor"), [("timeline/", "session-08"), ("meetings/", "session-08"), ("water/", "p-2")])
def test_an_anchor_copies_address_and_citation(page, served, address, anchor):
    page.goto(f"{served}{address}")
    page.mouse.wheel(0, 100)
    page.locator(f"a.anchor[href='#{anchor}']").click()
    first, second = clipboard(page).split("\n")
    assert first == f"https://reference.example/base/{address}#{anchor}"
    assert page.url.endswith(f"{address}#{anchor}")
    assert second.endswith(first)
    assert not re.search(r"[.?!。？！]\s*\.", second)


def test_nothing_for_citing_is_loaded_before_it_is_wanted(page, served):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "cite" in request.url else None)
    page.goto(f"{served}{RECORD}")
    page.wait_for_load_state("networkidle")
    assert asked == []


def test_everything_can_be_selected_without_javascript(browser, served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}{RECORD}")
    page.locator(".citing summary").first.click()
    assert page.locator(".citing pre").count() == 3
    assert page.locator(".citing details[open] dd p").first.is_visible()
    assert page.locator(".citing button").count() == 0
    context.close()


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_part_is_accessible_and_fits_a_phone(browser, served, language, scheme):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640})
    page = context.new_page()
    opened(page, f"{served}{language}{RECORD}")
    page.locator(".citing summary").nth(1).click()
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
