"""The record types, one noun a model."""

from .actors import Body, Person
from .geography import Place, Project, River
from .happenings import Commitment, Event, Instrument, Meeting, Outcome
from .knowledge import Discrepancy, Figure, GlossaryTerm, Observation, Position, Reading, Source
from .record import Record

__all__ = [
    "Body", "Commitment", "Discrepancy", "Event", "Figure", "GlossaryTerm", "Instrument", "Meeting",
    "Observation", "Outcome", "Person", "Place", "Position", "Project", "Reading", "Record", "River", "Source",
]
