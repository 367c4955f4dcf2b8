"""Asking the built site's search as a reader does."""

from __future__ import annotations

from urllib.parse import quote


def ask(page, address: str, query: str) -> list[str]:
    """Ask on the search page of a language and return the addresses of the results in order."""
    page.goto(f"{address}search/?q={quote(query)}")
    page.wait_for_selector(".search-results a, .search-advice")
    return [link.get_attribute("href") for link in page.locator(".search-results a").all()]
