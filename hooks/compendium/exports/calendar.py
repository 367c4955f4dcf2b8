"""Anniversaries and deadlines as an iCalendar file in each language (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from compendium.core.edtf import Day, Edtf
from compendium.exports.base import Exporter, name_folder
from compendium.exports.newest_day import find_newest_day
from compendium.presentation.language import Language
from compendium.records.catalog import Entry

_ESCAPED = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_WIDTH = 75


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
            text = "".join(f"{fold(line)}\r\n" for line in self._write_lines(views.language))
            self.write(folder, text, language=name_folder(views.language))

    def _write_lines(self, language: Language) -> Iterator[str]:
        name = escape(language.label("site.name"))
        stamp = "{:04}{:02}{:02}T000000Z".format(*find_newest_day(self.context.catalog))
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0",
                    f"PRODID:-//{self.context.host}//{name}//{language.code.upper()}",
                    "CALSCALE:GREGORIAN", f"NAME:{name}", f"X-WR-CALNAME:{name}")
        for entry in self.context.catalog.entries.values():
            anniversary, deadline = (getattr(entry.record, field, None) for field in (
                entry.dataset.anniversary, entry.dataset.deadline))
            if anniversary and anniversary.exact:
                day = anniversary.earliest
                text = language.label("calendar.anniversary", title=language.short(entry), year=day[0])
                yield from self._write_event(language, entry, day, text, stamp, yearly=True)
            if deadline and is_certain(deadline):
                key = "calendar.deadline" if deadline.exact else "calendar.deadline.approximate"
                text = language.label(key, title=language.short(entry), date=language.locale.date(deadline))
                yield from self._write_event(language, entry, deadline.latest, text, stamp)
        yield "END:VCALENDAR"

    def _write_event(self, language: Language, entry: Entry, day: Day, summary: str, stamp: str,
               yearly: bool = False) -> Iterator[str]:
        if not 0 < day[0] < 9999:
            return
        first = date(*day)
        yield from ("BEGIN:VEVENT", f"UID:{entry.id}.{language.code}@{self.context.host}", f"DTSTAMP:{stamp}",
                    f"DTSTART;VALUE=DATE:{_compact_day(first)}",
                    f"DTEND;VALUE=DATE:{_compact_day(first + timedelta(days=1))}")
        if yearly:
            # A 29th of February would come every fourth year; the month's last day comes every year.
            yield "RRULE:FREQ=YEARLY" + (";BYMONTH=2;BYMONTHDAY=-1" if day[1:] == (2, 29) else "")
        yield f"SEQUENCE:{sum(item.record == entry.id for item in self.context.catalog.corrections)}"
        yield f"CATEGORIES:{','.join(escape(words) for words in _list_categories(language, entry))}"
        yield f"SUMMARY;LANGUAGE={language.locale.tag}:{escape(summary)}"
        yield f"DESCRIPTION;LANGUAGE={language.locale.tag}:{escape(language.title(entry))}"
        yield f"URL:{self.context.url(language.address(entry.id), language)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _list_categories(language: Language, entry: Entry) -> list[str]:
    return [language.label(f"dataset.{entry.dataset.name}"),
            *(language.term("themes", theme) for theme in entry.record.themes)]


def is_certain(deadline: Edtf) -> bool:
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


def _compact_day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
