"""Anniversaries and deadlines as an iCalendar file in each language (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ..catalog import Entry
from ..edtf import Day, Edtf
from ..models import Commitment, Instrument
from ..views import Views
from .base import Exporter, language_path
from .dates import newest_day

_ESCAPED = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_WIDTH = 75


class Agenda(Exporter):
    """Yearly anniversaries of instruments with an exact day, and deadlines of commitments; uncertain dates stay out."""

    title = "download.calendar"
    about = "download.calendar.about"
    file = "{language}calendar.ics"
    media_type = "text/calendar"
    each = "language"

    def finish(self, folder: Path) -> None:
        """Write one calendar a language."""
        for views in self.context.views.values():
            text = "".join(f"{fold(line)}\r\n" for line in self._lines(views))
            self.write(folder, text, language=language_path(views))

    def _lines(self, views: Views) -> Iterator[str]:
        name = escape(views.label("site.name"))
        stamp = "{:04}{:02}{:02}T000000Z".format(*newest_day(self.context.catalog))
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{self.context.host}//{name}//{views.code.upper()}",
                    "CALSCALE:GREGORIAN", f"NAME:{name}", f"X-WR-CALNAME:{name}")
        for entry in self.context.catalog.entries.values():
            if isinstance(entry.record, Instrument) and entry.record.date and entry.record.date.exact:
                day = entry.record.date.earliest
                text = views.label("calendar.anniversary", title=views.short(entry), year=day[0])
                yield from self._event(views, entry, day, text, stamp, yearly=True)
            elif isinstance(entry.record, Commitment) and entry.record.deadline and certain(entry.record.deadline):
                deadline = entry.record.deadline
                key = "calendar.deadline" if deadline.exact else "calendar.deadline.approximate"
                text = views.label(key, title=views.short(entry), date=views.locale.date(deadline))
                yield from self._event(views, entry, deadline.latest, text, stamp)
        yield "END:VCALENDAR"

    def _event(self, views: Views, entry: Entry, day: Day, summary: str, stamp: str, yearly: bool = False) -> Iterator[str]:
        if not 0 < day[0] < 9999:
            return
        first = date(*day)
        yield from ("BEGIN:VEVENT", f"UID:{entry.id}@{self.context.host}", f"DTSTAMP:{stamp}",
                    f"DTSTART;VALUE=DATE:{_compact(first)}", f"DTEND;VALUE=DATE:{_compact(first + timedelta(days=1))}")
        if yearly:
            yield "RRULE:FREQ=YEARLY"
        yield f"SUMMARY;LANGUAGE={views.locale.tag}:{escape(summary)}"
        yield f"DESCRIPTION;LANGUAGE={views.locale.tag}:{escape(views.title(entry))}"
        yield f"URL:{self.context.url(views.address(entry.id), views)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def certain(deadline: Edtf) -> bool:
    """Return whether a deadline has a known, undoubted end."""
    return deadline.end is not None and deadline.end.known and not deadline.end.qualifier


def escape(text: str) -> str:
    """Return a text value as RFC 5545 wants it."""
    return _CONTROL.sub("", _ESCAPED.sub(r"\\\g<0>", text)).replace("\n", r"\n")


def fold(line: str) -> str:
    """Return a line broken so that no piece has more than 75 bytes and no letter is cut."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _WIDTH:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n".join(pieces)


def _compact(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
