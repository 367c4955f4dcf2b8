"""A kind of page that data/search.yml gives a factor exists."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog
from ..datasets import by_name
from ..errors import Problem, choices, nearest
from ..loading import Place, read

# Pages that are not records; the search orders them too.
OTHERS = ("chapter", "period", "index")


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each factor of a kind that is neither a dataset nor one of the other kinds of page."""
    allowed = [*by_name(), *OTHERS]
    wrong = [(number, kind) for number, intent in enumerate(catalog.search.intents) for kind in intent.kinds if kind not in allowed]
    if wrong:
        place = Place(read(catalog.root / "search.yml", catalog.root), ())
        for number, kind in wrong:
            yield place.problem("", ("intents", number, "kinds", kind),
                                f"'{kind}' is no kind of page.{nearest(kind, allowed)} Allowed: {choices(allowed, 20)}.")
