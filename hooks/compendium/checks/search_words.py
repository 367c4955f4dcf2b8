"""A kind of page that data/search.yml gives a factor exists."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.problems import Problem, list_choices, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.datasets import by_name
from compendium.records.loader import FilePlace, read_file

# Pages that are not records; the search orders them too.
OTHERS = ("chapter", "period", "index")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each factor of a kind that is neither a dataset nor one of the other kinds of page.
    """
    allowed = [*by_name(), *OTHERS]
    wrong = [(number, kind) for number, intent in enumerate(catalog.search.intents) for kind in intent.kinds
             if kind not in allowed]
    if wrong:
        place = FilePlace(read_file(catalog.root / "search.yml", catalog.root), ())
        for number, kind in wrong:
            yield place.problem("", ("intents", number, "kinds", kind),
                                f"'{kind}' is no kind of page.{suggest_nearest(kind, allowed)} Allowed: "
                                f"{list_choices(allowed, 20)}.")
