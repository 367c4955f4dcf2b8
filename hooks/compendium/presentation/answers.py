"""What a row of an index answers beyond the fields of its record: columns worked out from several of them.

A cell is {"values": items, "sort": what the browser sorts it by, or None for its words, "between": what
stands between its values, or nothing for a list, "mark": what then ends each but the last, "spark": the
drawing of a series or None}.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from compendium.core.edtf import Edtf
from compendium.core.fields import Text
from compendium.core.sentences import find_first_sentence
from compendium.presentation.language import Item, Language
from compendium.presentation.record_view import Views
from compendium.presentation.spark import draw_spark
from compendium.records.catalog import Entry
from compendium.records.models import Observation

Cell = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """One column: how its cell is made, and whether it holds sentences and needs a wide column."""

    make: Callable[[Views, Entry], Cell]
    wide: bool = False


def make_cell(values: Iterable[Item], sort: str | None = None, between: str = "",
              spark: dict[str, Any] | None = None, mark: str = "") -> Cell:
    """Return a cell; one without values is sorted after all others."""
    values = list(values)
    return {"values": values, "sort": sort if values else "", "between": between, "mark": mark,
            "spark": spark}


def make_date_key(date: Edtf | None) -> str:
    """Return what a date is sorted by in a browser; nothing for an unknown one, which comes last."""
    if date is None or not date.known:
        return ""
    year, month, day = date.order[0]
    return f"{year + 10000:05}{month:02}{day:02}"


def tell_gist(language: Language, entry: Entry) -> str:
    """Return in one sentence what a thing is or what happened, or nothing if its record does not say."""
    texts = (getattr(entry.record, name) for name in entry.dataset.gist)
    found = next((text for text in texts if text is not None), None)
    return find_first_sentence(found[language.code]) if isinstance(found, Text) else ""


def _tell(views: Views, entry: Entry) -> Cell:
    text = tell_gist(views.language, entry)
    return make_cell([{"text": text}] if text else [])


def _tell_subject(views: Views, entry: Entry) -> Cell:
    """Return what an agreement is about: its subject, else what is said of it."""
    subject = entry.own.subject
    return make_cell([{"text": subject[views.language.code]}]) if subject else _tell(views, entry)


def _show_latest(views: Views, entry: Entry) -> Cell:
    language, latest = views.language, entry.own.newest
    words = dict.fromkeys(_write_value(language, one, entry.own.unit) for one in latest)
    number = next((one.value for one in latest if one.value is not None), Decimal(0))
    return make_cell([{"text": text} for text in words], f"{number:f}", language.label("list.or"),
                     draw_spark(language, entry.own))


def _write_value(language: Language, observation: Observation, unit: str) -> str:
    value = language.quantity(observation, unit)
    return language.label("chart.aim", value=value) if observation.target else value


def _date_latest(views: Views, entry: Entry) -> Cell:
    language, latest = views.language, entry.own.latest
    if latest.date or latest.date_words:
        return make_cell([language.date(latest.date, latest.date_words)], make_date_key(latest.date))
    return make_cell([{"text": language.label("value.undated")}], "")


def _list_readings(views: Views, entry: Entry) -> Cell:
    """Return the readings of a disagreement side by side; the preferred one says so."""
    language = views.language
    preferred = language.locale.brackets.format(text=language.label("dispute.preferred"))
    return make_cell([{"text": reading.value[language.code],
                       "note": preferred if reading.id == entry.own.preferred else ""}
                      for reading in entry.own.readings], between=language.label("list.or"))


def _report(views: Views, entry: Entry) -> Cell:
    """Return what is reported of a pledge: the first report that is not of the time before it."""
    language, outcomes = views.language, entry.own.outcomes
    if not outcomes:
        return make_cell([{"text": language.label("nothing.commitments.short")}], "")
    first = next((one for one in outcomes if one.status != "earlier"), outcomes[0])
    more = language.label("list.more", count=len(outcomes) - 1) if len(outcomes) > 1 else ""
    status = language.term("commitment-statuses", first.status)
    text = language.label("list.reported", status=status[:1].upper() + status[1:],
                          text=find_first_sentence(first.text[language.code]))
    return make_cell([{"text": text, "note": more}])


def _list_offices(views: Views, entry: Entry) -> Cell:
    language, roles = views.language, entry.own.roles
    dates = (language.locale.brackets.format(text=language.date(role.date)["text"]) if role.date else ""
             for role in roles)
    return make_cell([{"text": role.title[language.code], "note": date}
                      for role, date in zip(roles, dates, strict=True)],
                     make_date_key(roles[0].date), mark=language.label("list.semicolon"))


def _show_standing(views: Views, entry: Entry) -> Cell:
    """Return how far a project has come, and as of when that is known."""
    language, record = views.language, entry.own
    if record.status is None:
        return make_cell([])
    terms = views.catalog.vocabulary["project-statuses"]
    date = language.label("list.as_of", date=language.date(record.as_of)["text"]) if record.as_of else ""
    when = language.locale.brackets.format(text=date) if date else ""
    return make_cell([{"text": terms[record.status][language.code], "note": when}],
                     f"{list(terms).index(record.status):02}")


ANSWERS = {
    "gist": Answer(_tell, wide=True), "about": Answer(_tell_subject, wide=True),
    "latest": Answer(_show_latest), "latest_date": Answer(_date_latest),
    "said": Answer(_list_readings, wide=True), "reported": Answer(_report, wide=True),
    "offices": Answer(_list_offices, wide=True), "standing": Answer(_show_standing),
}
