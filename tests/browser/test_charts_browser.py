"""Charts as a browser sets them: no words cut off, over each other or too small, and everything reachable."""

from __future__ import annotations

import pytest
from support import real_catalog

CHARTS = sorted(real_catalog().charts)
SHOWN = ["charts/", "charts/trade-over-time/", "charts/partner-ranks/", "charts/investment-by-definition/", "charts/instruments-per-year/",
         "charts/commitments-status/", "trade/", "figures/trade-china-kazakhstan/"]

# Every line of text in the drawing that is shown, as it stands in the drawing's own units, and what is wrong with it.
FAULTS = """() => [...document.querySelectorAll("figure.chart svg")].filter(svg => svg.getClientRects().length).flatMap(svg => {
  const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  const grown = svg.getBoundingClientRect().width / wide, found = [];
  const lines = [...svg.querySelectorAll("text")].map(line => ({text: line.textContent, box: line.getBBox(), line}));
  for (const {text, box, line} of lines) {
    if (box.x < -1 || box.y < -1 || box.x + box.width > wide + 1 || box.y + box.height > high + 1)
      found.push(`"${text}" leaves the drawing`);
    const size = parseFloat(getComputedStyle(line).fontSize) * grown;
    if (size < 11.9) found.push(`"${text}" is only ${size.toFixed(1)} px high`);
  }
  const apart = (a, b) => a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 || a.y + a.height <= b.y + 4 || b.y + b.height <= a.y + 4;
  lines.forEach((one, index) => lines.slice(index + 1).forEach(other => {
    if (!apart(one.box, other.box)) found.push(`"${one.text}" meets "${other.text}"`);
  }));
  return found;
})"""


@pytest.mark.parametrize("wide", [1280, 390])
@pytest.mark.parametrize("language", ["", "zh/"])
def test_no_words_are_cut_off_or_over_each_other_or_too_small(browser, served, language, wide):
    context = browser.new_context(viewport={"width": wide, "height": 900})
    page = context.new_page()
    found = {}
    for name in CHARTS:
        page.goto(f"{served}{language}charts/{name}/")
        assert page.locator("figure.chart svg:visible").count() == 1
        found[name] = page.evaluate(FAULTS)
    context.close()
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_fault_would_be_seen(browser, served):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{served}charts/trade-over-time/")
    page.evaluate("""() => { const lines = document.querySelectorAll(".chart-wide text"); lines[0].setAttribute("x", -40);
      lines[5].setAttribute("x", lines[6].getAttribute("x")); lines[5].setAttribute("y", lines[6].getAttribute("y")); }""")
    said = " ".join(page.evaluate(FAULTS))
    context.close()
    assert "leaves the drawing" in said and "meets" in said


def test_a_value_is_reached_by_keyboard_and_leads_to_its_place(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}charts/gas-delivered/")
    link = page.locator(".chart-wide a").first
    link.focus()
    assert page.evaluate("document.activeElement.querySelector('title').textContent").count("300 bn") == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/gas-delivered/#gas-delivered-2019")
    assert page.locator("#gas-delivered-2019").is_visible()
    context.close()


def test_a_reader_of_a_screen_hears_what_a_drawing_is(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}zh/charts/gas-delivered/")
    drawing = page.get_by_role("group", name="输往中国的天然气")
    assert drawing.count() == 1
    assert page.locator("figure.chart").get_by_role("link", name="约3000亿立方米").count() == 1
    context.close()
