"""YAML read as plain text values that remember their lines.

YAML's guesses are switched off: every scalar is the text that the maintainer typed, so that
`no`, `010` and `2015-03` reach the models unchanged and the models alone say what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .errors import Problem

Value = str | list["Value"] | dict[str, "Value"]
_STANDARD_TAG = "tag:yaml.org,2002:"


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
        if not node.value.strip() and not node.style:
            self.fault(node, "has no value; fill it in, or remove the key if nothing is known.")
        return node.value

    def mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if node.flow_style and not value_node.value and not value_node.style:
                self.fault(key_node, f"splits at a comma before '{key}'; put the text between braces in quotation marks.")
                continue
            if key in result:
                self.fault(key_node, f"repeats the key '{key}'; keep one of the two.")
            result[key] = self.value(value_node)
        return result

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
