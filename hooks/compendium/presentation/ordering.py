"""The order in which the records of a dataset stand, and their neighbours in it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from compendium.core.edtf import Edtf
from compendium.core.field_walk import find_values, find_vocabulary
from compendium.presentation.language import Item, Language
from compendium.records.catalog import Entry
from compendium.records.models import Meeting


class Order:
    """The records in order, the same in every language, and a language's links to them."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.catalog = language.catalog

    def link_row(self, entry: Entry) -> Item:
        """Return a link with the date of its record, for lists in order of time."""
        date = getattr(entry.record, "date", None)
        item = self.language.link(entry.id, self.language.title(entry))
        item["date"] = self.language.date(date, entry.record.date_words) if isinstance(date,
                                                                              Edtf) and date.known else None
        item["sort"] = self.make_key(entry)
        return item

    def make_key(self, entry: Entry) -> tuple[Any, ...]:
        """Return the key by which a dataset's records stand in order."""
        return (*(self._rank(entry, name) for name in entry.dataset.order),
                entry.place.document.path, entry.place.location)

    def _rank(self, entry: Entry, name: str) -> tuple[Any, ...]:
        """Return the rank of a record by one field; without a value it comes after all others."""
        value = next(iter(find_values(entry.record, name)), None)
        if value is None:
            return self._place_undated(entry) if name == "date" else (1,)
        if isinstance(value, Edtf):
            return (0, value.order) if value.known else (1,)
        vocabulary = find_vocabulary(entry.dataset.model, name)
        return 0, list(self.catalog.vocabulary[vocabulary]).index(value) if vocabulary else value

    def _place_undated(self, entry: Entry) -> tuple[Any, ...]:
        """Place an undated session between the numbered ones beside it; other undated records come last."""
        record = entry.record
        before = (self._sessions.get((record.body, record.ordinal - 1))
                  if isinstance(record, Meeting) and record.ordinal else None)
        return (0, (before.latest, 2, before.latest)) if before else (1,)

    @cached_property
    def _sessions(self) -> dict[tuple[str | None, int], Edtf]:
        """Return the date of each numbered session by body and number."""
        records = [entry.own for entry in self.catalog.of("meetings")]
        return {(record.body, record.ordinal): record.date for record in records
                if record.ordinal and record.date}

    @cached_property
    def _sequences(self) -> dict[str, list[Entry]]:
        return {dataset.name: sorted(self.catalog.of(dataset.name), key=self.make_key)
                for dataset in self.catalog.datasets}

    def list_entries(self, dataset: str) -> list[Entry]:
        """Return a dataset's entries in its order."""
        return self._sequences[dataset]

    @cached_property
    def _numbered(self) -> dict[str, list[Entry]]:
        """Return the numbered sessions of each body, in order."""
        found: dict[str, list[Entry]] = {}
        for entry in self.list_entries("meetings"):
            if entry.own.ordinal and entry.own.body:
                found.setdefault(entry.own.body, []).append(entry)
        return found

    @cached_property
    def _places(self) -> dict[str, tuple[list[Entry], int]]:
        """Return what a reader turns through from each record: a body's sessions, else the whole dataset."""
        sequences = [*self._sequences.values(), *self._numbered.values()]
        return {entry.id: (entries, index) for entries in sequences for index, entry in enumerate(entries)}

    def select(self, dataset: str, where: dict[str, str]) -> list[Entry]:
        """Return a dataset's entries, in order, whose fields have given values or, as lists, hold them."""
        return [entry for entry in self.list_entries(dataset)
                if all(_match_value(getattr(entry.record, name), value) for name, value in where.items())]

    def find_latest(self, dataset: str, between: set[str], where: dict[str, str]) -> Entry | None:
        """Return the newest dated entry of those that `select` gives and that is between just these."""
        found = [entry for entry in self.select(dataset, where) if _list_parties(entry) == between
                 and getattr(entry.own, "date", None) and entry.own.date.known]
        return found[-1] if found else None

    def find_neighbours(self, entry: Entry) -> dict[str, Item | None]:
        """Return the records before and after in the dataset's order."""
        entries, index = self._places[entry.id]
        before = entries[index - 1] if index else None
        after = entries[index + 1] if index + 1 < len(entries) else None
        return {"before": self.language.link(before.id, self.language.title(before)) if before else None,
                "after": self.language.link(after.id, self.language.title(after)) if after else None}


def _list_parties(entry: Entry) -> set[str]:
    """Return the states and organisations that a record is between."""
    return {party for field in ("parties", "participants") for party in getattr(entry.record, field, ())}


def _match_value(value: Any, wanted: str) -> bool:
    return wanted in value if isinstance(value, tuple) else str(value) == wanted
