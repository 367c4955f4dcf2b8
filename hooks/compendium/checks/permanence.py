"""What an edition published is still there, and corrections lead from each of its values to today's."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from compendium.core.problems import Problem, list_choices, suggest_nearest
from compendium.records.catalog import Catalog, Entry
from compendium.records.corrections import (
    Early,
    Fault,
    Unpublished,
    Untold,
    WrongOld,
    WrongWords,
    follow_corrections,
)
from compendium.records.models.editions import Correction, Edition, Published
from compendium.records.moved_pages import MOVED_PAGES
from compendium.records.published_hashes import has_page_today


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each lost id, each change without a correction and each correction that is wrong."""
    yield from _check_withdrawals(catalog)
    yield from _check_corrections(catalog)
    yield from _find_lost(catalog)
    yield from _find_lost_pages(catalog)
    own: dict[str, list[Correction]] = defaultdict(list)
    for correction in catalog.corrections:
        own[correction.record].append(correction)
    published = {name: kept for edition in catalog.editions for name, kept in edition.records.items()}
    writer, known = _Writer(catalog), catalog.cache.memory.of("published values")
    for name, kept in published.items():
        entry = catalog.entries.get(name)
        if entry is None:
            continue
        if entry.dataset.name != kept.dataset:
            yield entry.problem(("id",), f"was published among the {kept.dataset} and would lose its "
                                         f"address; keep it there, or give it another id here and withdraw "
                                         f"this one.")
        held = tuple(tuple(edition.records[name].values.items()) for edition in catalog.editions
                     if name in edition.records)
        if not own[name] and known.recall((entry.content, held), _tell_unchanged, catalog.editions, entry)[0]:
            continue
        for fault in follow_corrections(catalog.editions, own[name], entry):
            yield writer.write(entry, fault)


def _tell_unchanged(editions: Sequence[Edition], entry: Entry) -> Iterator[bool]:
    yield not any(True for _ in follow_corrections(editions, (), entry))


def _check_withdrawals(catalog: Catalog) -> Iterator[Problem]:
    for item in catalog.withdrawals:
        place = catalog.withdrawal_places[item.id]
        if item.id in catalog.entries:
            yield place.problem(item.id, ("id",), "is withdrawn and still a record; keep one of the two.")
        if item.moved_to and item.moved_to not in catalog.entries:
            yield place.problem(item.id, ("moved_to",), f"no record has the id '{item.moved_to}'."
                                                        f"{suggest_nearest(item.moved_to, catalog.entries)}")


def _check_corrections(catalog: Catalog) -> Iterator[Problem]:
    published = {name for edition in catalog.editions for name in edition.records}
    known = catalog.entries.keys() | {item.id for item in catalog.withdrawals}
    met: set[str] = set()
    for item in catalog.corrections:
        place = catalog.correction_places[item.id]
        if item.id in met:
            yield place.problem(item.id, ("id",), f"'{item.id}' is the id of two corrections; each needs one "
                                                  f"of its own.")
        met.add(item.id)
        if item.record not in known:
            yield place.problem(item.id, ("record",), f"no record has the id '{item.record}'."
                                                      f"{suggest_nearest(item.record, known)}")
        elif item.record not in published:
            yield place.problem(item.id, ("record",), f"'{item.record}' is in no edition yet, so that "
                                                      f"nothing of it needs a correction; delete this one.")


def _find_lost(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each published record that is gone and not withdrawn, by the last edition with it."""
    withdrawn = {item.id for item in catalog.withdrawals}
    last = {name: (edition, kept) for edition in catalog.editions for name, kept in edition.records.items()}
    for name, (edition, kept) in last.items():
        if name not in catalog.entries and name not in withdrawn | catalog.broken.keys():
            yield Problem(f"data/editions/{edition.name}.json", 1, name, "",
                          f"was published in edition {edition.name} and is gone; restore it, or add to "
                          f"data/withdrawn.yml:", entry=_write_withdrawal(name, kept))


def _find_lost_pages(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each published chapter, chart or map that is gone, by the last edition with it."""
    last = {path: edition for edition in catalog.editions for path in edition.pages}
    for path, edition in last.items():
        if path not in MOVED_PAGES and not has_page_today(catalog, path):
            yield Problem(f"data/editions/{edition.name}.json", 1, path, "",
                          f"was published as a page in edition {edition.name} and is gone; restore it, or "
                          f"let its address lead on: MOVED_PAGES in hooks/compendium/records/moved_pages.py.")


class _Writer:
    """Faults of corrections in words, each with the entry that mends it."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.taken = set(catalog.correction_places)

    def write(self, entry: Entry, fault: Fault) -> Problem:
        """Return a fault at the correction that is wrong, or at the value that nobody told of."""
        if isinstance(fault, Untold):
            return self._write_untold(entry, fault)
        item = fault.correction
        place = self.catalog.correction_places[item.id]
        if isinstance(fault, Early):
            return place.problem(item.id, ("date",), f"'{item.date}' is before {fault.edition.date}, when "
                                                     f"edition {fault.edition.name} published the value.")
        if isinstance(fault, Unpublished):
            return place.problem(item.id, ("field",), _tell_unpublished(item, fault))
        if isinstance(fault, WrongWords):
            return place.problem(item.id, ("new",), f"{_quote(item.new)} does not stand in '{item.field}' of "
                                                    f"{item.record}. Of a sentence, give the words that "
                                                    f"were mistaken and those that stand there now.")
        return self._write_wrong_old(entry, fault)

    def _write_untold(self, entry: Entry, fault: Untold) -> Problem:
        old, new, edition = fault.chain.value, fault.today, fault.chain.edition
        now = f"is {_quote(new)}" if new is not None else "is gone"
        listed = not isinstance(edition.records[entry.id].values.get(fault.key, ""), str)
        told = (f"but edition {edition.name} published {_quote(old)}. Restore it, or add to "
                f"data/corrections.yml:")
        if fault.chain.taken:
            last = fault.chain.taken[-1]
            left = f"says {_quote(old)}" if old is not None else "says that it was removed"
            told = (f"but its last correction, {last.id} of {last.date}, {left}. Mend 'new' there, or, if it "
                    f"changed once more, add to data/corrections.yml:")
        name = f"{fault.key}[{old or new}]" if listed else fault.key
        found = entry.problem(fault.at, f"{now}, {told}")
        return replace(found, field=name, is_change=True,
                       entry=self._write_entry(entry.id, fault.key, old, new))

    def _write_wrong_old(self, entry: Entry, fault: WrongOld) -> Problem:
        item = fault.correction
        given = f"begins with {_quote(item.old)}" if item.old is not None else "has no 'old'"
        ends = " or ".join(_quote(value) if value is not None else "nothing, since the value was removed"
                           for value in fault.expected) or "nothing that is left"
        source = f"edition {fault.edition.name} published {ends}"
        if fault.before:
            last = fault.before[0]
            source = f"the correction before it, {last.id} of {last.date}, ends with {ends}"
        found = self.catalog.correction_places[item.id].problem(
            item.id, ("old",), f"{given}, but {source}. Mend 'old', or, if a change between the two was "
                               f"never told, add to data/corrections.yml:")
        old = fault.expected[0] if fault.expected else None
        return replace(found, entry=self._write_entry(entry.id, item.field, old, item.old))

    def _write_entry(self, record: str, key: str, old: str | None, new: str | None) -> str:
        """Return a correction to paste, with an id that is free and places for the day and the reason."""
        stem = "-".join(["correction", record, *re.findall("[a-z0-9]+", key.lower())])[:72].rstrip("-")
        names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
        name = next(name for name in names if name not in self.taken)
        self.taken.add(name)
        lines = [f"- id: {name}", f"  record: {record}", f"  field: {_quote_yaml(key)}"]
        lines += [f"  {field}: {json.dumps(value, ensure_ascii=False)}"
                  for field, value in (("old", old), ("new", new)) if value is not None]
        return "\n".join([*lines, *_DAY_AND_REASON])


_DAY_AND_REASON = ("  date:  # the day of the change, such as 2027-01-31", "  reason:",
                   "    en:  # why, in one sentence", "    zh:  # 用一句话说明原因")


def _write_withdrawal(name: str, kept: Published) -> str:
    """Return a withdrawal to paste, with places for the day and the reason."""
    titles = [f"    {code}: {json.dumps(kept.title(code), ensure_ascii=False)}" for code in ("en", "zh")]
    return "\n".join([f"- id: {name}", f"  dataset: {kept.dataset}", "  title:", *titles, *_DAY_AND_REASON,
                      "  moved_to:  # the record that stands for it now; delete this line if none does"])


def _tell_unpublished(item: Correction, fault: Unpublished) -> str:
    return (f"no edition has the field '{item.field}' of {item.record}; what is added or reworded needs no "
            f"correction.{suggest_nearest(item.field, fault.known)} Published: {list_choices(fault.known)}.")


def _quote(value: str | None) -> str:
    return f"'{value}'"


def _quote_yaml(key: str) -> str:
    """Return a key as YAML has it, where brackets and commas need quotation marks."""
    return key if re.fullmatch(r"[a-z_.]+", key) else json.dumps(key, ensure_ascii=False)
