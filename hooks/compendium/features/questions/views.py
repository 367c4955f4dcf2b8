"""Questions with their answers, as the pages of chapters, themes and records show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from compendium.presentation.inline import Piece, show_prose
from compendium.presentation.record_view import Views
from compendium.presentation.tables import cut_index
from compendium.presentation.templates import write_script_json
from compendium.records.catalog import Entry
from compendium.records.datasets import by_name
from compendium.records.passages import list_noted_places

_NAME = "questions"
# More answers than these on one page cost a phone too much.
MOST = 95
# A chapter's page shows the first of its questions; the others are a link away.
FIRST = 3


def list_on_chapter(views: Views, chapter: str) -> dict[str, Any]:
    """Return the first questions that lead to a section of a chapter, such as `water`.

    `size` is how many there are, `href` where all of them stand.
    """
    entries = views.order.list_entries(_NAME)
    own = [entry for entry in entries if _name_chapter(entry) == chapter]
    href = _find_part(views, entries.index(own[0])) if own else ""
    return {**show_questions(views, own[:FIRST]), "size": len(own), "href": f"{href}#of-{chapter}"}


def _find_part(views: Views, place: int) -> str:
    """Return the address of the part of the index in which the question of this number stands."""
    parts = cut_index(views, by_name()[_NAME], MOST)
    href: str = next(part["href"] for part in reversed(parts) if part["start"] <= place)
    return href


def list_on_theme(views: Views, theme: str) -> dict[str, Any]:
    """Return the questions whose main theme is this one."""
    entries = views.order.list_entries(_NAME)
    return show_questions(views, (entry for entry in entries if entry.record.themes[0] == theme))


def list_on_record(views: Views, name: str) -> dict[str, Any]:
    """Return the questions that rest on a record."""
    naming = {link.entry.id for link in views.catalog.links.get(name, []) if link.field == "records"}
    return show_questions(views, (entry for entry in views.order.list_entries(_NAME) if entry.id in naming))


def group_questions(views: Views, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return questions by the chapter that each leads to: its name, its title and its questions."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_name_chapter(entry), []).append(entry)
    return [{"id": chapter, "text": views.language.section(own[0].own.section)["chapter"],
             "href": f"{chapter}/", **show_questions(views, own)} for chapter, own in groups.items()]


def show_questions(views: Views, entries: Iterable[Entry]) -> dict[str, Any]:
    """Return {"values": the questions, "linked": those of several as JSON-LD}."""
    values = [_show_question(views, entry) for entry in entries]
    return {"values": values, "linked": _write_linked(views, values) if len(values) > 1 else ""}


def show_answer(views: Views, entry: Entry) -> list[Piece]:
    """Return a question's answer as pieces of a sentence."""
    return show_prose(views, entry.own.answer[views.language.code])


def _show_question(views: Views, entry: Entry) -> dict[str, Any]:
    return {"text": views.language.title(entry), "href": views.language.address(entry.id),
            "answer": views.text(entry.own.answer),
            "places": [views.language.citation(*place) for place in list_noted_places(entry.record)],
            "section": views.language.section(entry.own.section)}


def _name_chapter(entry: Entry) -> str:
    name: str = entry.own.section.partition("#")[0]
    return name


def _write_linked(views: Views, values: list[dict[str, Any]]) -> str:
    asked = [{"@type": "Question", "name": item["text"],
              "acceptedAnswer": {"@type": "Answer", "text": item["answer"]}} for item in values]
    return write_script_json({"@context": "https://schema.org", "@type": "FAQPage",
                              "inLanguage": views.language.locale.tag, "mainEntity": asked})
