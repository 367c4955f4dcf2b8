"""The spaces of a YAML file: what yamllint refuses when all gates run, told by the check in a second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

Said = tuple[int, str]
_COLON = re.compile(" *: *")
_COMMA = re.compile(" *, *")
_CUT = "is cut at ' #', where YAML begins a comment; quote the text, or put two spaces before a comment."


def find_cut(node: yaml.ScalarNode, text: str) -> str:
    """Return what is wrong with a plain text that ends where a comment seems to begin, or nothing."""
    end = node.end_mark.index
    return _CUT if not node.style and text[end:end + 2] == " #" else ""


def find_spaces(node: yaml.Node, text: str) -> Iterator[Said]:
    """Yield (line, message) for the spaces of one node and around its items."""
    if isinstance(node, yaml.MappingNode):
        yield from _find_pairs(node, text)
    if isinstance(node, yaml.CollectionNode) and node.flow_style and node.value:
        yield from _find_flow(node, text)
    elif isinstance(node, yaml.SequenceNode):
        yield from _find_hyphens(node, text)
    style = node.style if isinstance(node, yaml.ScalarNode) else ""
    closed = style in ("'", '"') or (isinstance(node, yaml.CollectionNode) and node.flow_style)
    if closed and text.startswith(" #", node.end_mark.index):
        yield node.end_mark.line + 1, "has one space before a comment; write two."


def _find_pairs(node: yaml.MappingNode, text: str) -> Iterator[Said]:
    for key, value in node.value:
        gap = text[key.end_mark.index:value.start_mark.index]
        if gap != ": " and value.value and _COLON.fullmatch(gap):
            yield key.start_mark.line + 1, (f"has other than one space after the colon of '{key.value}', or "
                                            f"one before it.")
        if not node.flow_style and isinstance(value, yaml.MappingNode) and not value.flow_style:
            step = value.start_mark.column - node.start_mark.column
            if step != 2:
                yield value.start_mark.line + 1, (f"is indented by {step} spaces more than '{key.value}'; "
                                                  f"two are one step.")
        elif isinstance(value, yaml.SequenceNode) and not value.flow_style and not node.flow_style:
            step = value.start_mark.column - node.start_mark.column
            if step not in (0, 2):
                yield value.start_mark.line + 1, (f"is indented by {step} spaces more than '{key.value}'; "
                                                  f"two are one step.")


def _find_flow(node: yaml.CollectionNode, text: str) -> Iterator[Said]:
    start, end = node.start_mark.index, node.end_mark.index
    if text[start + 1] == " " or text[end - 2] == " ":
        yield node.start_mark.line + 1, f"has a space inside '{text[start]}' or '{text[end - 1]}'; delete it."
    ends = [(item[0].start_mark, item[1].end_mark)
            if isinstance(item, tuple) else (item.start_mark, item.end_mark)
            for item in node.value]
    for (_, before), (after, _) in pairwise(ends):
        gap = text[before.index:after.index]
        if gap != ", " and _COMMA.fullmatch(gap):
            yield after.line + 1, "has other than one space after a comma, or one before it."


def _find_hyphens(node: yaml.SequenceNode, text: str) -> Iterator[Said]:
    for item in node.value:
        start = item.start_mark.index
        if text[start - 2:start] == "  ":
            yield item.start_mark.line + 1, "has more than one space after the hyphen; write one."
