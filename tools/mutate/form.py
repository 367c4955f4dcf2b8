"""Faults of form in one scalar of a record: ids, references, locators, terms, dates, numbers; all must be caught."""

from __future__ import annotations

import random
from typing import ClassVar

import yaml
from compendium.fields import Text

from .faults import Fault, ScalarFault, misspelt
from .project import Mutant, Project, Spot, node_at


class StructuralScalar(ScalarFault):
    """A fault of form in one scalar."""

    structural: ClassVar[bool] = True


class DanglingId(StructuralScalar):
    """A reference names no record."""

    name = "dangling-id"
    share = 40

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a reference."""
        return spot.spec.ref is not None

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Misspell the id."""
        wrong = misspelt(spot.node.value, rng)
        return None if wrong in project.catalog.entries else wrong


class WrongKind(StructuralScalar):
    """A reference names a record of a dataset that the field does not take."""

    name = "wrong-dataset"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar refers to certain datasets only."""
        return bool(spot.spec.ref and spot.spec.ref.datasets)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Name a record of another dataset."""
        allowed = spot.spec.ref.datasets if spot.spec.ref else ()
        return rng.choice([entry.id for entry in project.entries if entry.dataset.name not in allowed])


class DuplicateId(StructuralScalar):
    """Two records share an id."""

    name = "duplicate-id"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a record's id."""
        return spot.location == ("id",)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Take another record's id."""
        return rng.choice(project.entries).id


class BadId(StructuralScalar):
    """An id is not one."""

    name = "malformed-id"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a record's id."""
        return spot.location == ("id",)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Write capitals, blanks, a path or another script."""
        return rng.choice([spot.node.value.upper(), spot.node.value.replace("-", " ") + " x", f"../{spot.node.value}", "会议", ""])


class UnknownLocator(StructuralScalar):
    """A statement points at a part that its source does not have."""

    name = "unknown-locator"
    share = 20

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a locator."""
        return spot.spec.name in ("at", "section")

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Point beyond the source's end."""
        return f"{spot.node.value}-{rng.randint(90, 99)}"


class UnknownTerm(StructuralScalar):
    """A controlled term is none."""

    name = "unknown-term"
    share = 20

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a term."""
        return spot.spec.term is not None

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Misspell the term."""
        return misspelt(spot.node.value, rng)


class ImpossibleDate(StructuralScalar):
    """A date does not exist, or is none."""

    name = "impossible-date"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a date."""
        return spot.spec.kind.__name__ == "Edtf"

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Write a day or month that does not exist, words, or an interval turned round."""
        year = spot.node.value[:4] if spot.node.value[:4].isdigit() else "2014"
        wrong = ["-02-30", "-13", "-00", f"/0{year[1:]}", "-1-1", "/"]
        return rng.choice([*(year + end for end in wrong), "in spring", ""])


class NotANumber(StructuralScalar):
    """A number is none."""

    name = "not-a-number"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a number."""
        return spot.spec.kind.__name__ in ("Decimal", "int")

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Write letters, a comma, infinity or nothing."""
        return rng.choice([f"{spot.node.value}x", "1,5", "NaN", "Infinity", "", "十"])


class EmptyValue(StructuralScalar):
    """A field stands there without a value."""

    name = "empty-value"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar belongs to a record's own field."""
        return len(spot.location) >= 1

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Write an empty text."""
        return ""


class WrongShape(StructuralScalar):
    """A text stands where a list must, or the other way round."""

    name = "wrong-shape"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar stands alone, not in a list."""
        return isinstance(spot.location[-1], str) and spot.location != ("id",)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Choose the place only; the shape is changed by `plant`."""
        return spot.node.value + " "

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Put a scalar into a list."""
        mutant = super().plant(project, rng)
        if mutant is None:
            return None
        spot = next(spot for spot in project.spots if spot.where == mutant.where)
        instead = "[x, y]\n" if spot.node.style in (">", "|") else "[x, y]"
        return project.cut(spot.entry, spot.node.start_mark.index, spot.node.end_mark.index, instead,
                           mutant.where.split("  ")[-1], "a list instead of a text")


class ForeignCharacter(StructuralScalar):
    """A text carries a control character, half a character or a token of the macros."""

    name = "unwritable-character"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a text or a printed form."""
        return issubclass(spot.spec.kind, Text) or "printed" in spot.location

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Put the character into the middle."""
        half = len(spot.node.value) // 2
        return spot.node.value[:half] + rng.choice("\x00\x07\x1b\x85\ue0000\ue001\uffff") + spot.node.value[half:]


class UnknownReading(StructuralScalar):
    """The preferred reading is none of the readings, or two readings share an id."""

    name = "unknown-reading"
    share = 5

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar names a reading."""
        return spot.entry.dataset.name == "discrepancies" and spot.location in (("preferred",), ("readings", 0, "id"))

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Misspell the preferred one, or repeat an id."""
        if spot.location == ("preferred",):
            return misspelt(spot.node.value, rng)
        other = node_at(spot.entry, ("readings", 1, "id"))
        return other.value if isinstance(other, yaml.ScalarNode) else None


FORM: tuple[type[Fault], ...] = (
    DanglingId, WrongKind, DuplicateId, BadId, UnknownLocator, UnknownTerm, ImpossibleDate, NotANumber,
    EmptyValue, WrongShape, ForeignCharacter, UnknownReading,
)
