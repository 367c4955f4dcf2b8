"""From values and dates to places on the paper: linear scales, round ticks, years with fractions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from compendium.core.edtf import Day, Edtf

_ROUND = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


@dataclass(frozen=True)
class Scale:
    """A straight scale from `low`…`high` to `start`…`end` on the paper."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value; a scale without extent puts everything at its start."""
        if self.high == self.low:
            return self.start
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def choose_ticks(high: Decimal, most: int) -> list[Decimal]:
    """Return round values from zero up to `high`, at most `most` besides zero, in steps of 1, 2 or 5."""
    if high <= 0:
        return [Decimal(0)]
    size = Decimal(10) ** ((high / most).adjusted())
    step = next(factor * size for factor in _ROUND if high / (factor * size) <= most)
    return [step * number for number in range(int(high / step) + 1)]


def choose_year_ticks(first: int, last: int, most: int) -> list[int]:
    """Return round years from `first` to `last`, at most `most`."""
    step = next((step for step in _YEAR_STEPS if (last - first) / step < most), _YEAR_STEPS[-1])
    return list(range(math.ceil(first / step) * step, last + 1, step))


def place_day(day: Day, after: bool = False) -> float:
    """Return a day as a year with its fraction, `after` the day rather than before it.

    Leap days count as the day before.
    """
    year, month, number = day
    return year + (_DAYS_BEFORE[month - 1] + min(number, 28 if month == 2 else 31) - (not after)) / 365


def place_date(date: Edtf) -> tuple[float | None, float | None]:
    """Return where a date begins and ends; None where it is open."""
    start = place_day(date.earliest) if date.start else None
    end = place_day(date.latest, after=True) if date.end else None
    return start, end
