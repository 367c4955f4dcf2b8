"""The report of a run of planted faults, as tools/mutate writes it."""

from __future__ import annotations

from compendium.core.fields import Frozen, Line


class Tally(Frozen):
    """How many faults were planted and caught."""

    planted: int
    caught: int


class Survivor(Frozen):
    """A fault that no gate caught: its kind, its place, and what it was."""

    kind: Line
    where: Line
    what: Line


class Mutation(Frozen):
    """A run: its size and seed, how faults of each level and kind fared, and every survivor.

    Faults of structure must all be caught and those of fact nearly all; those of meaning take a reader to
    see. Hostile words are `harmless` where pages show them as words; `seal_alone` counts what only the seal
    caught.
    """

    count: int
    seed: int
    structural: Tally
    fact: Tally
    meaning: Tally
    harmless: Tally
    seal_alone: int
    kinds: dict[str, Tally]
    survivors: tuple[Survivor, ...]
