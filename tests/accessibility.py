"""What axe finds on a shown page at WCAG 2.2 AA, and waiting for a page without asking it to evaluate strings."""

from __future__ import annotations

import time
from typing import Any

from axe_playwright_python.sync_playwright import Axe

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only faults are told with their elements: naming each element that passes takes as long as the checks.
_OPTIONS = {"runOnly": {"type": "tag", "values": _LEVELS}, "resultTypes": ["violations"]}


def violations(page: Any, within: str | None = None) -> str:
    """Return axe's report on a page, or on what a selector finds in it, and nothing if all is well."""
    result = Axe().run(page, context=within, options=_OPTIONS)
    return result.generate_report() if result.violations_count else ""


def until(page: Any, expression: str, argument: Any = None) -> None:
    """Wait until something is true in a page; Playwright's own way evaluates strings in it, which our policy forbids."""
    end = time.monotonic() + 30
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"not so after half a minute: {expression}"
        page.wait_for_timeout(20)
