"""The order in which the records of a dataset stand, and their neighbours in it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from .catalog import Entry
from .datasets import by_name
from .edtf import Edtf
from .wording import Item, Wording


class Ordering(Wording):
    """A language's records in order: Chinese and English titles sort differently."""

    def row_link(self, entry: Entry) -> Item:
        """Return a link with the date of its record, for lists in order of time."""
        date = getattr(entry.record, "date", None)
        item = self.link(entry.id, self.title(entry))
        item["date"] = self.date(date, entry.record.date_words) if isinstance(date, Edtf) and date.known else None
        item["sort"] = self._sort_key(entry)
        return item

    def _sort_key(self, entry: Entry) -> tuple[Any, ...]:
        return (*self.order_key(entry), self.title(entry))

    def order_key(self, entry: Entry) -> tuple[Any, ...]:
        """Return the key by which a dataset's records stand in order."""
        record, order = entry.record, entry.dataset.order
        place = (entry.place.document.path, entry.place.location)
        if order == "date":
            date = getattr(record, "date", None)
            return (date.earliest, date.latest) if date else self._undated_key(entry)
        if order == "title":
            return ((0, 0, 0), self.title(entry).lower())
        return ((0, 0, 0), *place)

    def _undated_key(self, entry: Entry) -> tuple[Any, ...]:
        """Place an undated session between the numbered ones beside it; other undated records come last."""
        number = getattr(entry.record, "ordinal", None)
        body = getattr(entry.record, "body", None)
        if number:
            for other in self.catalog.of(entry.dataset.name):
                if getattr(other.record, "body", None) == body and getattr(other.record, "ordinal", None) == number - 1:
                    date = other.record.date
                    if date:
                        return (date.latest, date.latest)
        return ((9999, 0, 0), (9999, 0, 0))

    @cached_property
    def _sequences(self) -> dict[str, list[Entry]]:
        return {name: sorted(self.catalog.of(name), key=self._sort_key) for name in by_name()}

    def ordered(self, dataset: str) -> list[Entry]:
        """Return a dataset's entries in its order."""
        return self._sequences[dataset]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {entry.id: index for entries in self._sequences.values() for index, entry in enumerate(entries)}

    def neighbours(self, entry: Entry) -> dict[str, Item | None]:
        """Return the records before and after in the dataset's order."""
        entries, index = self.ordered(entry.dataset.name), self._positions[entry.id]
        before = entries[index - 1] if index else None
        after = entries[index + 1] if index + 1 < len(entries) else None
        return {"before": self.link(before.id, self.title(before)) if before else None,
                "after": self.link(after.id, self.title(after)) if after else None}
