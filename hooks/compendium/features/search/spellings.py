"""Names as others write them: whoever types Beyneu also wants the pipeline that is called after Beineu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compendium.features.search.tokens import is_han, split_runs
from compendium.records.catalog import Catalog

_SHORTEST = 4


def list_spellings(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return each name of one word that has other spellings, with these; Chinese has none.

    Only names by which people, places, waters and bodies are known count, and no name that several have.
    """
    found: dict[str, tuple[str, ...]] = {}
    shared: set[str] = set()
    for entry in catalog.entries.values():
        forms = entry.record.title.forms() if entry.dataset.named else ()
        own = list(dict.fromkeys(filter(_is_spelt, forms)))
        for name in own:
            key = _normalise(name)
            shared |= {key} & found.keys()
            found[key] = tuple(other for other in own if _normalise(other) != key)
    return {name: others for name, others in found.items() if others and name not in shared}


def respell(title: str, spellings: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the spellings that a title's words may have instead, as often as one of them has one."""
    words = split_runs(title)
    others = [spellings.get(word, ()) for word in words]
    for turn in range(max(map(len, others), default=0)):
        yield " ".join(own[turn] if turn < len(own) else word
                       for word, own in zip(words, others, strict=True))


def _is_spelt(name: str) -> bool:
    runs = split_runs(name)
    return len(runs) == 1 and len(runs[0]) >= _SHORTEST and runs[0].isalpha() and not is_han(runs[0])


def _normalise(name: str) -> str:
    return split_runs(name)[0]
