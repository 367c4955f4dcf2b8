"""The record types, one noun a model."""

from .actors import Body, Person
from .chart import Chart, Lane
from .geography import Place, Project, River
from .happenings import Commitment, Event, Instrument, Meeting, Outcome
from .knowledge import Discrepancy, Figure, GlossaryTerm, Observation, Position, Reading, Source
from .maps import GeoFile, Map, Shape
from .record import Record

__all__ = [
    "Body", "Chart", "Commitment", "Discrepancy", "Event", "Figure", "GeoFile", "GlossaryTerm", "Instrument", "Lane", "Map",
    "Meeting", "Observation", "Outcome", "Person", "Place", "Position", "Project", "Reading", "Record", "River", "Shape", "Source",
]
