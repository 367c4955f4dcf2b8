"""What a chart shows in one sentence.

Its numbers and dates come from the records, put in where their names stand in braces.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from compendium.features.charts.records import ChartRecords, find_records
from compendium.presentation.language import Language
from compendium.presentation.record_view import Views
from compendium.records.models import Chart
from compendium.records.models.chart import PLACEHOLDER, VALUE_KINDS


def write_finding(views: Views, chart: Chart) -> str:
    """Return the sentence of a chart with the values of its records in words."""
    language = views.language
    words = _word_values(language) if chart.kind in VALUE_KINDS else _word_counts(language,
                                                                               find_records(views, chart))
    return PLACEHOLDER.sub(lambda found: words(found[1]), chart.finding[language.code])


def _word_values(language: Language) -> Callable[[str], str]:
    """Return what gives the value of an observation by its id, or its date by its id and `.date`."""
    def words(place: str) -> str:
        name, _, part = place.partition(".")
        entry, observation = language.catalog.observations[name]
        return language.locale.date(observation.date) if part else language.quantity(observation,
                                                                                     entry.own.unit)
    return words


def _word_counts(language: Language, records: ChartRecords) -> Callable[[str], str]:
    """Return what gives the number of all records or, for `lane1` and so on, of those of one lane."""
    def words(place: str) -> str:
        lane = place.removeprefix("lane")
        counted = [unit for unit in records.units if not lane.isdigit() or int(lane) - 1 in unit.lanes]
        return language.locale.number(Decimal(len(counted)))
    return words
