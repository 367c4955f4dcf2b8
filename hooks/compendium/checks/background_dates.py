"""The dates of a background note are those of its words and its pages, in an order that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as CalendarDay
from datetime import timedelta
from itertools import chain

from compendium.core.edtf import DatePoint, Edtf
from compendium.core.field_walk import Location
from compendium.core.printed import Printed, agrees
from compendium.core.printed.claims import READERS
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.models import BackgroundNote

# The first of the sources ends in 2014; no page that can be looked up is older than the other year.
FIRST_YEAR, OLDEST_PAGE = 2014, 1900
# A day or a month as addresses have it: 2024/07/04, 2024-7-4, 2024/0704, t20240704, 202407.
_IN_ADDRESS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-/_](?P<m>\d\d?)[-/_](?P<d>\d\d?)"
                         r"|[-/_]?(?P<month>0[1-9]|1[0-2])(?:[-/_]?(?P<day>0[1-9]|[12]\d|3[01]))?)(?!\d)")
# A document may be put up some weeks after the day that it bears.
_PUT_UP = timedelta(days=31)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each date that a note's words and pages do not bear out."""
    known = catalog.cache.memory.of("dates of notes")
    for entry in catalog.entries.values():
        if entry.dataset.apart:
            for location, message in known.recall(entry.content, _check_note, entry.own):
                yield entry.problem(location, message)


def _check_note(note: BackgroundNote) -> Iterator[tuple[Location, str]]:
    return chain(_find_too_old(note), _find_unsaid(note), _find_not_newest(note), _find_later(note),
                 _find_other_address(note))


def _find_too_old(note: BackgroundNote) -> Iterator[tuple[Location, str]]:
    if note.date is not None and (not note.date.known or note.date.earliest[0] < FIRST_YEAR):
        yield ("date",), f"'{note.date}' is before {FIRST_YEAR}, when the first of the sources ends."
    for index, page in enumerate(note.evidence):
        if page.date is not None and page.date.known and page.date.earliest[0] < OLDEST_PAGE:
            yield ("evidence", index, "date"), f"'{page.date}' is before {OLDEST_PAGE}; no page is so old."


def _find_unsaid(note: BackgroundNote) -> Iterator[tuple[Location, str]]:
    """Yield a fault for a date of which neither the words nor the pages know."""
    words = [*(text for _, text in note.text.items()),
             *(text for page in note.evidence for text in (page.title, page.says))]
    known = [date for text in words for reader in READERS.values() for date in reader.dates(text)]
    known += [Printed(point.year, point.month, point.day) for page in note.evidence if page.date
              for point in _list_points(page.date)]
    for name, date in (("date", note.date), ("as_of", note.as_of)):
        if date is not None and not all(any(agrees(point, one) for one in known)
                                        for point in _list_points(date)):
            yield (name,), f"'{date}' is said, or said so precisely, neither by the note nor by its pages."


def _find_not_newest(note: BackgroundNote) -> Iterator[tuple[Location, str]]:
    """Yield a fault if all pages have dates and the newest is not that until which the note holds."""
    dates = [page.date for page in note.evidence]
    if note.as_of is None:
        if note.date is not None:
            yield ("as_of",), "is missing; a later development says until when it holds, by its newest page."
    elif not note.as_of.known or note.as_of.interval:
        yield ("as_of",), f"'{note.as_of}' is no date; it is that of the newest page."
    elif all(date is not None and date.known for date in dates):
        newest = max(filter(None, dates), key=lambda date: date.latest)
        if note.as_of != newest:
            yield ("as_of",), f"'{note.as_of}' is not the date of the newest page, which is {newest}."


def _find_later(note: BackgroundNote) -> Iterator[tuple[Location, str]]:
    """Yield a fault for each date that is later than the day until which the note holds."""
    if note.as_of is None or not note.as_of.known or note.as_of.interval:
        return
    dated = [(("date",), note.date), *((("evidence", index, "date"), page.date)
                                       for index, page in enumerate(note.evidence))]
    for location, date in dated:
        if date is not None and any(point.bounds()[0] > note.as_of.latest for point in _list_points(date)):
            yield location, f"'{date}' is later than as_of, {note.as_of}, until which the note holds."


def _find_other_address(note: BackgroundNote) -> Iterator[tuple[Location, str]]:
    """Yield a fault for each page whose date is not that which its address names."""
    for index, page in enumerate(note.evidence):
        named = _read_address(page.address)
        if page.date is None or not page.date.known or named is None:
            continue
        soonest = CalendarDay(*named.earliest) - _PUT_UP
        if page.date.earliest > named.latest or page.date.latest < (soonest.year, soonest.month, soonest.day):
            yield ("evidence", index, "date"), f"'{page.date}' is not the date in its address, {named}."


def _read_address(address: str) -> Edtf | None:
    for match in _IN_ADDRESS.finditer(address):
        month, day = match["m"] or match["month"], match["d"] or match["day"]
        try:
            return Edtf.parse("-".join([match["year"], *(part.zfill(2) for part in (month, day) if part)]))
        except ValueError:
            continue
    return None


def _list_points(date: Edtf) -> list[DatePoint]:
    return [point for point in (date.start, date.end) if point is not None and point.known]
