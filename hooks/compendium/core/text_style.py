"""How files are written that people and Git compare.

No blanks at the ends of lines, plain line ends, spaces for tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MENDED = "make check FIX=1 mends it."


@dataclass(frozen=True)
class _Rule:
    """A pattern of what must not be, what is said of it, and what stands for it where it can be mended."""

    pattern: re.Pattern[str]
    message: str
    mended: str | None = ""


_RULES = (
    _Rule(re.compile("\\A\ufeff"), "begins with an invisible byte order mark; save it as UTF-8 without one."),
    _Rule(re.compile("\r\n?"), "ends its lines as Windows does (CRLF); save it with plain line ends (LF).",
          "\n"),
    _Rule(re.compile("[ \t\u3000]+$", re.MULTILINE), "has blanks at the end of the line; delete them."),
    _Rule(re.compile("(?<=[^\n])\\Z"), "does not end with an end of line; press Enter at its end.", "\n"),
    _Rule(re.compile("(?<=\n)\n+\\Z"), "has empty lines at its end; delete them."),
)
_TAB = _Rule(re.compile("\t(?=.*\\S)"), "has a tab; write spaces, two for each step inwards.", None)
_GAP = _Rule(re.compile("(?<=\n\n\n)\n"), "is the third empty line in a row; keep one.", "")
# A text without these, with one end of line at its end, has no slip; most texts need no other look.
_SIGNS = ("\ufeff", "\r", "\t", " \n", "\u3000\n", "\n\n\n\n")


def find_style(text: str, *, gaps: bool = False) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for each kind of slip, at its first place; `gaps` counts empty lines as well."""
    if not _may_slip(text):
        return
    plain = text
    for rule in (*_RULES, _TAB, *([_GAP] if gaps else [])):
        found = list(rule.pattern.finditer(plain))
        if found:
            line = plain.count("\n", 0, found[0].start()) + 1
            more = f" (and in {len(found) - 1} more places)" if len(found) > 1 and rule.mended != "\n" else ""
            yield line, rule.message.removesuffix(".") + more + (f". {MENDED}"
                                                                 if rule.mended is not None else ".")
        if rule.mended is not None:
            plain = rule.pattern.sub(rule.mended, plain)


def _may_slip(text: str) -> bool:
    return not text.endswith("\n") or text.endswith("\n\n") or any(sign in text for sign in _SIGNS)


def mend_style(text: str, *, gaps: bool = False) -> str:
    """Return a text with everything mended that can be mended without knowing what it says."""
    for rule in (*_RULES, *([_GAP] if gaps else [])):
        text = rule.pattern.sub(rule.mended or "", text)
    return text
