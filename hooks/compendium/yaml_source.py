"""YAML read as plain text values that remember their lines.

YAML's guesses are switched off: every scalar is the text that the maintainer typed, so that
`no`, `010` and `2015-03` reach the models unchanged and the models alone say what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .errors import Problem

Value = str | list["Value"] | dict[str, "Value"]
_STANDARD_TAG = "tag:yaml.org,2002:"
_UNWRITABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
# YAML takes these for ends of lines, and puts a space in their place.
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


class _PlainLoader(yaml.CSafeLoader):
    """Gives every untagged node one tag, since the models alone say what a text means."""

    def resolve(self, *_: object) -> str:
        """Return the one tag."""
        return f"{_STANDARD_TAG}str"


@dataclass
class Document:
    """One YAML file: its plain value and the way back from a value to its line."""

    path: str
    value: Value | None = None
    node: yaml.Node | None = None
    problems: list[Problem] = field(default_factory=list)

    def line(self, location: tuple[str | int, ...]) -> int:
        """Return the line (from 1) of the value at `location`, or of its nearest ancestor."""
        node, line = self.node, 1
        for step in (*location, None):
            if node is None:
                break
            line = node.start_mark.line + 1
            node, line = _descend(node, step, line)
        return line


def load(path: Path, shown_as: str) -> Document:
    """Read one YAML file.

    Faults of form (syntax, duplicate keys, empty values, anchors, tags) are collected in the
    document's `problems`; the value is then whatever could be read, or None.
    """
    document = Document(shown_as)
    try:
        text = path.read_text(encoding="utf-8")
        hidden = _LINE_ENDS.search(text)
        if hidden:
            line = text.count("\n", 0, hidden.start()) + 1
            message = "has an invisible end of line (U+0085, U+2028 or U+2029); remove it."
            document.problems.append(Problem(shown_as, line, "", "", message))
        document.node = yaml.compose(text, Loader=_PlainLoader)
    except UnicodeDecodeError as fault:
        document.problems.append(Problem(shown_as, 1, "", "", f"is not UTF-8 text (byte {fault.start})."))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        reason = getattr(fault, "problem", None) or str(fault)
        document.problems.append(
            Problem(shown_as, mark.line + 1 if mark else 1, "", "", f"is not valid YAML: {reason}.")
        )
    except RecursionError:
        document.problems.append(Problem(shown_as, 1, "", "", "is nested too deeply to be read."))
    if document.node is not None:
        document.value = _Reader(document).value(document.node)
    return document


def unwritable(text: str) -> str:
    """Return the first character of a text that pages and exports cannot carry, or nothing.

    Private-use characters belong to them: no reader's font has them, and macros use two as tokens.
    """
    match = _UNWRITABLE.search(text)
    return match[0] if match else ""


class _Reader:
    """Turns nodes into plain values and notes what the project does not allow."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def value(self, node: yaml.Node) -> Value:
        if id(node) in self.seen:
            self.fault(node, "is an alias; write the value out, since each record must be readable alone.")
            return ""
        self.seen.add(id(node))
        if not node.tag.startswith(_STANDARD_TAG):
            self.fault(node, f"has the tag '{node.tag}'; tags are not used here.")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        if isinstance(node, yaml.ScalarNode) and not node.value.strip() and not node.style:
            self.fault(node, "has no value; fill it in, or remove the key if nothing is known.")
        self.characters(node)
        return node.value

    def mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            self.characters(key_node)
            key = str(key_node.value)
            if node.flow_style and not value_node.value and not getattr(value_node, "style", True):
                self.fault(key_node, f"splits at a comma before '{key}'; put the text between braces in quotation marks.")
                continue
            if key in result:
                self.fault(key_node, f"repeats the key '{key}'; keep one of the two.")
            result[key] = self.value(value_node)
        return result

    def characters(self, node: yaml.Node) -> None:
        """Refuse what is no text: control characters, halves of characters, and those without a common meaning."""
        found = unwritable(node.value) if isinstance(node.value, str) else ""
        if found:
            self.fault(node, f"has the character U+{ord(found):04X}, which is no text; remove it.")

    def fault(self, node: yaml.Node, message: str) -> None:
        line = node.start_mark.line + 1
        self.document.problems.append(Problem(self.document.path, line, "", "", message))


def _descend(node: yaml.Node, step: str | int | None, line: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                return value_node, key_node.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], line
    return None, line
