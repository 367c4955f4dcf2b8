"""What is new, as an Atom feed in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from ..changes import changes_page
from ..edtf import Day, Edtf
from ..views import Views
from .base import Exporter, language_path
from .columns import iso
from .dates import newest_day

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 50
# What XML 1.0 cannot hold, escaped or not.
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class News:
    """One entry of the feed: when, what, in which words, and where to read on."""

    day: Day
    title: str
    text: str
    href: str


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
            self.write(folder, self._feed(views), language=language_path(views))

    def _feed(self, views: Views) -> bytes:
        root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": views.locale.tag})
        address = self.context.url("feed.xml", views)
        _add(root, "id", address)
        _add(root, "title", views.label("site.name"))
        _add(root, "subtitle", views.label("download.feed.about"))
        _add(root, "updated", _moment(newest_day(self.context.catalog)))
        _add(root, "link", rel="self", type=self.media_type, href=address)
        _add(root, "link", rel="alternate", type="text/html", href=self.context.url("", views))
        _add(_add(root, "author"), "name", views.label("site.name"))
        _add(root, "rights", views.label("site.copyright"))
        for news in latest(views):
            self._entry(_add(root, "entry"), news, views)
        ElementTree.indent(root)
        return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)

    def _entry(self, entry: ElementTree.Element, news: News, views: Views) -> None:
        address = self.context.url(news.href, views)
        _add(entry, "id", address)
        _add(entry, "title", news.title)
        _add(entry, "link", rel="alternate", type="text/html", href=address)
        _add(entry, "published", _moment(news.day))
        _add(entry, "updated", _moment(news.day))
        _add(entry, "summary", news.text)


def latest(views: Views) -> list[News]:
    """Return what the feed tells, newest first: editions, corrections and withdrawals, or, before any, dated records."""
    news = list(_changes(views)) or list(_records(views))
    return sorted(news, key=lambda item: (item.day, item.href), reverse=True)[:_MOST]


def _changes(views: Views) -> Iterator[News]:
    page = changes_page(views)
    for section in page["sections"]:
        if section["date"]:
            counts = [views.label("feed.count", kind=group["label"], count=group["size"]) for group in section["groups"]]
            yield News(_day(section["date"]["edtf"]), section["title"], views.locale.join(counts) or views.label("changes.nothing"),
                       f"changes/#{section['id']}")
    for item in page["corrections"]:
        told = views.label("history.correction", field=item["field"], old=item["old"], new=item["new"])
        yield News(_day(item["date"]["edtf"]), views.label("feed.corrected", title=item["record"]["text"]),
                   f"{told} {item['reason']}", f"changes/#{item['id']}")
    for item in views.catalog.withdrawals:
        yield News(item.date.earliest, views.label("feed.withdrawn", title=item.title[views.code]), item.reason[views.code],
                   f"{item.dataset}/{item.id}/")


def _records(views: Views) -> Iterator[News]:
    for entry in views.catalog.entries.values():
        date = getattr(entry.record, "date", None)
        if isinstance(date, Edtf) and date.exact and date.earliest[0] > 0:
            prose = next((part["text"] for part in views.prose(entry.record, entry.dataset.name)), "")
            text = prose or views.label("record.description", title=views.title(entry),
                                        dataset=views.label(f"dataset.{entry.dataset.name}"))
            yield News(date.earliest, views.title(entry), text, views.address(entry.id))


def _day(text: str) -> Day:
    return Edtf.parse(text).earliest


def _moment(day: Day) -> str:
    return f"{iso(day)}T00:00:00Z"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = _UNPRINTABLE.sub("", text) or None
    return child
