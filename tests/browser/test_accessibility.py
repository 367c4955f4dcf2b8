"""Every kind of page at WCAG 2.2 AA, in both schemes and at both widths, with all that is folded laid open."""

from __future__ import annotations

import pytest
from accessibility import until, violations
from kinds import kinds

# Rows and items beyond the twelfth are like those before; reading them all would take three times as long.
OPEN = """() => {
  document.querySelectorAll("article :is(tbody, ul, ol, dl)").forEach((list) => [...list.children].slice(12).forEach((item) => item.remove()));
  document.querySelectorAll("article details").forEach((node) => { node.open = true; });
  document.querySelectorAll(".period").forEach((node) => { node.style.contentVisibility = "visible"; });
}"""
# The name of each scheme on the page, by what the reader's system asks for.
SCHEMES = {"light": "default", "dark": "slate"}
# Every kind is read on a desk in the light and on a phone in the dark; these, which have all that pages are made of, also crosswise.
CROSSWISE = ("", "water/", "meetings/", "meetings/session-08/", "timeline/", "maps/shared-waters/", "search/")
# The menu is the same everywhere: it is read on those.
REST = {"exclude": [[".md-sidebar--primary"]]}
WAYS = [("", 1280, "light", None), ("zh/", 320, "dark", None), ("zh/", 1280, "dark", CROSSWISE), ("", 320, "light", CROSSWISE)]


@pytest.mark.parametrize(("language", "width", "scheme", "chosen"), WAYS)
def test_every_kind_of_page_is_accessible(browser, served, site, language, width, scheme, chosen):
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    faults = {}
    for address in chosen or kinds(site):
        page.goto(served + language + address)
        assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEMES[scheme]
        page.evaluate(OPEN)
        faults[address] = violations(page, None if address in CROSSWISE else REST)
    page.close()
    assert {place: found for place, found in faults.items() if found} == {}
    assert chosen or len(faults) > 40


def test_a_page_is_accessible_after_its_scheme_was_changed(browser, served):
    page = browser.new_page(color_scheme="light")
    page.goto(f"{served}meetings/session-08/")
    page.evaluate(OPEN)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        until(page, "(name) => document.body.dataset.mdColorScheme === name && !document.getAnimations().length", SCHEMES[scheme])
        assert violations(page) == ""
    page.close()


def test_the_gate_finds_what_it_is_for(browser, served):
    page = browser.new_page(color_scheme="light")
    page.goto(f"{served}about/")
    assert violations(page) == ""
    page.evaluate("document.querySelector('article p').style.color = '#bbb'")
    assert "color-contrast" in violations(page)
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.querySelector('article p').style.color = '#555'")
    assert "color-contrast" in violations(page)
    page.close()
