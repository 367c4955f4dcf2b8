"""Asking the built site's search as a reader does, on a page that fails the test on any script error."""

from __future__ import annotations

from urllib.parse import quote


def faultless(browser):
    """Yield a page, and see at its end that no script has failed on it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def ask(page, address: str, query: str) -> list[str]:
    """Ask on the search page of a language and return the addresses of the results in order."""
    page.goto(f"{address}search/?q={quote(query)}")
    page.wait_for_selector(".search-results a, .search-advice")
    return [link.get_attribute("href") for link in page.locator(".search-results a").all()]
