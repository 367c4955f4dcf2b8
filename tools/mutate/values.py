"""Wrong values: a digit, a date, a printed form, a place in a source."""

from __future__ import annotations

import random
from decimal import Decimal, InvalidOperation

import yaml
from compendium.edtf import Edtf

from .faults import Fault, ScalarFault, other_digit
from .project import Project, Spot, node_at


def _is_number(spot: Spot) -> bool:
    return spot.spec.kind in (Decimal, int) and isinstance(spot.location[-1], str)


def _is_date(spot: Spot) -> bool:
    return spot.spec.kind is Edtf


def _is_printed(spot: Spot) -> bool:
    return "printed" in spot.location


class WrongDigit(ScalarFault):
    """One digit of a number is wrong."""

    name = "wrong-digit"
    share = 50

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a number."""
        return _is_number(spot)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Replace a digit."""
        return other_digit(spot.node.value, rng)


class WrongScale(ScalarFault):
    """A number is ten, or ten thousand, times too large or too small: 万 taken for 亿."""

    name = "wrong-scale"
    share = 20

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is the value of an observation."""
        return _is_number(spot) and spot.location[-1] in ("value", "to")

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Move the point."""
        try:
            value = Decimal(spot.node.value) * rng.choice([Decimal(10), Decimal("0.1"), Decimal(10000), Decimal("0.0001")])
        except InvalidOperation:
            return None
        return f"{value.normalize():f}"


class WrongDateDigit(ScalarFault):
    """One digit of a date is wrong."""

    name = "wrong-date-digit"
    share = 50

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a date."""
        return _is_date(spot)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Replace a digit by one that leaves a date."""
        return _if_date(other_digit(spot.node.value, rng))


class SwappedDate(ScalarFault):
    """Day and month, two digits of the year, or the dates of two records are exchanged."""

    name = "swapped-date"
    share = 30

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a date."""
        return _is_date(spot)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Exchange two parts, or take the date of another record."""
        text = spot.node.value
        if rng.random() < 0.4:
            return str(rng.choice([entry.own.date for entry in project.entries if getattr(entry.own, "date", None)]))
        parts = text.split("-")
        if len(parts) == 3 and "/" not in text and rng.random() < 0.7:
            return _if_date("-".join([parts[0], parts[2], parts[1]]))
        return _if_date(text[:2] + text[3] + text[2] + text[4:]) if len(text) >= 4 else None


class TooPrecise(ScalarFault):
    """A date says more than its source."""

    name = "too-precise-date"
    share = 20

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a year or a month."""
        return _is_date(spot) and len(spot.node.value) in (4, 7) and spot.node.value[:4].isdigit()

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Add a month or a day."""
        return _if_date(f"{spot.node.value}-{rng.randint(1, 12):02}")


class WrongPrintedDigit(ScalarFault):
    """A digit of a printed form is wrong."""

    name = "wrong-printed-digit"
    share = 50

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a printed form with a digit."""
        return _is_printed(spot) and any(sign.isdecimal() for sign in spot.node.value)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Replace a digit."""
        return other_digit(spot.node.value, rng)


class ChangedPrinted(ScalarFault):
    """A printed form is not what the source prints."""

    name = "changed-printed"
    share = 60

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a printed form."""
        return _is_printed(spot) and len(spot.node.value) > 2

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Drop a character, exchange two, or take another record's."""
        text = spot.node.value
        place = rng.randrange(len(text) - 1)
        other = rng.choice([item for item in project.spots[:: 97] if _is_printed(item)] or [spot]).node.value
        return rng.choice([text[:place] + text[place + 1:], text[:place] + text[place + 1] + text[place] + text[place + 2:], other])


class WrongLocator(ScalarFault):
    """A statement points at another part of its source."""

    name = "wrong-locator"
    share = 40

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a statement's locator."""
        return spot.spec.name == "at"

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Choose another part."""
        source = node_at(spot.entry, (*spot.location[:-1], "source"))
        outline = project.catalog.outlines.get(source.value if isinstance(source, yaml.ScalarNode) else "", {})
        return rng.choice(sorted(outline)) if outline else None


class WrongSource(ScalarFault):
    """A statement names another source."""

    name = "wrong-source"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a statement's source."""
        return spot.spec.name == "source"

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Choose another source."""
        return rng.choice(sorted(project.catalog.outlines))


def _if_date(text: str | None) -> str | None:
    try:
        return str(Edtf.parse(text)) if text else None
    except ValueError:
        return None


VALUES: tuple[type[Fault], ...] = (
    WrongDigit, WrongScale, WrongDateDigit, SwappedDate, TooPrecise, WrongPrintedDigit, ChangedPrinted, WrongLocator, WrongSource,
)
