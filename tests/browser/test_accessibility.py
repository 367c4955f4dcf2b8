"""Every kind of page at WCAG 2.2 AA, in both schemes and at both widths, with all that is folded laid open."""

from __future__ import annotations

import pytest
from accessibility import COLOURS, measure_new, thin, until, violations
from kinds import kinds

OPEN = """() => {
  document.querySelectorAll("article details").forEach((node) => { node.open = true; });
  document.querySelectorAll(".period").forEach((node) => { node.style.contentVisibility = "visible"; });
}"""
# Pages that have what the largest of their kind has not.
MORE = ("maps/railways-and-roads/", "maps/overview/", "charts/instruments-per-year/", "charts/trade-share/",
        "figures/shared-rivers/", "meetings/session-08/", "themes/water/")
SHOWN = "(name) => document.documentElement.dataset.mdColorScheme === name && !document.getAnimations().length"
SCHEMES = {"light": "default", "dark": "slate"}


# Templates and styles are the same in both languages; each is read at one of the widths.
@pytest.mark.parametrize(("language", "width"), [("", 1280), ("zh/", 320)])
def test_every_kind_of_page_is_accessible_in_both_schemes(browser, served, site, language, width):
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    faults: dict[tuple[str, str], str] = {}
    seen: set[str] = set()
    for address in dict.fromkeys((*kinds(site), *MORE)):
        page.emulate_media(color_scheme="light")
        page.goto(served + language + address)
        page.evaluate(OPEN)
        thin(page)
        measure_new(page, seen)
        for scheme, name in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            until(page, SHOWN, name)
            # On the first page all rules in the dark too, for the button that changes the scheme.
            faults[address, scheme] = violations(page, rules=COLOURS if scheme == "dark" and address else ())
    page.close()
    assert {place: found for place, found in faults.items() if found} == {}
    assert len(faults) > 80


def test_a_page_is_accessible_after_its_scheme_was_changed_back(browser, served):
    page = browser.new_page(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{served}meetings/session-08/")
    page.evaluate(OPEN)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        until(page, SHOWN, SCHEMES[scheme])
        assert violations(page) == ""
    page.close()


def test_the_gate_finds_what_it_is_for(browser, served):
    page = browser.new_page(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{served}about/")
    assert violations(page) == ""
    page.evaluate("document.querySelector('article p').style.color = '#bbb'")
    assert "color-contrast" in violations(page)
    page.emulate_media(color_scheme="dark")
    until(page, SHOWN, "slate")
    page.evaluate("document.querySelector('article p').style.color = '#555'")
    assert "color-contrast" in violations(page)
    page.close()


def test_the_gate_sees_a_row_that_is_unlike_those_above_it(browser, served):
    page = browser.new_page(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{served}meetings/")
    whole = page.locator("tbody tr").count()
    page.evaluate("document.querySelectorAll('tbody tr')[30].querySelector('td').innerHTML = '<b class=odd>Ürümqi</b>'")
    page.evaluate("document.querySelector('.odd').style.color = '#bbb'")
    thin(page)
    assert 20 < page.locator("tbody tr").count() < whole
    assert "color-contrast" in violations(page)
    page.close()


def test_the_gate_measures_what_is_unlike_all_that_it_has_seen(browser, served):
    page = browser.new_page(color_scheme="light", reduced_motion="reduce")
    seen: set[str] = set()
    for change in ("() => 0", "(node) => { node.style.color = '#bbb'; }", "(node) => { node.innerHTML += '<b>Ürümqi</b>'; node.lastChild.style.color = '#bbb'; }"):
        page.goto(f"{served}about/")
        page.locator("article p").last.evaluate(change)
        first = not seen
        measure_new(page, seen)
        assert ("color-contrast" in violations(page)) is not first, change
        measure_new(page, seen)
        page.evaluate("document.querySelectorAll('[data-look]').forEach((node) => delete node.dataset.look)")
        assert violations(page) == "", "nothing is measured twice"
    page.close()
