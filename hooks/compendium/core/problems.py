"""Faults in the data, as data: collected over all files and reported once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One fault, placed where a maintainer can mend it."""

    path: str
    line: int
    record: str
    field: str
    message: str
    # Set where nothing else can be said before it is mended, as of a file that cannot be read.
    alone: bool = dataclass_field(default=False, compare=False)
    # Set where a value has only changed since it was published or verified, and may be right.
    is_change: bool = dataclass_field(default=False, compare=False)
    # An entry that mends it, as it should be pasted into a file.
    entry: str = dataclass_field(default="", compare=False)

    def __str__(self) -> str:
        """Return the fault: where it is, then what is wrong and what is allowed, then what to paste."""
        where = "  ".join(clip(part, 120) for part in (f"{self.path}:{self.line}", self.record, self.field)
                          if part)
        return "\n".join([f"{where}\n    {clip(self.message, 900)}", *filter(None, [self.entry])])


class DataError(Exception):
    """Raised when data or chapters have faults; nothing may be built from them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        problems = list(problems)
        # A change is asked about once its record is right in itself: a slip of the pen needs no correction.
        wrong = {problem.record for problem in problems if problem.record and not problem.is_change}
        problems = [problem for problem in problems if not (problem.is_change and problem.record in wrong)]
        # Of several rules that one value of a record breaks, the first is told.
        found = tuple({(problem.path, problem.line, problem.record, problem.field,
                        problem.record or problem.message): problem
                       for problem in sorted(set(problems), reverse=True)}.values())[::-1]
        # What a file that cannot be read seems to lack is no second fault.
        self.problems = tuple(problem for problem in found if problem.alone) or found
        super().__init__(report(self.problems))


def report(problems: Sequence[Problem], most: int = 40, outcome: str = "nothing was built") -> str:
    """Return the first faults, a count of all and what came of it, as a maintainer reads them in a terminal.
    """
    shown, more = problems[:most], problems[most:]
    rest = [f"… and {len(more)} more in {_list_files(more)}"] if more else []
    alone = ["The rest is checked once this can be read."] if any(problem.alone
                                                                  for problem in problems) else []
    count = f"{len(problems)} problem{'s' * (len(problems) != 1)} in {_list_files(problems)}"
    tail = f"{count}; {outcome}. Check the data alone: make check"
    return "\n".join([*map(str, shown), *rest, *alone, tail])


def _list_files(problems: Sequence[Problem]) -> str:
    files = len({problem.path for problem in problems})
    return f"{files} file{'s' * (files != 1)}"


def clip(text: str, most: int) -> str:
    """Return a text without its middle if it is too long to be read, as when a value of a megabyte is quoted.
    """
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} … {text[-half:]}"


def suggest_nearest(value: str, allowed: Iterable[str]) -> str:
    """Return " Did you mean '…'?" for the closest allowed value, or an empty string."""
    close = get_close_matches(value, list(allowed), n=1, cutoff=0.6)
    return f" Did you mean '{close[0]}'?" if close else ""


def list_choices(allowed: Iterable[str], limit: int = 12) -> str:
    """Return the allowed values for a message, cut off after `limit`."""
    values = sorted(allowed)
    shown = ", ".join(values[:limit])
    return f"{shown}, … ({len(values)} in all)" if len(values) > limit else shown
