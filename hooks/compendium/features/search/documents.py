"""What can be found: each record, and each section of a chapter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from compendium.core.borrowed import without_marks
from compendium.core.edtf import Edtf
from compendium.features.search.spellings import list_spellings, respell
from compendium.presentation.language import Language
from compendium.presentation.moved_pages import is_moved
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.models import Figure, Observation
from compendium.records.passages import list_noted_places

_SECTION = re.compile(r'<h([1-3])[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_SUMMARY = re.compile(r'<p class="summary">.*?</p>', re.DOTALL)
_WITHIN = re.compile(r"</?(?:a|abbr|b|bdi|cite|em|i|q|span|strong|sub|sup|time|wbr)\b[^>]*>")
_TAG = re.compile(r"<(script|style|svg|template)\b.*?</\1>|<[^>]+>", re.DOTALL)
_LISTS = re.compile(r'<section class="closing">.*?</section>'
                    r'|<div class="(?:questions|background-box)">.*?</div>'
                    r'|<h2 id="notes">.*', re.DOTALL)
_CITE = re.compile(r'<(?:sup|span)[^>]*class="cite".*?</(?:sup|span)>|<a class="anchor".*?</a>', re.DOTALL)
CHAPTER, PERIOD, INDEX = "chapter", "period", "index"
_MOST_SOURCES = 3
Content = tuple[str, str, str, bool]


@dataclass(frozen=True)
class Document:
    """One thing to find: where it is, what it is called (every form), what kind it is, what it says and when
    it was.

    `lead` holds the words that say what it is, `text` the others, `respelt` the title with the names in it as
    others write them; `dates` are all its dates, those first and marked true by which it is ordered. `value`
    is the latest of a series: the value, then its date, scope and source, or of an answer its source alone;
    `series` has for each date of a series of several the same four; `unit` is that of the series; `rests` are
    the addresses of what an answer rests on, `wordings` other words in which people ask it.
    """

    href: str
    title: str
    kind: str
    names: tuple[str, ...]
    lead: str
    text: str = ""
    excerpt: str = ""
    date: str = ""
    dates: tuple[tuple[Edtf, bool], ...] = ()
    themes: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    series: tuple[tuple[Edtf, tuple[str, ...]], ...] = ()
    unit: str = ""
    respelt: tuple[str, ...] = ()
    rests: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()


def find_gist(html: str) -> str:
    """Return what the search reads of an index or a period: its summary; what it lists is found as itself."""
    return "".join(_SUMMARY.findall(html))


def make_documents(views: Views, contents: Iterable[Content]) -> Iterator[Document]:
    """Yield all documents of one language as `_make_documents` finds them, borrowed words without marks."""
    for item in _make_documents(views, contents):
        yield replace(item, title=without_marks(item.title), names=tuple(map(without_marks, item.names)),
                      lead=without_marks(item.lead), text=without_marks(item.text),
                      excerpt=without_marks(item.excerpt), date=without_marks(item.date),
                      value=tuple(map(without_marks, item.value)),
                      series=tuple((day, tuple(map(without_marks, told))) for day, told in item.series))


def _make_documents(views: Views, contents: Iterable[Content]) -> Iterator[Document]:
    """Yield all documents of one language.

    `contents` are (address, title, HTML, is it generated) of the pages. Of a record's page the HTML is not
    read, of another generated one its `gist`; a page that is no more is not found.
    """
    records = {views.language.address(entry.id): entry for entry in views.catalog.entries.values()}
    spellings = list_spellings(views.catalog)
    periods = {f"timeline/{period.id}/" for period, _ in views.catalog.periods}
    for url, title, html, generated in contents:
        if is_moved(views.catalog, url):
            continue
        entry = records.get(url)
        if entry is not None:
            made = _make_record(views, entry)
            yield replace(made, respelt=tuple(respell(made.title, spellings)))
            # All pages have been written when the search reads them.
            views.forget(entry)
        elif generated:
            about = _remove_markup(html)
            yield Document(url, title, PERIOD if url in periods else INDEX, (title,), about, excerpt=about)
        else:
            yield from _list_sections(views.language, url.removeprefix("./"), title, html)


def _make_record(views: Views, entry: Entry) -> Document:
    language = views.language
    record, title = views.record(entry), entry.record.title
    # Whoever looks a term up wants its meaning first.
    prose = [part["text"] for part in sorted(record["prose"], key=lambda part: part["name"] != "definition")]
    facts = [item["text"] for fact in record["facts"] for item in fact["values"]]
    words = [text for statement in record["sources"]
             for text in (part["text"] for group in statement["printed"] for part in group["values"])]
    for part in record["parts"]:
        words += [item["text"] for fact in part["facts"] for item in fact["values"]]
        words += [item["text"] for item in part["prose"]] + [part.get("value", "")]
    words += [item["text"] for item in record["variants"]]
    # Who asks for the route of a pipeline means the page that has that field.
    words += [fact["label"] for fact in record["facts"]]
    date = next((fact["values"][0]["text"] for fact in record["facts"]
                 if fact["name"] == entry.dataset.date), "")
    return Document(record["href"], title[language.code], entry.dataset.name, tuple(entry.names),
                    " ".join([language.label(f"kind.{entry.dataset.name}"), *prose, *facts]),
                    " ".join(words), _make_excerpt(language, record, " ".join(prose)), date,
                    tuple(_list_dates(entry)), entry.record.themes, _find_value(views, entry),
                    tuple(_list_series(views, entry)),
                    entry.record.unit if isinstance(entry.record, Figure) else "",
                    rests=tuple(map(language.address, entry.own.records)) if entry.dataset.asked else (),
                    wordings=entry.wordings)


def _find_value(views: Views, entry: Entry) -> tuple[str, ...]:
    """Return what a series says last: the value, or all of one date, its date, its scope and its source; of a
    question its sources alone; nothing of others.
    """
    if entry.dataset.asked:
        places = [views.language.citation(*place)["text"] for place in list_noted_places(entry.record)]
        return ("", "", "", views.language.label("list.semicolon").join(places[:_MOST_SOURCES]))
    if not isinstance(entry.record, Figure):
        return ()
    return _tell_values(views, entry.record.newest)


def _tell_values(views: Views, observations: Iterable[Observation]) -> tuple[str, ...]:
    """Return the values of one date, its date, their scope and the source of the first."""
    cards = [views.card(one.id) for one in observations]
    values = views.language.label("search.or").join(dict.fromkeys(card["value"] for card in cards))
    first = cards[0]
    return (values, first["date"]["text"] if first["date"] else "", first["scope"],
            first["sources"][0]["text"])


def _list_series(views: Views, entry: Entry) -> Iterator[tuple[Edtf, tuple[str, ...]]]:
    """Yield each date of a series of several with what it says then, aims left out."""
    dates: dict[str, list[Observation]] = {}
    for one in entry.record.observations if isinstance(entry.record, Figure) else ():
        if one.date and one.date.known and not one.target:
            dates.setdefault(str(one.date), []).append(one)
    for own in dates.values() if len(dates) > 1 else ():
        if own[0].date:
            yield own[0].date, _tell_values(views, own)


def _make_excerpt(language: Language, record: dict[str, Any], prose: str) -> str:
    """Return a record's prose, after the values of a series with their dates.

    What a reader looks for first.
    """
    values = [language.label("search.value", value=part["value"], date=part["date"]["text"])
              if part["date"] else part["value"]
              for part in record["parts"] if part["kind"] == "observations"]
    return language.label("search.values", values=language.label("list.semicolon").join(values),
                       text=prose) if values else prose


def _list_dates(entry: Entry) -> Iterator[tuple[Edtf, bool]]:
    seen = set()
    for location, _, value in entry.values:
        if isinstance(value, Edtf) and value.known and (str(value),
                                                        location[0] in entry.dataset.dated) not in seen:
            seen.add((str(value), location[0] in entry.dataset.dated))
            yield value, location[0] in entry.dataset.dated


def _list_sections(language: Language, url: str, title: str, html: str) -> Iterator[Document]:
    # Questions, background, and what a chapter lists at its end, are found where they stand.
    html = _CITE.sub("", _LISTS.sub("", html))
    marks = list(_SECTION.finditer(html))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(html)
        text, heading = _remove_markup(html[mark.end():end]), _remove_markup(mark[3]).replace("¶", "").strip()
        if mark[1] == "1":
            subject = language.catalog.search.subjects.get(url.strip("/"), {}).get(language.code, ())
            yield Document(url, title, CHAPTER, (title, heading, *subject), "", text, text)
        else:
            yield Document(f"{url}#{mark[2]}", f"{title} › {heading}", CHAPTER, (heading,), title, text, text)


def _remove_markup(html: str) -> str:
    # A tag within a sentence parts no words: "2002." and "2002年" stay whole.
    return " ".join(unescape(_TAG.sub(" ", _WITHIN.sub("", html))).split())
