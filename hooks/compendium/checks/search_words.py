"""A kind of page that data/search.yml gives a factor exists, and so does a unit that it names."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.problems import Problem, list_choices, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.datasets import by_name
from compendium.records.loader import FilePlace, read_file

# Pages that are not records; the search orders them too.
OTHERS = ("chapter", "period", "index")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each factor of a kind that is neither a dataset nor one of the other kinds of page,
    and for each unit that is not in the vocabulary.
    """
    kinds, units = [*by_name(), *OTHERS], list(catalog.vocabulary["units"])
    intents = list(enumerate(catalog.search.intents))
    wrong: list[tuple[tuple[str | int, ...], str, str, list[str]]] = [
        (("intents", number, "kinds", kind), f"'{kind}' is no kind of page.", kind, kinds)
        for number, intent in intents for kind in intent.kinds if kind not in kinds]
    wrong += [(("intents", number, "units", index), f"'{unit}' is no unit.", unit, units)
              for number, intent in intents for index, unit in enumerate(intent.units) if unit not in units]
    if wrong:
        place = FilePlace(read_file(catalog.root / "search.yml", catalog.root), ())
        for at, message, given, allowed in wrong:
            yield place.problem("", at, f"{message}{suggest_nearest(given, allowed)} Allowed: "
                                        f"{list_choices(allowed, 20)}.")
