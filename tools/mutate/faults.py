"""What every kind of fault is, and the helpers that many share."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import ClassVar

from .project import Mutant, Project, Spot


class Fault:
    """One kind of fault. `structural` ones must all be caught; `share` is its weight among the mutants of a run.

    `group` names the gates that see it: "data" and "chapters" are checked without a build, "site" is built.
    """

    name: ClassVar[str]
    group: ClassVar[str] = "data"
    structural: ClassVar[bool] = False
    share: ClassVar[int] = 10

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Return a mutant chosen by the given source of chance, or None if this choice cannot carry the fault."""
        raise NotImplementedError


class ScalarFault(Fault):
    """A fault in one scalar of a record: `fits` chooses among all scalars, `change` gives the wrong value."""

    def fits(self, spot: Spot) -> bool:
        """Return whether the scalar can carry the fault."""
        raise NotImplementedError

    def change(self, project: Project, spot: Spot, rng: random.Random) -> str | None:
        """Return the wrong value, or None."""
        raise NotImplementedError

    def plant(self, project: Project, rng: random.Random) -> Mutant | None:
        """Change one of the scalars that fit."""
        spots = fitting(project, self.name, self.fits)
        if not spots:
            return None
        spot = rng.choice(spots)
        value = self.change(project, spot, rng)
        return None if value is None or value == spot.node.value else project.written(spot, value)


def fitting(project: Project, name: str, fits: Callable[[Spot], bool]) -> list[Spot]:
    """Return the scalars that fit a kind of fault, found once for a project."""
    kept: dict[str, list[Spot]] = project.__dict__.setdefault("fitting", {})
    if name not in kept:
        kept[name] = [spot for spot in project.spots if fits(spot)]
    return kept[name]


def other_digit(text: str, rng: random.Random, digits: str = "0123456789") -> str | None:
    """Return a text with one digit replaced by another one."""
    places = [index for index, sign in enumerate(text) if sign in digits]
    if not places:
        return None
    place = rng.choice(places)
    return text[:place] + rng.choice([digit for digit in digits if digit != text[place]]) + text[place + 1:]


def misspelt(word: str, rng: random.Random) -> str:
    """Return a word with two neighbouring letters exchanged, or one doubled."""
    places = [index for index in range(len(word) - 1) if word[index] != word[index + 1] and word[index:index + 2].isalpha()]
    if not places:
        return word + word[-1:]
    place = rng.choice(places)
    return word[:place] + word[place + 1] + word[place] + word[place + 2:]


def shares(faults: list[Fault], count: int) -> Iterator[tuple[Fault, int]]:
    """Yield how many mutants of each kind a run of `count` plants, at least one of each if the run is long enough."""
    whole = sum(fault.share for fault in faults)
    exact = [(fault, count * fault.share / whole) for fault in faults]
    given = {fault.name: int(part) for fault, part in exact}
    rest = sorted(exact, key=lambda item: (int(item[1]) - item[1], item[0].name))
    for fault, _ in rest[: count - sum(given.values())]:
        given[fault.name] += 1
    for fault in faults:
        yield fault, given[fault.name]
