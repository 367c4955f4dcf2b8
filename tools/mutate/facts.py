"""Wrong facts: a term, a unit, a reference, a preference, and values or statements that are gone."""

from __future__ import annotations

import random

import yaml
from compendium.fields import Text
from compendium.sealing import OURS

from .faults import Fault, ScalarFault
from .project import Mutant, Project, Spot, node_at, pairs, shown, stretch


class ChangedTerm(ScalarFault):
    """A unit, kind, status or other term is replaced by another one of its vocabulary."""

    name = "changed-term"
    share = 40

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a term other than a theme."""
        return spot.spec.term is not None and spot.spec.name not in OURS

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Choose another term."""
        return rng.choice(sorted(project.catalog.vocabulary[spot.spec.term.vocabulary])) if spot.spec.term else None


class ChangedUnit(ChangedTerm):
    """A figure is given in another unit."""

    name = "changed-unit"
    share = 10

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a figure's unit."""
        return spot.spec.name == "unit"


class ChangedReference(ScalarFault):
    """A field names another record than it should."""

    name = "changed-reference"
    share = 40

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar refers to a record in a field that holds a fact."""
        return spot.spec.ref is not None and spot.location[0] not in OURS and spot.spec.name not in (*OURS, "source")

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Choose another record of the same dataset."""
        entry = project.catalog.entries.get(spot.node.value)
        return rng.choice(project.catalog.of(entry.dataset.name)).id if entry else None


class ChangedPreference(ScalarFault):
    """Another reading of a disagreement is preferred."""

    name = "changed-preference"
    share = 10

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar names the preferred reading."""
        return spot.location == ("preferred",)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Choose another reading."""
        return rng.choice(spot.entry.record.readings).id  # type: ignore[attr-defined]


class FlippedTarget(ScalarFault):
    """An aim stands as a fact, or a qualifier is another one."""

    name = "changed-qualifier"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a qualifier or marks an aim."""
        return spot.spec.name in ("qualifier", "target") and "printed" not in spot.location

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Say the opposite."""
        if spot.spec.name == "target":
            return "false"
        return rng.choice(sorted(project.catalog.vocabulary["qualifiers"]))


class RenamedRecord(ScalarFault):
    """A record has another id, and nothing else refers to it."""

    name = "renamed-record"

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a record's id."""
        return spot.location == ("id",)

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Add a word."""
        return f"{spot.node.value}-new"


class DroppedStatement(Fault):
    """A record loses one of its statements."""

    name = "dropped-statement"
    share = 20

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Drop a statement of a record that has several."""
        entry = rng.choice(project.entries)
        node = node_at(entry, ("sources",))
        if not isinstance(node, yaml.SequenceNode) or len(node.value) < 2 or node.flow_style:
            return None
        text = project.text(entry.place.document.path)
        item = rng.choice(node.value)
        if item.flow_style:
            return None
        start = text.rfind("\n", 0, item.start_mark.index) + 1
        end = start + len(text[start:item.end_mark.index].rstrip()) + 1
        return project.cut(entry, start, end, "", f"sources[{node.value.index(item)}]", "dropped")


class DroppedValue(Fault):
    """A field that holds a fact is gone."""

    name = "dropped-value"
    share = 20

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Drop an optional field that is no wording of ours."""
        entry = rng.choice(project.entries)
        fields = {spot.location[0] for spot in project.spots_of(entry) if not issubclass(spot.spec.kind, Text)}
        found = [pair for pair in pairs(entry)[1:] if pair[0].value in fields - OURS - {"sources", "title"}]
        if not found:
            return None
        key, value = rng.choice(found)
        text = project.text(entry.place.document.path)
        return project.cut(entry, *stretch(text, key, value), "", key.value, f"without {key.value}: {shown(str(value.value), 40)}")


class ChangedLink(ScalarFault):
    """A theme, or a link between records that we draw, is replaced by another valid one."""

    name = "changed-link"
    share = 4

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar is a theme or a link of ours."""
        return spot.location[0] in OURS and (spot.spec.ref is not None or spot.spec.name == "themes")

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Choose another one."""
        if spot.spec.name == "themes":
            return rng.choice(sorted(project.catalog.vocabulary["themes"]))
        return rng.choice(project.entries).id


FACTS: tuple[type[Fault], ...] = (
    ChangedTerm, ChangedUnit, ChangedReference, ChangedPreference, FlippedTarget, RenamedRecord, DroppedStatement, DroppedValue,
    ChangedLink,
)
