"""The one registry of datasets, in the order in which pages, exports and tables have them."""

from __future__ import annotations

from compendium.records.models.background import BACKGROUND
from compendium.records.models.bodies import BODIES
from compendium.records.models.commitments import COMMITMENTS
from compendium.records.models.dataset import Dataset as Dataset
from compendium.records.models.discrepancies import DISCREPANCIES
from compendium.records.models.events import EVENTS
from compendium.records.models.figures import FIGURES
from compendium.records.models.glossary import GLOSSARY
from compendium.records.models.instruments import INSTRUMENTS
from compendium.records.models.meetings import MEETINGS
from compendium.records.models.people import PEOPLE
from compendium.records.models.places import PLACES
from compendium.records.models.positions import POSITIONS
from compendium.records.models.projects import PROJECTS
from compendium.records.models.questions import QUESTIONS
from compendium.records.models.rivers import RIVERS
from compendium.records.models.sources import SOURCES

DATASETS: tuple[Dataset, ...] = (
    MEETINGS,
    INSTRUMENTS,
    EVENTS,
    BODIES,
    PROJECTS,
    RIVERS,
    PLACES,
    PEOPLE,
    FIGURES,
    COMMITMENTS,
    POSITIONS,
    DISCREPANCIES,
    GLOSSARY,
    QUESTIONS,
    SOURCES,
    BACKGROUND,
)


def by_name() -> dict[str, Dataset]:
    """Return the datasets by their names."""
    return {dataset.name: dataset for dataset in DATASETS}
