"""Faults in the structure of the records: fields, languages, statements and whole records; all must be caught."""

from __future__ import annotations

import json
import random
from typing import ClassVar

import yaml
from compendium.catalog import Entry
from compendium.fields import Text

from .faults import Fault, misspelt
from .project import Mutant, Project, Spot, node_at, pairs, record_stretch, stretch


class Structural(Fault):
    """A fault that no gate may miss."""

    structural: ClassVar[bool] = True


class BrokenYaml(Structural):
    """The file stops being YAML."""

    name = "broken-yaml"

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Leave a bracket open, a quotation mark unclosed or a line wrongly indented."""
        entry = rng.choice(project.entries)
        start, _ = record_stretch(project.text(entry.place.document.path), entry)
        broken = rng.choice(["- id: [open\n", "- id: \"open\n", "- id: x\n   kind: y\n  kind: z\n", "- {id: x\n", "\t- id: x\n"])
        return project.cut(entry, start, start, broken, "", f"inserted {broken.strip()!r}")


class RenamedKey(Structural):
    """A field's name is misspelt."""

    name = "unknown-field"

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Misspell one key of a record, or of a statement in it."""
        entry = rng.choice(project.entries)
        key, _ = rng.choice(pairs(entry, rng.choice([(), ("sources", 0), ("title",)])) or pairs(entry))
        name = misspelt(key.value, rng)
        if name == key.value:
            return None
        return project.cut(entry, key.start_mark.index, key.end_mark.index, name, key.value, f"{key.value} → {name}")


class DroppedField(Structural):
    """A field that every record of the dataset must have is gone."""

    name = "missing-field"

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Drop a required field."""
        entry = rng.choice(project.entries)
        needed = [pair for pair in pairs(entry)[1:] if type(entry.record).model_fields[pair[0].value].is_required()]
        return _without(project, entry, rng.choice(needed)) if needed else None


class DroppedSources(Structural):
    """A record no longer says where it comes from."""

    name = "removed-sources"

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Drop all statements of a record or of one of its parts."""
        entry = rng.choice(project.entries)
        found = [pair for pair in pairs(entry) if pair[0].value == "sources"]
        return _without(project, entry, found[0]) if found else None


class DroppedTranslation(Structural):
    """A text is missing in one language."""

    name = "dropped-translation"
    share = 30

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Drop one language of one text."""
        spots = [spot for spot in _some(project, rng) if issubclass(spot.spec.kind, Text) and spot.location[-1] in ("en", "zh")]
        for spot in spots:
            owner = node_at(spot.entry, spot.location[:-1])
            if isinstance(owner, yaml.MappingNode):
                pair = next(pair for pair in owner.value if pair[0].value == spot.location[-1])
                return _without(project, spot.entry, pair, owner, spot.where)
        return None


class DuplicateRecord(Structural):
    """A record stands twice, the second time under an id of its own."""

    name = "duplicate-record"

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Copy a record."""
        entry = rng.choice(project.entries)
        text = project.text(entry.place.document.path)
        start, end = record_stretch(text, entry)
        copy = text[start:end].replace(entry.id, f"{entry.id}-2", 1)
        return project.cut(entry, end, end, copy, "", f"copied as {entry.id}-2")


class DeletedRecord(Structural):
    """A record is gone."""

    name = "deleted-record"
    share = 20

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Delete a record."""
        entry = rng.choice(project.entries)
        start, end = record_stretch(project.text(entry.place.document.path), entry)
        return project.cut(entry, start, end, "", "", "deleted")


class DeletedSource(Structural):
    """A source is gone."""

    name = "removed-source"
    share = 2

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Delete the record of a source, or its outline."""
        entry = rng.choice(project.catalog.of("sources"))
        start, end = record_stretch(project.text(entry.place.document.path), entry)
        if rng.random() < 0.5:
            return Mutant({f"data/outlines/{entry.id}.yml": None}, f"data/outlines/{entry.id}.yml", "deleted", entry.id)
        return project.cut(entry, start, end, "", "", "deleted")


class RepeatedKey(Structural):
    """A key stands twice in a record."""

    name = "duplicate-key"

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Repeat one line of a record."""
        entry = rng.choice(project.entries)
        text = project.text(entry.place.document.path)
        key, value = rng.choice(pairs(entry)[1:])
        start, end = stretch(text, key, value)
        return project.cut(entry, end, end, text[start:end], key.value, "repeated")


class AliasOrTag(Structural):
    """A value is an alias or carries a tag."""

    name = "alias-or-tag"

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Mark a value with a tag, or refer to an anchor."""
        entry = rng.choice(project.entries)
        key, value = rng.choice(pairs(entry)[1:])
        start = value.start_mark.index
        if not isinstance(value, yaml.ScalarNode):
            return None
        if rng.random() < 0.5:
            return project.cut(entry, start, start, "!secret ", key.value, "tagged !secret")
        return project.cut(entry, start, value.end_mark.index, "&a x\n  related: [*a]\n", key.value, "an anchor and its alias")


class UnknownPrinted(Structural):
    """A printed form is given for a field that does not exist."""

    name = "printed-for-no-field"

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Misspell a key of `printed`."""
        entry = rng.choice(project.entries)
        found = pairs(entry, ("sources", 0, "printed"))
        if not found:
            return None
        key, _ = rng.choice(found)
        wrong = misspelt(key.value, rng)
        return project.cut(entry, key.start_mark.index, key.end_mark.index, wrong, f"sources[0].printed.{key.value}",
                           f"{key.value} → {wrong}")


class SwappedLanguages(Structural):
    """English stands for Chinese and Chinese for English."""

    name = "swapped-languages"
    share = 20

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Exchange the two languages of a text."""
        spots = [spot for spot in _some(project, rng) if issubclass(spot.spec.kind, Text) and spot.location[-1] == "en"]
        for spot in spots:
            other = node_at(spot.entry, (*spot.location[:-1], "zh"))
            if isinstance(other, yaml.ScalarNode) and other.value != spot.node.value:
                first = project.written(spot, other.value)
                path = spot.entry.place.document.path
                text = first.files[path] or ""
                old = project.text(path)
                tail = old[other.start_mark.index:]
                if text.endswith(tail):
                    shift = len(text) - len(old)
                    start, end = other.start_mark.index + shift, other.end_mark.index + shift
                    raw = text[start:end]
                    text = text[:start] + _quoted(spot.node.value) + raw[len(raw.rstrip()):] + text[end:]
                    return Mutant({path: text}, spot.where, "en ↔ zh", spot.entry.id)
        return None


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _some(project: Project, rng: random.Random) -> list[Spot]:
    return rng.sample(project.spots, 200)


def _without(project: Project, entry: Entry, pair: tuple[yaml.Node, yaml.Node], owner: yaml.Node | None = None,
             where: str = "") -> Mutant:
    """Return the mutant in which a key is gone with its value."""
    key, value = pair
    text = project.text(entry.place.document.path)
    if owner is not None and getattr(owner, "flow_style", False):
        start, end = key.start_mark.index, value.end_mark.index
        while text[end] in ", ":
            end += 1
        if text[end] == "}":
            start = text.rfind(",", 0, start) if text.rfind(",", 0, start) > text.rfind("{", 0, start) else start
    else:
        start, end = stretch(text, key, value)
    return project.cut(entry, start, end, "", where.split("  ")[-1] or key.value, f"without {key.value}")


STRUCTURE: tuple[type[Fault], ...] = (
    BrokenYaml, RenamedKey, DroppedField, DroppedSources, DroppedTranslation, DuplicateRecord, DeletedRecord,
    DeletedSource, RepeatedKey, AliasOrTag, UnknownPrinted, SwappedLanguages,
)
