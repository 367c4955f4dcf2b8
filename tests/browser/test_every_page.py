"""Every kind of page, opened once under the site's own headers and looked at in turn: its silence, on a phone, on paper."""

from __future__ import annotations

import pytest
from browsing import watching
from kinds import pages

# Maps are drawings in two dimensions, which may scroll in their frame as tables do; each has an equal list beneath.
PHONE = """() => {
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const node of document.querySelectorAll("body *")) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth + 1;
    if (scrolls && !node.matches(".table-frame, .map-frame")) faults.push(`${node.tagName}.${node.className} scrolls`);
  }
  for (const frame of document.querySelectorAll(".table-frame")) {
    if (frame.scrollWidth <= frame.clientWidth + 1) continue;
    if (frame.tabIndex !== 0) faults.push("a wide table cannot be scrolled by keyboard");
    const cells = [...frame.querySelectorAll("tr > :first-child:not([colspan])")].filter((cell) => cell.offsetParent);
    const before = cells.map((cell) => cell.getBoundingClientRect().left);
    frame.scrollLeft = 80;
    cells.forEach((cell, at) => {
      if (Math.abs(cell.getBoundingClientRect().left - before[at]) > 1) faults.push(`moves: ${cell.textContent.trim().slice(0, 30)}`);
      if (cell.offsetWidth > frame.clientWidth / 2) faults.push(`covers its row: ${cell.textContent.trim().slice(0, 30)}`);
    });
    frame.scrollLeft = 0;
  }
  return faults.slice(0, 5);
}"""
PAPER = """() => {
  const bright = (colour) => Math.max(...colour.match(/[\\d.]+/g).slice(0, 3).map(Number));
  const faults = [];
  for (const node of document.querySelectorAll("article *:not(svg, svg *, .visually-hidden)")) {
    if (!node.checkVisibility() || ![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
    const style = getComputedStyle(node);
    if (bright(style.color) > 100) faults.push(`${node.tagName}.${node.className} is ${style.color}`);
    const back = style.backgroundColor;
    if (!/, 0\\)$/.test(back) && bright(back) < 240) faults.push(`${node.tagName}.${node.className} stands on ${back}`);
  }
  for (const frame of document.querySelectorAll("article .table-frame")) {
    if (frame.scrollWidth > frame.clientWidth + 1) faults.push(`a table is cut: ${frame.scrollWidth} > ${frame.clientWidth}`);
    if (getComputedStyle(frame.querySelector("thead")).display !== "table-header-group") faults.push("a table's head is not repeated");
    if (getComputedStyle(frame.querySelector("tr")).breakInside !== "avoid") faults.push("a table's row may be torn");
  }
  return faults.slice(0, 5);
}"""


@pytest.fixture(scope="module")
def found(browser, guarded, site):
    """Return what each look has found on each page: its complaints and requests, its cookies, its faults on a phone and on paper."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, color_scheme="dark",
                                  reduced_motion="reduce")
    page, said = watching(context)
    found, heard = {look: {} for look in ("said", "cookies", "phone", "paper")}, 0
    for address in pages(site):
        page.goto(guarded + address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        found["phone"][address] = page.evaluate(PHONE)
        page.set_viewport_size({"width": 680, "height": 960})
        page.emulate_media(media="print")
        found["paper"][address] = page.evaluate(PAPER)
        found["cookies"][address] = page.evaluate("document.cookie")
        found["said"][address], heard = said[heard:], len(said)
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 320, "height": 640})
    found["cookies"]["all"], found["said"]["at last"] = context.cookies(), said[heard:]
    context.close()
    return found


def faulty(found, look):
    """Return the pages on which a look found something, having made sure that it was taken of every page."""
    assert len(found[look]) > 100
    return {address: faults for address, faults in found[look].items() if faults}


def test_no_page_breaks_the_policy_or_asks_anything_elsewhere(found):
    assert faulty(found, "said") == {}


def test_no_page_keeps_anything(found):
    assert faulty(found, "cookies") == {}


def test_every_page_fits_a_phone(found):
    assert faulty(found, "phone") == {}


def test_every_page_is_black_on_white_on_paper_and_no_table_is_cut(found):
    assert faulty(found, "paper") == {}
