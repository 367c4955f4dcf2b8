"""Every kind of page at 320 px: nothing scrolls sideways but wide tables and maps in their own frames, and a table's first column stays."""

from __future__ import annotations

from kinds import pages

# Maps are drawings in two dimensions, which may scroll in their frame as tables do; each has an equal list beneath.
LOOK = """() => {
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


def test_every_kind_of_page_fits_a_phone(browser, served, site):
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    faults = {}
    for address in pages(site):
        page.goto(served + address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        faults[address] = page.evaluate(LOOK)
    context.close()
    assert {address: found for address, found in faults.items() if found} == {}
