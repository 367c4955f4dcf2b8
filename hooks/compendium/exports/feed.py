"""What is new, as an Atom feed in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from compendium.core.borrowed import without_marks
from compendium.core.edtf import Day, Edtf
from compendium.exports.base import Exporter, name_folder
from compendium.exports.columns import format_iso
from compendium.exports.newest_day import find_newest_day
from compendium.features.citations import tell_edition
from compendium.features.history.changes import make_changes_page
from compendium.presentation.language import Language
from compendium.presentation.record_view import Views

_ATOM = "http://www.w3.org/2005/Atom"
# Fewer than a minute has seconds.
_MOST = 50
# What XML 1.0 cannot hold, escaped or not.
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class News:
    """One entry of the feed: when, what, in which words, where to read on, and its categories."""

    day: Day
    title: str
    text: str
    href: str
    categories: tuple[tuple[str, str], ...]


class Feed(Exporter):
    """The changes of editions; before the first edition, the records of the newest dates."""

    title = "download.feed"
    about = "download.feed.about"
    file = "{language}feed.xml"
    media_type = "application/atom+xml"
    each = "language"

    def finish(self, folder: Path) -> None:
        """Write one feed a language."""
        for views in self.context.views.values():
            self.write(folder, self._write_feed(views), language=name_folder(views.language))

    def _write_feed(self, views: Views) -> bytes:
        language = views.language
        root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": language.locale.tag})
        address = self.context.url("feed.xml", language)
        _add_element(root, "id", address)
        _add_element(root, "title", language.label("site.name"))
        about = language.label("download.feed.about")
        _add_element(root, "subtitle", language.label("feed.subtitle", about=about,
                                                      edition=tell_edition(language)))
        _add_element(root, "updated", _format_moment(find_newest_day(self.context.catalog)))
        _add_element(root, "link", rel="self", type=self.media_type, href=address)
        _add_element(root, "link", rel="alternate", type="text/html", href=self.context.url("", language))
        _add_element(_add_element(root, "author"), "name", language.label("site.name"))
        _add_element(root, "rights", language.label("site.copyright"))
        told = find_news(views)
        for place, news in enumerate(told):
            # News of one day are told apart by seconds, the newest still the latest.
            second = sum(other.day == news.day for other in told[place + 1:])
            self._write_entry(_add_element(root, "entry"), news, language, second)
        ElementTree.indent(root)
        return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)

    def _write_entry(self, entry: ElementTree.Element, news: News, language: Language, second: int) -> None:
        address = self.context.url(news.href, language)
        _add_element(entry, "id", address)
        _add_element(entry, "title", news.title)
        _add_element(entry, "link", rel="alternate", type="text/html", href=address)
        _add_element(entry, "published", _format_moment(news.day))
        _add_element(entry, "updated", _format_moment(news.day, second))
        _add_element(entry, "summary", news.text)
        for term, words in news.categories:
            _add_element(entry, "category", term=term, label=without_marks(words))


def find_news(views: Views) -> list[News]:
    """Return what the feed tells, newest first.

    Editions, corrections and withdrawals, or, before any, dated records.
    """
    news = list(_find_changes(views.language)) or list(_find_records(views))
    return sorted(news, key=lambda item: (item.day, item.href), reverse=True)[:_MOST]


def _find_changes(language: Language) -> Iterator[News]:
    page = make_changes_page(language)
    for section in page["sections"]:
        if section["date"]:
            counts = [language.label("feed.count", kind=group["label"], count=group["size"])
                      for group in section["groups"]]
            yield News(_read_day(section["date"]["edtf"]), section["title"],
                       language.locale.join(counts) or language.label("changes.nothing"),
                       f"changes/#{section['id']}", _name_kind(language, "edition"))
    for item in page["corrections"]:
        yield News(_read_day(item["date"]["edtf"]),
                   language.label("feed.corrected", title=item["record"]["text"]),
                   f"{item['text']} {item['reason']}", f"changes/#{item['id']}",
                   _name_kind(language, "correction"))
    for item in language.catalog.withdrawals:
        yield News(item.date.earliest, language.label("feed.withdrawn", title=item.title[language.code]),
                   item.reason[language.code],
                   f"{item.dataset}/{item.id}/", _name_kind(language, "withdrawal"))


def _find_records(views: Views) -> Iterator[News]:
    language = views.language
    for entry in views.catalog.entries.values():
        date = getattr(entry.record, "date", None)
        if isinstance(date, Edtf) and date.exact and date.earliest[0] > 0 and not entry.dataset.apart:
            prose = next((part["text"] for part in views.prose(entry.record, entry.dataset.name)), "")
            text = prose or language.label("record.description", title=language.title(entry),
                                        dataset=language.label(f"dataset.{entry.dataset.name}"))
            named = [(entry.dataset.name, language.label(f"dataset.{entry.dataset.name}")),
                     *((theme, language.term("themes", theme)) for theme in entry.record.themes)]
            yield News(date.earliest, language.title(entry), text, language.address(entry.id), tuple(named))


def _name_kind(language: Language, name: str) -> tuple[tuple[str, str], ...]:
    return ((name, language.label(f"feed.{name}")),)


def _read_day(text: str) -> Day:
    return Edtf.parse(text).earliest


def _format_moment(day: Day, second: int = 0) -> str:
    return f"{format_iso(day)}T00:00:{second:02}Z"


def _add_element(parent: ElementTree.Element, name: str, text: str = "",
                 **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = _UNPRINTABLE.sub("", without_marks(text)) or None
    return child
