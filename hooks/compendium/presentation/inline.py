"""What the macros within a sentence show, in one language: in chapters, and in texts of records.

A piece is a dict: `template` and what it needs to show the piece, and `text`, its plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from compendium.core.macro_text import CALL
from compendium.records.chapters import find_calls
from compendium.records.models import Discrepancy, GlossaryTerm

if TYPE_CHECKING:
    # A record's view shows texts, and texts show fields of records.
    from compendium.presentation.record_view import Views

Piece = dict[str, Any]
_LINK = re.compile(r"\[([^\]]+)\]\(([\w/-]+)\.md(#[\w-]+)?\)")


def show_figure(views: Views, name: str, words: str = "") -> Piece:
    """Return an observation, leading to its series."""
    entry, observation = views.catalog.observations[name]
    value = words or views.observation(observation, entry.own.unit)["value"]
    return {"template": "shared/figure.html", "text": value, "href": views.language.address(name),
            "sources": [views.language.statement(item, "figures") for item in observation.sources]}


def show_date(views: Views, name: str, words: str = "", field: str = "date", bare: bool = False) -> Piece:
    """Return a date of a record or of an observation.

    `bare` leaves out that it is uncertain or approximate.
    """
    observed = views.catalog.observations.get(name)
    holder: Any = observed[1] if observed else views.catalog.entries[name].record
    value = getattr(holder, field)
    shown = views.language.date(value.bare if bare else value, holder.date_words if field == "date" else None)
    return {"template": "shared/date.html", **shown, "text": words or shown["text"]}


def show_link(views: Views, name: str, text: str = "") -> Piece:
    """Return a link to a record, or to a note inside one, by its short name or by words that fit."""
    if name in views.catalog.variants:
        entry, _ = views.catalog.variants[name]
        return _make_link(text or views.language.short(entry), views.language.address(name))
    record, item = views.catalog.entries[name].record, views.language.link(name, text)
    meaning = record.definition[views.language.code] if isinstance(record, GlossaryTerm) else ""
    # Only a link to a disagreement itself is marked: there the reading in this very sentence is disputed.
    return _make_link(item["text"], item["href"], isinstance(record, Discrepancy), meaning)


def show_value(views: Views, name: str, field: str, words: str = "") -> Piece:
    """Return one field of a record in words."""
    entry = views.catalog.entries[name]
    facts = {fact["name"]: fact["values"] for fact in views.facts(entry.record, entry.dataset.name)}
    values = [{"text": words}] if words else facts[field]
    text = views.language.label("list.separator").join(item["text"] for item in values)
    return {"template": "shared/values.html", "text": text, "values": values}


def show_count(views: Views, dataset: str, words: str = "", **where: str) -> Piece:
    """Return how many records of a dataset match, leading to its index."""
    return _make_link(words or str(len(views.order.select(dataset, where))), f"{dataset}/")


def _make_link(text: str, href: str, disputed: bool = False, meaning: str = "") -> Piece:
    return {"template": "shared/link.html", "text": text, "href": href, "disputed": disputed,
            "meaning": meaning}


_SHOWN: dict[str, Callable[..., Piece]] = {"count": show_count, "date": show_date, "fig": show_figure,
                                           "ref": show_link, "value": show_value}


def show_prose(views: Views, text: str) -> list[Piece]:
    """Return a text of a record, without its notes, as pieces; words between macros have no template."""
    found: list[Piece] = []
    end = 0
    for match, call in zip(CALL.finditer(text), find_calls(text), strict=True):
        found += _split_words(text[end:match.start()])
        if call.name != "cite":
            found.append(_SHOWN[call.name](views, *call.args, **dict(call.keywords)))
        end = match.end()
    return [*found, *_split_words(text[end:].rstrip())]


def _split_words(text: str) -> Iterator[Piece]:
    """Yield words and, among them, links to chapters."""
    end = 0
    for match in _LINK.finditer(text):
        yield {"text": text[end:match.start()]}
        yield _make_link(match[1], f"{match[2]}/{match[3] or ''}")
        end = match.end()
    if text[end:]:
        yield {"text": text[end:]}


def plain_prose(views: Views, text: str) -> str:
    """Return a text of a record in plain words, without its notes."""
    return "".join(piece["text"] for piece in show_prose(views, text)).strip()
