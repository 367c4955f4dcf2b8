"""Anniversaries and deadlines as an iCalendar file in each language (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar

from compendium.core.borrowed import without_marks
from compendium.core.edtf import Day, Edtf
from compendium.exports.base import Exporter, name_folder
from compendium.exports.newest_day import find_newest_day
from compendium.features.citations import tell_edition
from compendium.presentation.language import Language
from compendium.records.catalog import Entry

# What a text of a calendar cannot hold, escaped or not.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


class Calendar(Exporter):
    """Yearly anniversaries of instruments with an exact day, and deadlines of commitments.

    Uncertain dates stay out.
    """

    title = "download.calendar"
    about = "download.calendar.about"
    file = "{language}calendar.ics"
    media_type = "text/calendar"
    each = "language"

    def finish(self, folder: Path) -> None:
        """Write one calendar a language."""
        for views in self.context.views.values():
            language = views.language
            made, name = icalendar.Calendar(), _clean(language.label("site.name"))
            made.add("version", "2.0")
            made.add("prodid", f"-//{self.context.host}//{name}//{language.code.upper()}")
            made.add("calscale", "GREGORIAN")
            made.add("name", name)
            made.add("x-wr-calname", name)
            # An x-property is text too, which has to be escaped.
            for description in ("description", "x-wr-caldesc"):
                made.add(description, icalendar.vText(_clean(tell_edition(language))))
            for event in self._make_events(language):
                made.add_component(event)
            self.write(folder, made.to_ical(), language=name_folder(language))

    def _make_events(self, language: Language) -> Iterator[icalendar.Event]:
        for entry in self.context.catalog.entries.values():
            anniversary, deadline = (getattr(entry.record, field, None) for field in (
                entry.dataset.anniversary, entry.dataset.deadline))
            if anniversary and anniversary.exact and fits_calendar(anniversary.earliest):
                day = anniversary.earliest
                event = self._make_event(language, entry, day, language.label(
                    "calendar.anniversary", title=language.short(entry), year=day[0]))
                # A 29th of February would come every fourth year; the month's last day comes every year.
                last = {"bymonth": 2, "bymonthday": -1} if day[1:] == (2, 29) else {}
                event.add("rrule", {"freq": "yearly", **last})
                yield event
            if deadline and is_certain(deadline) and fits_calendar(deadline.latest):
                key = "calendar.deadline" if deadline.exact else "calendar.deadline.approximate"
                yield self._make_event(language, entry, deadline.latest, language.label(
                    key, title=language.short(entry), date=language.locale.date(deadline)))

    def _make_event(self, language: Language, entry: Entry, day: Day, summary: str) -> icalendar.Event:
        event, first = icalendar.Event(), date(*day)
        event.add("uid", f"{entry.id}.{language.code}@{self.context.host}")
        event.add("dtstamp", datetime(*find_newest_day(self.context.catalog), tzinfo=UTC))
        event.add("dtstart", first)
        event.add("dtend", first + timedelta(days=1))
        event.add("sequence", sum(item.record == entry.id for item in self.context.catalog.corrections))
        event.add("categories", _list_categories(language, entry))
        for name, text in (("summary", summary), ("description", language.title(entry))):
            event.add(name, _clean(text), parameters={"language": language.locale.tag})
        event.add("url", self.context.url(language.address(entry.id), language))
        event.add("transp", "TRANSPARENT")
        return event


def _list_categories(language: Language, entry: Entry) -> list[str]:
    return [_clean(language.label(f"dataset.{entry.dataset.name}")),
            *(_clean(language.term("themes", theme)) for theme in entry.record.themes)]


def _clean(text: str) -> str:
    return _CONTROL.sub("", without_marks(text))


def fits_calendar(day: Day) -> bool:
    """Return whether a calendar can hold a day and the one after it."""
    return 0 < day[0] < 9999


def is_certain(deadline: Edtf) -> bool:
    """Return whether a deadline has a known, undoubted end."""
    return deadline.end is not None and deadline.end.known and not deadline.end.qualifier
