"""Why a file cannot be read as YAML, in a maintainer's words: the true line, and how it is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

MERGE = ("is a mark of Git: a merge was left unfinished. Keep one of the two versions and delete the lines "
         "of marks.")
FULL_COLON = "has a full-width colon (：) after '{key}'; write '{key}: ' with a plain colon and a space."
NO_SPACE = "has no space after the colon of '{key}'; a colon needs a space after it: '{key}: …'."
DEEP = "is nested too deeply to be read."
# A pattern that begins with an end of line is looked for ten times as fast as one with ^.
_MARK = re.compile(r"\n(?:<{7}|={7}|>{7}|\|{7})(?: |\r?(?=\n|\Z))")
# What no record needs, and what the reader of YAML, which is written in C, would fall over.
_DEEP = (re.compile(r"\n *(?:[-?] +){50}"), re.compile(r"\n {150}"), re.compile(r"(?:[\[{][^\]}\[{]*){60}"))
_KEY = r"^\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*)"
_SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^ *\t"), "begins with a tab; indent with spaces, two for each step."),
    (re.compile(rf"{_KEY}\s*："), FULL_COLON),
    (re.compile(rf"{_KEY}:[^\s/]"), NO_SPACE),
    (re.compile(r"^\s*-[A-Za-z]\w*:"),
     "has no space after the hyphen; write '- ' before the first key of a record."),
    (re.compile(r"[｛｝［］]"), "has full-width brackets; write { } and [ ]."),
    (re.compile(r"[{[][^\"]*，\s*\w+:"), "has a full-width comma (，) between two entries; write ', '."),
    (re.compile(rf"{_KEY}: +[^\"'{{\[|>].*: "), "has ': ' inside the text of '{key}'; quote the text."),
)
Said = tuple[int, str]


def find_unreadable(text: str) -> Said | None:
    """Return (line, message) of what must not even be tried to be read.

    Marks of a merge, and too deep nesting.
    """
    lines = f"\n{text}"
    if match := _MARK.search(lines):
        return lines.count("\n", 0, match.start() + 1), MERGE
    found = [match.start() for pattern in _DEEP if (match := pattern.search(lines))]
    return (lines.count("\n", 0, min(found) + 1), DEEP) if found else None


def explain(text: str, fault: yaml.MarkedYAMLError) -> Said:
    """Return (line, message) for what the reader of YAML stumbled over."""
    lines = text.splitlines() or [""]
    at = min(fault.problem_mark.line, len(lines) - 1) if fault.problem_mark else 0
    begins = min(fault.context_mark.line, at) if fault.context_mark else at
    for number in dict.fromkeys((at, begins, max(at - 1, 0))):
        message = _find_slip(lines[number])
        if message:
            return number + 1, message
    reasons = (*_find_quotation(lines, begins, at, fault), *_find_bracket(lines, begins, at, fault),
               *_find_sign(lines, at, fault),
               *_find_indent(lines, at, fault))
    return reasons[0] if reasons else (at + 1, f"is not valid YAML: {fault.problem}.")


def find_key_slip(key: str) -> str:
    """Return what is wrong with a key between braces that has no value.

    Its colon is no colon, or has no space.
    """
    match = re.match(r"(\w+)\s*(：|:\S)", key)
    return (FULL_COLON if match[2] == "：" else NO_SPACE).format(key=match[1]) if match else ""


def find_hidden_key(line: str) -> str:
    """Return what is wrong with a line meant as a field that was read as more of the text above it."""
    return next((message for pattern, message in _find_character(line) if pattern in _SLIPS[1:3]), "")


def _find_slip(line: str) -> str:
    return next((message for _, message in _find_character(line)), "")


def _find_character(line: str) -> Iterator[tuple[tuple[re.Pattern[str], str], str]]:
    if line.lstrip().startswith("#"):
        return
    for slip in _SLIPS:
        match = slip[0].search(line)
        if match:
            yield slip, slip[1].replace("{key}", match.groupdict().get("key") or "")


def _find_quotation(lines: list[str], begins: int, at: int, fault: yaml.MarkedYAMLError) -> Iterator[Said]:
    """A quotation mark that is never closed takes in the lines after it, up to the next quotation mark."""
    if "quoted scalar" in (fault.context or "") and "end of stream" not in (fault.problem or ""):
        yield at + 1, ("has a backslash in a text in quotation marks; write it twice, or use single "
                       "quotation marks.")
    first = max((number for number in range(at + 1) if lines[number].startswith("- ")), default=0)
    window = range(begins if "quoted scalar" in (fault.context or "") else first, at + 1)
    odd = next((number for number in window if len(re.findall(r'(?<!\\)"', lines[number])) % 2), None)
    if odd is not None:
        yield odd + 1, ("has a quotation mark that is never closed; a text in quotation marks begins and "
                        "ends with one.")
    elif "quoted scalar" in (fault.context or ""):
        yield begins + 1, ("has a quotation mark that is never closed; a text in quotation marks begins and "
                           "ends with one.")
    elif fault.problem_mark and re.search(r"[\"'] +$", lines[at][:fault.problem_mark.column]):
        yield at + 1, "has words after the closing quotation mark; quote the whole text."


def _find_bracket(lines: list[str], begins: int, at: int, fault: yaml.MarkedYAMLError) -> Iterator[Said]:
    rest = lines[at][fault.problem_mark.column:] if fault.problem_mark else ""
    if "flow" in (fault.context or ""):
        if begins == at and rest.startswith(":"):
            yield at + 1, "has ': ' inside a text between braces; quote the text."
        yield begins + 1, "has a bracket that is never closed; what opens with { or [ ends with } or ]."
    elif rest[:1] in ("]", "}"):
        yield at + 1, f"has a '{rest[0]}' too many; delete it."


def _find_sign(lines: list[str], at: int, fault: yaml.MarkedYAMLError) -> Iterator[Said]:
    problem, context = fault.problem or "", fault.context or ""
    starts = "cannot start" in problem or "alias" in context or "anchor" in context
    if starts or "mapping keys" in problem:
        value = re.search(r"(?:: +|- +)([^\s\w])", lines[at])
        if value:
            yield at + 1, (f"begins a text with '{value[1]}', which means something else in YAML; quote the "
                           f"text.")


def _find_indent(lines: list[str], at: int, fault: yaml.MarkedYAMLError) -> Iterator[Said]:
    if re.search(r"mapping values|expected key|'-' indicator|document start|block end", fault.problem or ""):
        own = len(lines[at]) - len(lines[at].lstrip(" "))
        above = next((line for line in reversed(lines[:at])
                      if line.strip() and not line.lstrip().startswith("#")), "")
        # The keys of a list's item stand below its first key, not below its hyphen.
        other = len(above) - len(re.sub(r"^ *(?:- +)*", "", above))
        if re.match(rf" {{{own}}}- ", above):
            yield at + 1, ("begins below the hyphen of the line above it; move it inwards, below the key "
                           "behind the hyphen.")
        yield at + 1, (f"is indented by {own} space{'s' * (own != 1)} and the line above it by {other}, "
                       "which fits nothing; fields of one record begin below one another.")
