"""Maps in a real browser: readable, linked, nothing covered or cut off, at any width and in both schemes."""

from __future__ import annotations

import pytest
from support import real_catalog

MAPS = list(real_catalog().maps)
# Names of labels that overlap or leave the picture, as they are really drawn.
FAULTS = """() => {
  const found = [];
  for (const frame of document.querySelectorAll(".map-frame")) {
    if (!frame.offsetParent) continue;
    const svg = frame.querySelector("svg"), edge = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    labels.forEach(([name, box], index) => {
      if (box.left < edge.left || box.right > edge.right || box.top < edge.top || box.bottom > edge.bottom) found.push("cut off: " + name);
      for (const [other, that] of labels.slice(index + 1))
        if (box.left < that.right - 1 && that.left < box.right - 1 && box.top < that.bottom - 3 && that.top < box.bottom - 3)
          found.push(name + " meets " + other);
    });
  }
  return found;
}"""


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("name", MAPS)
def test_labels_neither_meet_nor_leave_the_picture(page, served, language, name, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{served}{language}maps/{name}/")
    assert page.locator(".map-frame:visible").count() == 1
    assert page.evaluate(FAULTS) == []
    sizes = page.evaluate("""() => [...document.querySelectorAll(".map-frame text")].filter((text) => text.checkVisibility()).map((text) => {
      const scale = text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width;
      return parseFloat(getComputedStyle(text).fontSize) * scale; })""")
    assert min(sizes) >= 10.5
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_label_leads_to_its_record_by_keyboard(page, served):
    page.goto(f"{served}maps/shared-waters/")
    label = page.locator(".map-wide a[data-record=irtysh]")
    label.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}rivers/irtysh/")


def test_a_record_page_has_a_small_map_that_leads_to_the_large_ones(page, served):
    page.goto(f"{served}zh/places/almaty/")
    assert page.locator(".locator svg").get_attribute("aria-label") == "位置：阿拉木图"
    page.locator(".locator a").first.click()
    page.wait_for_url("**/zh/maps/*/")
