"""YAML read as plain text values that remember their lines.

YAML's guesses are switched off: every scalar is the text that the maintainer typed, so that
`no`, `010` and `2015-03` reach the models unchanged and the models alone say what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from compendium.core.problems import Problem
from compendium.core.yaml_faults import DEEP, explain, find_hidden_key, find_key_slip, find_unreadable
from compendium.core.yaml_style import find_cut, find_spaces

Value = str | list["Value"] | dict[str, "Value"]
_STANDARD_TAG = "tag:yaml.org,2002:"
# What no reader sees (soft hyphens, joiners, marks of direction), then controls, halves of characters and
# those of private use.
_UNWRITABLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    r"\U000e0000-\U000e0fff"
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
# YAML takes these for ends of lines, and puts a space in their place.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


class _PlainLoader(yaml.CSafeLoader):
    """Gives every untagged node one tag, since the models alone say what a text means."""

    def resolve(self, *_: object) -> str:
        """Return the one tag."""
        return f"{_STANDARD_TAG}str"


@dataclass
class YamlDocument:
    """One YAML file: its plain value and the way back from a value to its line."""

    path: str
    value: Value | None = None
    node: yaml.Node | None = None
    problems: list[Problem] = field(default_factory=list)
    # Slips that change nothing of what is said.
    style: list[Problem] = field(default_factory=list)
    text: str = ""
    # Set where the nodes were left out, since the text has them.
    bare: bool = False

    def line(self, location: tuple[str | int, ...]) -> int:
        """Return the line (from 1) of the value at `location`, or of its nearest ancestor."""
        node, line = self._find_root(), 1
        for step in (*location, None):
            if node is None:
                break
            line = node.start_mark.line + 1
            node, line = _descend(node, step, line)
        return line

    def lines(self, location: tuple[str | int, ...]) -> range:
        """Return the lines of the value at `location`."""
        node = self._find_root()
        for step in location:
            node = _descend(node, step, 0)[0] if node else None
        return range(node.start_mark.line + 1, node.end_mark.line + 2) if node else range(0)

    def __getstate__(self) -> dict[str, Any]:
        """Return what is kept from one run to the next: nodes are read from the text again when asked for."""
        return self.__dict__ | {"node": None, "bare": self.bare or self.node is not None}

    def _find_root(self) -> yaml.Node | None:
        if self.bare:
            self.node, self.bare = yaml.compose(self.text, Loader=_PlainLoader), False
        return self.node

    def refuse(self, line: int, message: str) -> YamlDocument:
        """Note that the file cannot be read, and return it."""
        self.problems = [Problem(self.path, line, "", "", message, alone=True)]
        return self

    def ids(self) -> list[str]:
        """Return what the file's lines call an id, for a file that cannot be read."""
        return re.findall(r"^ *- id: *([a-z0-9-]+)\s*$", self.text, re.MULTILINE)


def load(path: Path, shown_as: str) -> YamlDocument:
    """Read one YAML file.

    Faults of form (duplicate keys, empty values, anchors, tags) are collected in the document's `problems`;
    the value is then whatever could be read. A file that cannot be read has no value and one problem, which
    stands alone.
    """
    try:
        return parse_yaml(path.read_bytes(), shown_as)
    except OSError as fault:
        return YamlDocument(shown_as).refuse(1,
                                         f"cannot be opened ({fault.strerror}); fetch it back from version "
                                         f"control.")


def parse_yaml(content: bytes, shown_as: str, first: int = 1, plain: bool = True) -> YamlDocument:
    """Return the document that some bytes are, with lines counted from `first`.

    Not `plain`, tags are allowed.
    """
    document = YamlDocument(shown_as)
    try:
        document.text = text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + first
        return document.refuse(line, f"is not UTF-8 text (byte {fault.start}); save it as UTF-8.")
    unreadable = find_unreadable(text)
    if unreadable:
        return document.refuse(unreadable[0] + first - 1, unreadable[1])
    hidden = _LINE_ENDS.search(text)
    if hidden:
        message = "has an invisible end of line (U+0085, U+2028 or U+2029); remove it."
        document.problems.append(Problem(shown_as, text.count("\n", 0, hidden.start()) + first, "", "",
                                         message))
    try:
        document.node = yaml.compose(text, Loader=_PlainLoader)
        if document.node is not None:
            document.value = _Reader(document, first, plain).read_value(document.node)
    except yaml.MarkedYAMLError as fault:
        line, message = explain(text, fault)
        return document.refuse(line + first - 1, message)
    except yaml.YAMLError as fault:
        # Only a character that YAML does not have at all is told without a mark.
        line = text.count("\n", 0, getattr(fault, "position", 0)) + first
        return document.refuse(line,
                               f"has the character U+{getattr(fault, 'character', 0):04X}, which is no text; "
                               f"remove it.")
    except RecursionError:
        return document.refuse(first, DEEP)
    return document


def find_unwritable(text: str) -> str:
    """Return the first character of a text that pages and exports cannot carry, or nothing.

    Private-use characters belong to them: no reader's font has them, and macros use two as tokens.
    """
    match = _UNWRITABLE.search(text)
    return match[0] if match else ""


class _Reader:
    """Turns nodes into plain values and notes what the project does not allow."""

    def __init__(self, document: YamlDocument, first: int, plain: bool) -> None:
        self.document, self.first, self.plain = document, first, plain
        self.seen: set[int] = set()

    def read_value(self, node: yaml.Node) -> Value:
        if id(node) in self.seen:
            self.add_fault(node,
                           "is an alias; write the value out, since each record must be readable alone.")
            return ""
        self.seen.add(id(node))
        for line, message in find_spaces(node, self.document.text):
            self.document.style.append(Problem(self.document.path, line + self.first - 1, "", "", message))
        if self.plain and not node.tag.startswith(_STANDARD_TAG):
            self.add_fault(node, f"has the tag '{node.tag}'; tags are not used here.")
        if isinstance(node, yaml.MappingNode):
            return self.read_mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.read_value(item) for item in node.value]
        if isinstance(node, yaml.ScalarNode) and not node.value.strip() and not node.style:
            self.add_fault(node, "has no value; fill it in, or remove the key if nothing is known.")
        elif isinstance(node, yaml.ScalarNode):
            self.find_slips(node)
        self.find_characters(node)
        return node.value

    def find_slips(self, node: yaml.ScalarNode) -> None:
        """Refuse a text that lost a part to a comment, or that took in the line of a field."""
        cut = find_cut(node, self.document.text)
        if cut:
            self.add_fault(node, cut)
        if not node.style and node.end_mark.line > node.start_mark.line:
            below = self.document.text.splitlines()[node.start_mark.line + 1:node.end_mark.line + 1]
            for number, line in enumerate(below, start=1):
                message = find_hidden_key(line)
                if message:
                    self.add_fault(node, message, number)

    def read_mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            self.find_characters(key_node)
            key = str(key_node.value)
            if node.flow_style and not value_node.value and not getattr(value_node, "style", True):
                self.add_fault(key_node, find_key_slip(key)
                           or f"splits at a comma before '{key}'; put the text between braces in quotation "
                              f"marks.")
                continue
            if key in result:
                self.add_fault(key_node, f"repeats the key '{key}'; keep one of the two.")
            result[key] = self.read_value(value_node)
        return result

    def find_characters(self, node: yaml.Node) -> None:
        """Refuse what is no text: control characters, halves of characters, and those without a common
        meaning.
        """
        found = find_unwritable(node.value) if isinstance(node.value, str) else ""
        if found:
            self.add_fault(node, f"has the character U+{ord(found):04X}, which is no text; remove it.")

    def add_fault(self, node: yaml.Node, message: str, below: int = 0) -> None:
        line = node.start_mark.line + below + self.first
        self.document.problems.append(Problem(self.document.path, line, "", "", message))


def _descend(node: yaml.Node, step: str | int | None, line: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                return value_node, key_node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], line
    return None, line
