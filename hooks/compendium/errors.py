"""Faults in the data, as data: collected over all files and reported once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One fault, placed where a maintainer can mend it."""

    path: str
    line: int
    record: str
    field: str
    message: str

    def __str__(self) -> str:
        """Return the fault in two lines: where it is, then what is wrong and what is allowed."""
        where = "  ".join(clipped(part, 120) for part in (f"{self.path}:{self.line}", self.record, self.field) if part)
        return f"{where}\n    {clipped(self.message, 900)}"


class DataError(Exception):
    """Raised when data or chapters have faults; nothing may be built from them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: Sequence[Problem]) -> str:
    """Return every fault and a count, as a maintainer reads them in a terminal."""
    files = len({problem.path for problem in problems})
    count = f"{len(problems)} problem{'s' * (len(problems) != 1)} in {files} file{'s' * (files != 1)}"
    tail = f"{count}; nothing was built. Check the data alone: python hooks/check.py"
    return "\n".join([*map(str, problems), tail])


def clipped(text: str, most: int) -> str:
    """Return a text without its middle if it is too long to be read, as when a value of a megabyte is quoted."""
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} … {text[-half:]}"


def nearest(value: str, allowed: Iterable[str]) -> str:
    """Return " Did you mean '…'?" for the closest allowed value, or an empty string."""
    close = get_close_matches(value, list(allowed), n=1, cutoff=0.6)
    return f" Did you mean '{close[0]}'?" if close else ""


def choices(allowed: Iterable[str], limit: int = 12) -> str:
    """Return the allowed values for a message, cut off after `limit`."""
    values = sorted(allowed)
    shown = ", ".join(values[:limit])
    return f"{shown}, … ({len(values)} in all)" if len(values) > limit else shown
