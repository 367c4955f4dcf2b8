"""A coded field says that a thing is done only where a source prints so, or says how it was inferred."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.printed.claims import CodedWords
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each coded value that says more than its printed words.

    Agreed, decided and signed are not done.
    """
    words = catalog.reading.coded
    for entry in catalog.entries.values():
        explained = {item.field.partition(".")[0] for item in entry.record.derived}
        for field in words.fields.keys() - explained:
            value = getattr(entry.record, field, None)
            if value and (field != "status" or value in words.statuses):
                yield from _find_carried(catalog, entry, field, words)


def _find_carried(catalog: Catalog, entry: Entry, field: str, words: CodedWords) -> Iterator[Problem]:
    printed = [text for _, statement in catalog.statements(entry) if (text := statement.printed.get(field))]
    advice = f"mend it, or say under `derived` (field: {field}) how it is known"
    if not printed:
        yield entry.problem((field,), f"no statement prints it; {advice}.")
        return
    found = [next((word for word in words.fields[field] if word in text), "") for text in printed]
    done = any(word in text for text in printed for word in words.done)
    if all(found) and not done:
        yield entry.problem((field,), f"is told as done, and “{printed[0]}” says ‘{found[0]}’; {advice}.")
