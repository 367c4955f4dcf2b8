"""Notes in one language, as a record's page, a chapter's end, the home page and their own page show them."""

from __future__ import annotations

import re
from typing import Any

from compendium.presentation.answers import tell_gist
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.models import BackgroundNote, Evidence

# How many later developments the home page shows, and how many a chapter, which is mostly its own text.
NEWEST, LATER = 6, 3
_SCRIPTS = {"zh": re.compile(r"[\u3400-\u9fff]"), "ru": re.compile(r"[А-яЁё]")}
_YEAR = re.compile(r"\d{4}")
Shown = dict[str, Any]


def list_notes(views: Views, name: str) -> list[Shown]:
    """Return the notes about a record: who, what or where it is, then what came later."""
    return [show_note(views, entry) for entry in _sort_by_date(views.catalog.background.get(name, []))]


def list_later(views: Views, chapter: str) -> list[Shown]:
    """Return the most recent later developments of a chapter in order of time."""
    own = [entry for entry in _find_dated(views) if entry.own.chapter == chapter]
    return [show_note(views, entry) for entry in own[-LATER:]]


def list_newest(views: Views) -> list[Shown]:
    """Return the most recent later developments of all chapters, in order of time."""
    return [show_note(views, entry) for entry in _find_dated(views)[-NEWEST:]]


def show_note(views: Views, entry: Entry) -> Shown:
    """Return a note: its text, until when it holds, what it is about, and each page that it rests on.

    `gist` is its first sentence, for lists; `dated` says that it tells when it was, so a list need not.
    """
    language, note = views.language, entry.own
    gist = tell_gist(language, entry)
    return {"id": entry.id, "title": language.title(entry), "href": language.address(entry.id),
            "text": note.text[language.code], "gist": gist,
            "date": language.date(note.date, note.date_words) if note.date else None,
            "dated": set(_YEAR.findall(str(note.date))) <= set(_YEAR.findall(gist)),
            "as_of": language.locale.date(note.as_of) if note.as_of else "",
            "about": [language.link(name) for name in note.about],
            "evidence": [_show_page(views, page) for page in note.evidence]}


def _show_page(views: Views, page: Evidence) -> Shown:
    language = views.language
    return {"href": page.address, "title": page.title, "lang": _find_tag(views, page.title),
            "publisher": page.publisher, "publisher_lang": _find_tag(views, page.publisher),
            "date": language.date(page.date) if page.date else None,
            "kind": language.term("evidence-kinds", page.kind),
            "says": page.says, "says_lang": _find_tag(views, page.says)}


def _find_tag(views: Views, text: str) -> str:
    """Return the tag of a text's language by its script, or nothing where that is the page's own."""
    code = next((code for code, script in _SCRIPTS.items() if script.search(text)), "en")
    locales = views.catalog.locales
    return "" if code == views.language.code else locales[code].tag if code in locales else code


def _find_dated(views: Views) -> list[Entry]:
    return _sort_by_date([entry for entry in views.catalog.entries.values()
                          if isinstance(entry.record, BackgroundNote) and entry.record.date])


def _sort_by_date(entries: list[Entry]) -> list[Entry]:
    """Return notes in order of time, those without a date first."""
    return sorted(entries, key=lambda entry: (entry.own.date is not None,
                                              entry.own.date.order if entry.own.date else ()))
