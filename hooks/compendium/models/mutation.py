"""The report of a run of planted faults, as tools/mutate writes it."""

from __future__ import annotations

from ..fields import Frozen, Line


class Tally(Frozen):
    """How many faults were planted and caught."""

    planted: int
    caught: int


class Texts(Frozen):
    """Whether the sources' texts were at hand, and how many of the faults that only the seal caught they confirmed."""

    asked: bool
    confirmed: int


class Harmless(Frozen):
    """How many hostile words were planted, and how many of them pages showed as text."""

    planted: int
    shown_as_text: int


class Kind(Frozen):
    """One kind of fault: which gates see it, and how it fared."""

    name: Line
    group: Line
    structural: bool
    planted: int
    caught: int
    seal_alone: int


class Gate(Frozen):
    """One gate: how many faults it caught, and how many no other caught."""

    name: Line
    caught: int
    alone: int


class Survivor(Frozen):
    """A fault that no gate caught: its kind, its place, what it was, and a label that says why."""

    fault: Line
    where: Line
    what: Line
    why: Line
    crash: str = ""


class Mutation(Frozen):
    """A run: its seed and size, the totals, every kind, every gate, every survivor."""

    seed: int
    count: int
    shares: dict[str, float]
    planted: int
    caught: int
    structural: Tally
    seal_alone: int
    texts: Texts
    harmless: Harmless
    faults: tuple[Kind, ...]
    gates: tuple[Gate, ...]
    survivors: tuple[Survivor, ...]
