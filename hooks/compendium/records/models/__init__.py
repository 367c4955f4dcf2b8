"""The record types, one noun a module; beside each stands what its dataset is."""

from compendium.records.models.background import BackgroundNote, Evidence
from compendium.records.models.bodies import Body
from compendium.records.models.chart import Chart, Lane
from compendium.records.models.commitments import Commitment, Outcome
from compendium.records.models.discrepancies import Discrepancy, Reading
from compendium.records.models.events import Event
from compendium.records.models.figures import Figure, Observation
from compendium.records.models.glossary import GlossaryTerm
from compendium.records.models.instruments import Instrument
from compendium.records.models.maps import GeoFile, Map, Shape
from compendium.records.models.meetings import Meeting
from compendium.records.models.people import Person
from compendium.records.models.places import Place
from compendium.records.models.positions import Position
from compendium.records.models.projects import Project
from compendium.records.models.questions import Question
from compendium.records.models.record import Record
from compendium.records.models.rivers import River
from compendium.records.models.sources import Source

__all__ = [
    "BackgroundNote", "Body", "Chart", "Commitment", "Discrepancy", "Event", "Evidence", "Figure",
    "GeoFile", "GlossaryTerm", "Instrument",
    "Lane", "Map", "Meeting", "Observation", "Outcome", "Person", "Place", "Position", "Project", "Question",
    "Reading",
    "Record", "River", "Shape", "Source",
]
