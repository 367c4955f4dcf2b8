"""Every kind of page with JavaScript switched off: all is there but search, sorting and filters, and nothing offers what does not work."""

from __future__ import annotations

import pytest
from kinds import pages

LOOK = """() => {
  const visible = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && node.getBoundingClientRect().width > 1;
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const article = document.querySelector("article");
  if (!visible(article.querySelector("h1"))) faults.push("no heading is seen");
  if (article.innerText.trim().length < 20) faults.push("no content is seen");
  for (const node of all("button, input, select, textarea").filter(visible)) {
    if (!node.form?.getAttribute("action")) faults.push(`dead: ${node.outerHTML.slice(0, 60)}`);
  }
  for (const node of all("article [hidden]")) if (!node.matches("form")) faults.push(`hidden: ${node.outerHTML.slice(0, 60)}`);
  const links = all(".md-nav--primary a.md-nav__link").filter(visible);
  if (innerWidth > 1000 && links.length + 4 * all(".menu summary").filter(visible).length < 18) faults.push(`only ${links.length} links of the menu are seen`);
  if (!visible(document.querySelector("[data-language]"))) faults.push("no other language");
  return faults;
}"""
COLOURS = """() => ["body", ".md-header", ".md-footer", "article h1", "article p", "article a", ".md-nav__link"].map((selector) => {
  const style = getComputedStyle(document.querySelector(selector));
  return [selector, style.color, style.backgroundColor];
})"""


@pytest.fixture
def plain(browser):
    """Return a page in a browser without JavaScript, whose reader likes it dark."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_every_kind_of_page_is_whole(plain, served, site):
    faults = {}
    for address in pages(site):
        plain.goto(served + address)
        faults[address] = plain.evaluate(LOOK)
    assert {address: found for address, found in faults.items() if found} == {}


def test_what_is_folded_opens_and_citations_can_be_copied_by_hand(plain, served):
    plain.goto(f"{served}zh/meetings/session-08/")
    panel = plain.locator(".citing details").first
    assert not panel.locator("dd").first.is_visible()
    panel.locator("summary").click()
    text = panel.locator("dd").first.inner_text()
    assert "联合委员会第八次会议" in text
    assert "https://reference.example/base/zh/meetings/session-08/" in text


def test_the_menu_opens_on_a_phone(plain, served):
    plain.set_viewport_size({"width": 360, "height": 700})
    plain.goto(f"{served}meetings/session-08/")
    records = plain.locator(".menu summary", has_text="Records")
    assert plain.evaluate("(node) => node.getBoundingClientRect().right", records.element_handle()) <= 0
    plain.locator("label[for=__drawer].md-header__button").click()
    records.click()
    plain.locator(".menu summary", has_text="Chapters").click()
    plain.locator(".menu a[href='../../water/']").click()
    assert plain.url == f"{served}water/"


def test_the_search_says_what_to_do_instead(plain, served):
    plain.goto(f"{served}zh/water/")
    plain.locator("[data-search-open]").click()
    assert plain.url == f"{served}zh/search/"
    assert "JavaScript" in plain.locator("article noscript").inner_text()
    plain.locator("article noscript a", has_text="条约与文件").click()
    assert plain.url == f"{served}zh/instruments/"


def test_a_dark_system_gets_the_dark_colours(plain, browser, served):
    plain.goto(f"{served}meetings/session-08/")
    context = browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{served}meetings/session-08/")
    assert plain.evaluate(COLOURS) == page.evaluate(COLOURS)
    context.close()
    plain.emulate_media(color_scheme="light")
    assert plain.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 253, 249)"
