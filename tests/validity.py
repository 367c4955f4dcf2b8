"""Whether a page is valid HTML: it parses without an error, and elements stand only where the standard lets them.

The parser is html5lib, which follows the WHATWG's algorithm; the rules are the standard's content models
(https://html.spec.whatwg.org/multipage/) for the elements that pages here are made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import html5lib

_SVG = "{http://www.w3.org/2000/svg}"
_SCRIPTING = {"script", "template"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "header",
                       "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}
_PHRASING = {"abbr", "b", "bdi", "button", "cite", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "kbd", "label", "legend", "output", "p",
             "pre", "q", "small", "span", "strong", "sub", "summary", "sup", "time"}
_INTERACTIVE = {"a", "button", "details", "iframe", "input", "label", "select", "textarea"}
_CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
             "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"}, "tr": {"th", "td"}, "select": {"option", "optgroup"}, "colgroup": {"col"}}
_PARENTS = {"li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "summary": {"details"}, "figcaption": {"figure"}, "legend": {"fieldset"},
            "caption": {"table"}, "option": {"select", "datalist", "optgroup"}}
_OBSOLETE = {"acronym", "big", "center", "dir", "font", "frame", "frameset", "marquee", "nobr", "strike", "tt"}
_OLD_ATTRIBUTES = {"align", "bgcolor", "border", "cellpadding", "cellspacing", "valign", "nowrap", "language", "hspace", "vspace"}
# The roles that ARIA in HTML lets these elements have beside their own (https://www.w3.org/TR/html-aria/).
_NO_ROLE = {"none", "presentation"}
_ROLES = {"form": _NO_ROLE | {"search"}, "fieldset": _NO_ROLE | {"radiogroup"}, "nav": _NO_ROLE | {"menu", "menubar", "tablist"},
          "h1": _NO_ROLE | {"tab"}, "h2": _NO_ROLE | {"tab"}, "dl": _NO_ROLE | {"group", "list"}, "dt": {"listitem"}, "main": set(), "dd": set(),
          "label": set(), "summary": set(), "details": set(), "caption": set(), "time": _NO_ROLE, "html": set(), "meta": set()}
_REFERENCES = ("for", "headers", "list", "form", "aria-controls", "aria-describedby", "aria-labelledby", "aria-owns")


def invalid(html: str) -> list[str]:
    """Return what is wrong with a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    found = [f"line {place[0]}: {code} {values.get('name', '')}".strip() for place, code, values in parser.errors]
    ids = [node.get("id") for node in tree.iter() if node.get("id") is not None]
    found += [f"the id '{name}' stands twice or has a space" for name in sorted(set(ids)) if ids.count(name) > 1 or " " in name or not name]
    for parent, node, above in _elements(tree, ()):
        found += _faults(parent, node, above)
        found += [f"{name}='{part}' names no id" for name in _REFERENCES for part in node.get(name, "").split() if part not in ids]
    return found


def _elements(node: Any, above: tuple[str, ...]) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Yield each HTML element with its parent's name and the names of all that it stands in."""
    for child in node:
        if isinstance(child.tag, str) and not child.tag.startswith(_SVG):
            yield node.tag, child, above
            yield from _elements(child, (*above, child.tag))


def _faults(parent: str, node: Any, above: tuple[str, ...]) -> Iterator[str]:
    name = node.tag
    if name in _OBSOLETE:
        yield f"<{name}> is obsolete"
    if node.get("style") is not None or any(key.startswith("on") for key in node.attrib):
        yield f"<{name}> has a style or a handler of its own"
    yield from (f"<{name} {key}> is obsolete" for key in sorted(_OLD_ATTRIBUTES & set(node.attrib)))
    if node.get("role") and node.get("role") not in _ROLES.get(name, {node.get("role")}):
        yield f"<{name}> with the role {node.get('role')}"
    if parent in _CHILDREN and name not in _CHILDREN[parent] | _SCRIPTING:
        yield f"<{name}> in <{parent}>"
    if name in _PARENTS and parent not in _PARENTS[name]:
        yield f"<{name}> in <{parent}>"
    if name in _BLOCKS and (within := _PHRASING.intersection(above)) and not (within == {"summary"} and name in _HEADINGS):
        yield f"<{name}> inside <{min(within)}>"
    if name in _INTERACTIVE and {"a", "button"} & set(above):
        yield f"<{name}> inside a link or a button"
    if name == "label" and "label" in above:
        yield "<label> inside <label>"
    if name == "input" and node.get("autocomplete") and node.get("type") in ("checkbox", "radio", "button", "submit"):
        yield f"<input type={node.get('type')}> with autocomplete"
    if name == "img" and node.get("alt") is None:
        yield "<img> without alt"
    if name == "details" and (not len(node) or node[0].tag != "summary"):
        yield "<details> without a summary at its beginning"
    if name == "figure" and any(part.tag == "figcaption" for part in list(node)[1:-1]):
        yield "<figcaption> in the middle of <figure>"
    if name == "section" and not any(part.tag in _HEADINGS for part in node.iter()):
        yield "<section> without a heading"
    if name == "meta" and node.get("http-equiv") and parent != "head":
        yield "<meta http-equiv> outside <head>"
    if name == "dl":
        terms = ["".join(part.itertext()).strip() for part in node.iter("dt")]
        yield from (f"<dl> with the term '{term}' twice" for term in sorted(set(terms)) if terms.count(term) > 1)
    if name == "dl" and any(child.tag == "div" and not {"dt", "dd"} <= {part.tag for part in child} for child in node):
        yield "<dl> with a <div> that lacks a term or its value"
