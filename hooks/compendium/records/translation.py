"""What a language on trial does not have yet, counted over all texts of the site."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from compendium.core.field_walk import walk_record
from compendium.core.fields import Text
from compendium.core.labels import Label
from compendium.records.catalog import Catalog


def notices(catalog: Catalog) -> list[str]:
    """Return a line for each language on trial that lacks texts."""
    found = []
    for code in (code for code, locale in catalog.locales.items() if locale.trial):
        texts = list(_texts(catalog))
        missing = sum(not text.own(code) for text in texts)
        if missing:
            found.append(f"{code}: {missing:,} of {len(texts):,} texts missing, shown in English")
    return found


def _texts(catalog: Catalog) -> Iterator[Text | Label]:
    """Yield every text of records, outlines, charts, maps and periods, and every word."""
    yield from catalog.labels.values()
    yield from catalog.fields.values()
    yield from (text for terms in catalog.vocabulary.values() for text in terms.values())
    models: list[BaseModel] = [entry.record for entry in catalog.entries.values()]
    models += [unit for outline in catalog.outlines.values() for unit in outline.values()]
    models += [*catalog.charts.values(), *catalog.maps.values(), *(period for period, _ in catalog.periods)]
    models += [*catalog.corrections, *catalog.withdrawals]
    for model in models:
        yield from (value for _, _, value in walk_record(model) if isinstance(value, Text))
