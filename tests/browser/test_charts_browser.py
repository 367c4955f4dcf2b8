"""Charts as a browser sets them: no words cut off, over each other or too small, and everything reachable."""

from __future__ import annotations

import pytest
from compendium.features.charts.view import is_drawn
from support import real_catalog

CHARTS = sorted(real_catalog().charts)
# The statistics of most values, whose tables are the longest.
FIGURES = [entry.id for entry in sorted((entry for entry in real_catalog().entries.values() if entry.dataset.name == "figures"),
                                        key=lambda entry: (-len(entry.record.observations), entry.id))[:12]]
DRAWN = sorted(name for name, chart in real_catalog().charts.items() if is_drawn(real_catalog(), chart))

# Every line of text in the drawing that is shown, as it stands in the drawing's own units, and what is wrong with it.
FAULTS = """() => [...document.querySelectorAll("figure.chart svg.drawing")].filter(svg => svg.getClientRects().length).flatMap(svg => {
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


# What is wrong with the list that is shown: words or squares that leave the figure, type that is too small, squares too small.
LIST_FAULTS = """() => {
  const figure = document.querySelector("figure.chart").getBoundingClientRect();
  return [...document.querySelectorAll("figure.chart :is(dt, dd, .bar, .units :is(th, td, a))")].flatMap(part => {
    const box = part.getBoundingClientRect(), found = [], said = part.textContent.trim() || part.tagName;
    if (box.left < figure.left - 1 || box.right > figure.right + 1 || part.scrollWidth > part.clientWidth + 1 && part.tagName === "TD")
      found.push(`"${said}" leaves the chart`);
    if (part.matches(":not(.bar)") && parseFloat(getComputedStyle(part).fontSize) < 11.9) found.push(`"${said}" is too small`);
    if (part.matches(".units a") && Math.min(box.width, box.height) < 21.9) found.push(`"${said}" is too small to hit`);
    return found;
  });
}"""


@pytest.mark.parametrize("wide", [1280, 390])
@pytest.mark.parametrize("language", ["", "zh/"])
def test_no_words_are_cut_off_or_over_each_other_or_too_small(browser, served, language, wide):
    context = browser.new_context(viewport={"width": wide, "height": 900})
    page = context.new_page()
    found = {}
    for name in CHARTS:
        page.goto(f"{served}{language}charts/{name}/")
        assert page.locator("figure.chart .drawing:visible").count() == (name in DRAWN)
        found[name] = page.evaluate(FAULTS) + page.evaluate(LIST_FAULTS)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[name].append("the page is wider than the window")
    context.close()
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_fault_would_be_seen(browser, served):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{served}charts/trade-over-time/")
    page.evaluate("""() => { const lines = document.querySelectorAll(".drawing text"); lines[0].setAttribute("x", -40);
      lines[5].setAttribute("x", lines[6].getAttribute("x")); lines[5].setAttribute("y", lines[6].getAttribute("y")); }""")
    said = " ".join(page.evaluate(FAULTS))
    page.goto(f"{served}charts/trade-share/")
    page.evaluate("() => { document.querySelector('.bar').style.marginLeft = '60%'; }")
    listed = " ".join(page.evaluate(LIST_FAULTS))
    context.close()
    assert "leaves the drawing" in said and "meets" in said
    assert "leaves the chart" in listed


# How far each table of at most five columns runs out of its frame; the tables that lie ready are laid out first.
RUNS_OUT = """() => {
  document.querySelectorAll("noscript[data-later]").forEach(later => { later.outerHTML = later.textContent; });
  document.querySelectorAll("details").forEach(part => { part.open = true; });
  return [...document.querySelectorAll(".chart-table, .value-table")].filter(frame => frame.querySelectorAll("thead th").length <= 5)
    .map(frame => frame.scrollWidth - frame.clientWidth);
}"""


@pytest.mark.parametrize("language", ["", "zh/"])
def test_a_table_beside_a_chart_or_of_values_fits_a_phone(browser, served, language):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wide, seen = [], 0
    for name in CHARTS:
        page.goto(f"{served}{language}charts/{name}/")
        found = page.evaluate(RUNS_OUT)
        seen += len(found)
        wide += [name for out in found if out > 0]
    for name in FIGURES:
        page.goto(f"{served}{language}figures/{name}/")
        found = page.evaluate(RUNS_OUT)
        assert found, f"no table of values on the page of {name}"
        wide += [name for out in found if out > 0]
    page.goto(f"{served}{language}charts/trade-over-time/")
    page.evaluate("() => { document.querySelectorAll('noscript[data-later]').forEach(later => { later.outerHTML = later.textContent; }); }")
    page.evaluate("() => { document.querySelectorAll('.chart-table table').forEach(own => { own.style.minWidth = '30rem'; }); }")
    planted = page.evaluate(RUNS_OUT)
    context.close()
    assert wide == [] and seen > 0
    assert max(planted) > 0, "a table that runs out would not be seen"


def test_a_value_is_reached_by_keyboard_and_leads_to_its_place(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}charts/trade-over-time/")
    page.locator(".drawing a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/trade-*/#trade-*")
    page.goto(f"{served}charts/trade-share/")
    page.locator(".bars strong a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/trade-share-kazakhstan/#trade-share-kazakhstan-*")
    context.close()


def test_a_reader_of_a_screen_hears_what_a_chart_is(browser, served):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}zh/charts/trade-over-time/")
    assert page.get_by_role("group", name=page.locator("h1").inner_text()).count() == 1
    page.goto(f"{served}zh/charts/river-sessions/")
    table = page.get_by_role("table", name=page.locator("h1").inner_text()).first
    assert table.get_by_role("columnheader").count() == 3
    # A square has no words of its own but those of its record.
    assert all(table.get_by_role("link").nth(number).get_attribute("title") for number in range(3))
    assert page.get_by_role("link", name=table.get_by_role("link").first.get_attribute("title")).count() == 1
    context.close()
