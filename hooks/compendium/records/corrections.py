"""Corrections as chains: from what an edition published, entry by entry, to what is so today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compendium.core.field_walk import Location
from compendium.core.fields import Text
from compendium.records.catalog import Entry
from compendium.records.models.editions import Correction, Edition
from compendium.records.published_values import PublishedValue, collect_sentences, has_id, list_values


@dataclass
class Chain:
    """One published value: the edition that had it first, and what corrections have made of it since."""

    edition: Edition
    value: str | None
    taken: list[Correction] = field(default_factory=list)

    def take(self, correction: Correction) -> Iterator[Fault]:
        """Go one correction on; yield what is wrong with it."""
        if correction.date.earliest < self.edition.date.earliest:
            yield Early(correction, self.edition)
        if correction.old != self.value:
            yield WrongOld(correction, self.edition, [self.value], self.taken[-1:])
        self.taken.append(correction)
        self.value = correction.new


@dataclass(frozen=True)
class Early:
    """A correction that is older than the edition whose value it corrects."""

    correction: Correction
    edition: Edition


@dataclass(frozen=True)
class WrongOld:
    """A correction that begins with another value than the one before it, or the edition, ends with."""

    correction: Correction
    edition: Edition
    expected: Sequence[str | None]
    before: Sequence[Correction]


@dataclass(frozen=True)
class Unpublished:
    """A correction of what no edition has."""

    correction: Correction
    known: Sequence[str]


@dataclass(frozen=True)
class WrongWords:
    """A correction of a sentence whose new words do not stand there."""

    correction: Correction


@dataclass(frozen=True)
class Untold:
    """A value that is no longer what an edition, or the last correction of it, says."""

    key: str
    at: Location
    chain: Chain
    today: str | None


Fault = Early | WrongOld | WrongWords | Unpublished | Untold


def follow_corrections(editions: Sequence[Edition], corrections: Sequence[Correction],
                       entry: Entry) -> Iterator[Fault]:
    """Yield each break between what editions published of a record and what it says today.

    `editions` and `corrections`, those of the record alone, are in order of date.
    """
    yield from _Follower(editions, corrections, entry).follow()


class _Follower:
    """The chains of one record; a part that was renamed is known by the name that was published first."""

    def __init__(self, editions: Sequence[Edition], corrections: Sequence[Correction], entry: Entry) -> None:
        self.left, self.entry = list(corrections), entry
        self.edition = next(edition for edition in editions if entry.id in edition.records)
        self.published = _list_first(editions, entry.id)
        self.now = {found.key: found for found in list_values(entry.record, Text.model_fields)}
        # What stands before a key inside a part: by each later name the first, and by the first today's.
        self.first: dict[str, str] = {}
        self.today: dict[str, str | None] = {}

    def follow(self) -> Iterator[Fault]:
        """Yield each break, those of a list before those inside its parts."""
        for key, published in self.published.items():
            here = self._name_today(key)
            if isinstance(published, Chain):
                yield from self._follow_value(key, here, published)
            else:
                yield from self._follow_items(key, here, published)
        if self.left:
            yield from self._follow_sentences()

    def _follow_sentences(self) -> Iterator[Fault]:
        """Yield what is wrong with corrections of whole sentences, which quote the words that changed.

        Nobody has to tell of a sentence that was worded anew, but a mistake in one can be told.
        """
        told = collect_sentences(self.entry.record)
        for place, item in enumerate(self.left):
            text = told.get(item.field)
            # What a later correction took away again need not stand there.
            later = [other.old for other in self.left[place + 1:] if other.field == item.field]
            if text is None:
                yield Unpublished(item, [*self.published, *told])
            elif item.date.earliest < self.edition.date.earliest:
                yield Early(item, self.edition)
            elif item.new is not None and item.new not in text and item.new not in later:
                yield WrongWords(item)

    def _follow_value(self, key: str, here: str | None, chain: Chain) -> Iterator[Fault]:
        for correction in self._take(key):
            yield from chain.take(correction)
        found = self.now.get(here) if here else None
        today = found.value if found and isinstance(found.value, str) else None
        # Of a part that is gone the list tells.
        if here and today != chain.value:
            yield Untold(here, found.at if found else (), chain, today)

    def _follow_items(self, key: str, here: str | None, chains: dict[str, Chain]) -> Iterator[Fault]:
        for correction in self._take(key):
            chain = _choose(chains, correction)
            if chain:
                yield from chain.take(correction)
            else:
                expected = [chain.value for chain in chains.values() if chain.value is not None]
                yield WrongOld(correction, next(iter(chains.values())).edition, expected, ())
        found = self.now.get(here) if here else None
        today = found.value if found and isinstance(found.value, tuple) else ()
        for name, chain in chains.items():
            later = {item.new for item in chain.taken if item.new}
            self.first |= {f"{key}[{other}].": f"{key}[{name}]." for other in later - {name}}
            self.today[f"{key}[{name}]."] = f"{here}[{chain.value}]." if chain.value in today else None
        if here:
            yield from _compare_items(here, found, today, chains)

    def _take(self, key: str) -> list[Correction]:
        """Return the corrections of a value, which are then no longer left."""
        own = [item for item in self.left if self._name_first(item.field) == key]
        self.left = [item for item in self.left if item not in own]
        return own

    def _name_first(self, key: str) -> str:
        for later, first in self.first.items():
            if key.startswith(later):
                key = first + key.removeprefix(later)
        return key

    def _name_today(self, key: str) -> str | None:
        """Return a key as it is today, or None if the part that it is in is gone."""
        named = key
        for first, today in self.today.items():
            if key.startswith(first):
                if today is None:
                    return None
                named = today + key.removeprefix(first)
        return named


def _list_first(editions: Sequence[Edition], record: str) -> dict[str, Chain | dict[str, Chain]]:
    """Return a chain for each value that editions have of a record, and for each item of a list."""
    found: dict[str, Chain | dict[str, Chain]] = {}
    for edition in editions:
        kept = edition.records.get(record)
        for key, value in kept.values.items() if kept else ():
            if isinstance(value, str):
                found.setdefault(key, Chain(edition, value))
            else:
                own = {item: Chain(edition, item) for item in value}
                there = found.get(key)
                found[key] = own | there if isinstance(there, dict) else own
    return found


def _choose(chains: dict[str, Chain], correction: Correction) -> Chain | None:
    """Return the chain that a correction of an item goes on with."""
    for name, chain in chains.items():
        was_there = correction.new in (name, *(item.old for item in chain.taken))
        if chain.value == correction.old and (correction.old is not None or was_there):
            return chain
    return None


def _compare_items(key: str, found: PublishedValue | None, today: Sequence[str],
                   chains: dict[str, Chain]) -> Iterator[Untold]:
    at = found.at if found else ()
    held = {chain.value for chain in chains.values()}
    # A part with an id is never another one; of others, what is new may stand for what is gone.
    named = found is not None and has_id(found.spec.kind)
    added = iter(() if named else [item for item in today if item not in held])
    for name, chain in chains.items():
        if chain.value is not None and chain.value not in today:
            yield Untold(key, at, chain, next(added, None))
        elif chain.value is None and name in today:
            yield Untold(key, at, chain, name)
