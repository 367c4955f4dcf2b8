"""What can be found: each record, and each section of a chapter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from ..views import Views

_SECTION = re.compile(r'<h([1-3])[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_SUMMARY = re.compile(r'<p class="summary">.*?</p>', re.DOTALL)
_TAG = re.compile(r"<(script|style|svg|template)\b.*?</\1>|<[^>]+>", re.DOTALL)
Content = tuple[str, str, str, bool]


@dataclass(frozen=True)
class Document:
    """One thing to find: where it is, what it is called (every form), what kind it is, what it says."""

    href: str
    title: str
    kind: str
    date: str
    names: tuple[str, ...]
    text: str
    excerpt: str
    weight: float = 1.0


def documents(views: Views, contents: Iterable[Content]) -> Iterator[Document]:
    """Yield all documents of one language; `contents` are (address, title, HTML, is it generated) of the pages."""
    records = {views.address(entry.id): entry.id for entry in views.catalog.entries.values()}
    for url, title, html, generated in contents:
        name = records.get(url)
        if name is not None:
            yield _record(views, name)
        elif generated:
            # What an index lists is found as itself.
            about = _plain("".join(_SUMMARY.findall(html)))
            yield Document(url, title, views.label("kind.index"), "", (title,), about, about)
        else:
            yield from _sections(views, url.removeprefix("./"), title, html)


def _record(views: Views, name: str) -> Document:
    entry = views.catalog.entries[name]
    record = views.record(entry)
    title = entry.record.title
    prose = [part["text"] for part in record["prose"]]
    words = [*prose, *(item["text"] for fact in record["facts"] for item in fact["values"])]
    words += [text for statement in record["sources"] for text in (part["text"] for part in statement["printed"])]
    for part in record["parts"]:
        words += [item["text"] for fact in part["facts"] for item in fact["values"]]
        words += [item["text"] for item in part["prose"]] + [part.get("value", "")]
    date = next((fact["values"][0]["text"] for fact in record["facts"] if fact["name"] in ("date", "founded")), "")
    return Document(record["href"], title[views.code], views.label(f"kind.{entry.dataset.name}"), date,
                    tuple(title.forms()), " ".join(words), " ".join(prose), entry.dataset.weight)


def _sections(views: Views, url: str, title: str, html: str) -> Iterator[Document]:
    kind = views.label("kind.chapter")
    marks = list(_SECTION.finditer(html))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(html)
        text, heading = _plain(html[mark.end():end]), _plain(mark[3]).replace("¶", "").strip()
        if mark[1] == "1":
            yield Document(url, title, kind, "", (title, heading), text, text)
        else:
            yield Document(f"{url}#{mark[2]}", f"{title} › {heading}", kind, "", (heading,), text, text)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
