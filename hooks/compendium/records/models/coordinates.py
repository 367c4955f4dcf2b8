"""Where a thing lies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.fields import Frozen, Line, Number


class Coordinates(Frozen):
    """Where a place lies: degrees, WGS 84, and the gazetteer that says so."""

    lat: Annotated[Number, Field(ge=-90, le=90)]
    lon: Annotated[Number, Field(ge=-180, le=180)]
    gazetteer: Line
