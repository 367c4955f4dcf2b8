"""A series as a spark: a line a few letters high beside its latest value.

All measures are units of the drawing.
"""

from __future__ import annotations

from typing import Any

from compendium.core.edtf import Edtf
from compendium.presentation.language import Language
from compendium.records.models import Figure

WIDTH, HEIGHT, EDGE = 64, 18, 3


def draw_spark(language: Language, figure: Figure) -> dict[str, Any] | None:
    """Return the line through the dated numbers of a figure, its aims apart, and all of them in words.

    None for ranks, of which the smallest is the highest, and where there are not two facts to join.
    """
    dated = [(_place_in_time(one.date), one) for one in figure.observations
             if one.value is not None and one.date and one.date.known]
    dated.sort(key=lambda pair: pair[0])
    if figure.measure == "rank" or sum(not one.target for _, one in dated) < 2:
        return None
    first, last = dated[0][0], dated[-1][0]
    high = max(float(one.value or 0) for _, one in dated) or 1.0
    dots = [{"x": f"{EDGE + (time - first) / ((last - first) or 1) * (WIDTH - 2 * EDGE):.1f}",
             "y": f"{HEIGHT - EDGE - float(one.value or 0) / high * (HEIGHT - 2 * EDGE):.1f}",
             "aim": one.target} for time, one in dated]
    words = [language.label("list.value", value=language.quantity(one, figure.unit),
                            date=language.date(one.date, one.date_words)["text"]) for _, one in dated]
    return {"width": WIDTH, "height": HEIGHT, "dots": dots,
            "line": " ".join(f"{dot['x']},{dot['y']}" for dot in dots if not dot["aim"]),
            "text": language.label("list.semicolon").join(words)}


def _place_in_time(date: Edtf) -> float:
    """Return the middle of a date in years, or where it begins if its end is open."""
    days = (date.earliest, date.latest if date.end else date.earliest)
    return sum(year + (month - 1) / 12 + (day - 1) / 365 for year, month, day in days) / 2
