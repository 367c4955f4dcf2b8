"""What axe finds on a shown page at WCAG 2.2 AA, and waiting for a page without asking it to evaluate strings."""

from __future__ import annotations

import time
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only faults are told with their elements: naming each element that passes takes as long as the checks.
_OPTIONS = {"runOnly": {"type": "tag", "values": _LEVELS}, "resultTypes": ["violations"]}
# All of axe's rules on colours; the others find the same whatever the scheme.
COLOURS = ("color-contrast", "link-in-text-block")
_RUN = "([within, options]) => axe.run(within ?? document, options)"
# A shape is the set of paths in an element, each step a tag with its classes, attributes and whether it has a text of its own.
_THIN = """([first, alike]) => {
  const step = (node) => [node.tagName, node.className, ...node.getAttributeNames(), node.getAttribute("role"),
    [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())].join(" ");
  const shape = (item) => {
    const paths = new Set();
    const walk = (node, above) => { const path = `${above}>${step(node)}`; paths.add(path); for (const child of node.children) walk(child, path); };
    walk(item, "");
    return [...paths].sort().join("\\n");
  };
  for (const list of [...document.querySelectorAll("article :is(tbody, ul, ol, dl)")].reverse()) {
    const seen = new Map();
    for (const item of [...list.children].slice(first)) {
      const built = shape(item);
      seen.set(built, (seen.get(built) ?? 0) + 1);
      if (seen.get(built) > alike) item.remove();
    }
  }
}"""
# A path is what style sheets choose by, from the root down: tags, classes, attributes and who is the first child.
_MARK = """([seen, alike]) => {
  const known = new Set(seen), own = new Map();
  const step = (node) => [node.tagName, node.className.baseVal ?? node.className, ...node.getAttributeNames(),
    ...["role", "lang", "style", "fill"].map((name) => node.getAttribute(name)), node.previousElementSibling ? "" : "first"].join(" ");
  const walk = (node, above) => {
    const path = `${above}>${step(node)}`;
    if (!known.has(path)) {
      own.set(path, (own.get(path) ?? 0) + 1);
      if (own.get(path) <= alike) node.dataset.look = "";
    }
    for (const child of node.children) walk(child, path);
  };
  walk(document.documentElement, "");
  axe.configure({rules: [{id: "color-contrast", selector: "[data-look]"}, {id: "link-in-text-block", selector: "a[href][data-look]"}]});
  return [...own.keys()];
}"""


def thin(page: Any, first: int = 20, alike: int = 3) -> None:
    """Leave of each list the first rows or items, and of those further down a few of each shape."""
    page.evaluate(_THIN, [first, alike])


def measure_new(page: Any, seen: set[str], alike: int = 3) -> None:
    """Have colours measured, which takes nine tenths of axe's time, only on a few elements of each path that is not yet `seen`.

    What style sheets cannot tell apart has one colour; all other rules still look at the whole page.
    """
    _load(page)
    seen.update(page.evaluate(_MARK, [sorted(seen), alike]))


def violations(page: Any, within: str | None = None, rules: tuple[str, ...] = ()) -> str:
    """Return axe's report on a page, or on what a selector finds in it, by all rules or some, and nothing if all is well."""
    _load(page)
    options = _OPTIONS | ({"runOnly": {"type": "rule", "values": list(rules)}} if rules else {})
    result = AxeResults(page.evaluate(_RUN, [within, options]))
    return result.generate_report() if result.violations_count else ""


def _load(page: Any) -> None:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)


def until(page: Any, expression: str, argument: Any = None) -> None:
    """Wait until something is true in a page; Playwright's own way evaluates strings in it, which our policy forbids."""
    end = time.monotonic() + 30
    while not page.evaluate(expression, argument):
        assert time.monotonic() < end, f"not so after half a minute: {expression}"
        page.wait_for_timeout(20)
