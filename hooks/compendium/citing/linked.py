"""JSON-LD: what a page is about, in the vocabulary of schema.org."""

from __future__ import annotations

from typing import Any

from ..catalog import Entry
from ..datasets import by_name
from ..edtf import Edtf
from ..views import Views
from ..wording import html_date
from .edition import edition
from .page import Page
from .source import source_item

Thing = dict[str, Any]
# The type of what the records of a dataset describe; the others are things without a type of their own.
_TYPES = {"meetings": "Event", "events": "Event", "instruments": "Legislation", "figures": "Dataset", "glossary": "DefinedTerm",
          "places": "Place", "rivers": "BodyOfWater", "bodies": "Organization", "people": "Person", "projects": "Project",
          "positions": "Claim"}
_SOURCES = {"article": "ScholarlyArticle", "entry": "Article", "treaty": "Legislation"}


def graph(views: Views, page: Page) -> Thing:
    """Return the page with what it is about, and the way to it from the home page."""
    return {"@context": "https://schema.org", "@graph": [_page(views, page), _trail(views, page)]}


def _page(views: Views, page: Page) -> Thing:
    named = edition(views, page.entry.id if page.entry else "")
    kind = {"chapter": "Article", "index": "Dataset", "timeline": "CollectionPage"}.get(page.kind, "WebPage")
    return _full({
        "@type": kind, "@id": page.url, "headline" if kind == "Article" else "name": page.title,
        "description": "" if page.entry else page.description, "inLanguage": views.locale.tag,
        "creator" if kind == "Dataset" else "author": {"@type": "Organization", "name": views.label("site.authors")},
        "license": views.label("site.licence"), "version": named.label, "datePublished": html_date(named.date),
        "isPartOf": {"@type": "WebSite", "name": views.label("site.name"), "url": page.root},
        "mainEntity": _thing(views, page.entry, page) if page.entry else None,
    })


def _thing(views: Views, entry: Entry, page: Page) -> Thing:
    if entry.dataset.name == "sources":
        return _source(views, entry)
    title = entry.record.title
    others = [text for text in title.forms() if text != title[views.code]]
    known = {"@type": _TYPES.get(entry.dataset.name, "Thing"), "name": title[views.code], "alternateName": others}
    return _full(known | _details(views, entry, page.description))


def _details(views: Views, entry: Entry, description: str) -> Thing:
    """Return what the vocabulary has words for, from the fields of that name."""
    record, name = entry.own, entry.dataset.name
    if name in ("meetings", "events"):
        place = record.place and {"@type": "Place", "name": _title(views, record.place)}
        body = getattr(record, "body", None)
        organiser = body and {"@type": "Organization", "name": _title(views, body)}
        return _period(record.date) | {"location": place, "organizer": organiser}
    if name == "instruments":
        return {"legislationType": views.term("instrument-kinds", record.kind), "legislationDate": html_date(record.date),
                "legislationPassedBy": [{"@type": "Organization", "name": _title(views, party)} for party in record.parties]}
    if name == "figures":
        return {"description": description, "license": views.label("site.licence"), "variableMeasured": record.scope[views.code],
                "creator": {"@type": "Organization", "name": views.label("site.authors")}}
    if name == "glossary":
        return {"description": record.definition[views.code]}
    if name in ("places", "rivers"):
        return {"geo": record.position and {"@type": "GeoCoordinates", "latitude": str(record.position.lat),
                                            "longitude": str(record.position.lon)}}
    if name == "bodies":
        return {"foundingDate": html_date(record.founded)}
    return {"text": record.text[views.code]} if name == "positions" else {}


def _source(views: Views, entry: Entry) -> Thing:
    item = source_item(views, entry.id)
    authors = [{"@type": "Organization" if creator.corporate else "Person", "name": creator.name[views.code]}
               for creator in item.creators]
    carrier = "Periodical" if item.kind == "article" else "WebSite"
    container = item.container and _full({"@type": carrier, "name": item.container[views.code], "issn": item.issn})
    return _full({"@type": _SOURCES[item.kind], "name": item.own_title, "alternateName": item.translation(views.code),
                  "inLanguage": views.catalog.locales[item.language].tag, "author": authors, "isPartOf": container,
                  "legislationDate" if item.kind == "treaty" else "datePublished": html_date(item.date), "pagination": item.pages})


def _trail(views: Views, page: Page) -> Thing:
    steps = [(views.label("cite.home"), page.root)]
    if page.kind == "record" and page.dataset in by_name():
        steps.append((views.label(f"dataset.{page.dataset}"), f"{page.root}{page.dataset}/"))
    if page.kind == "timeline" and page.url != f"{page.root}timeline/":
        steps.append((views.label("timeline.title"), f"{page.root}timeline/"))
    if page.kind == "chart":
        steps.append((views.label("charts.title"), f"{page.root}charts/"))
    steps.append((page.title, page.url))
    return {"@type": "BreadcrumbList", "itemListElement": [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, start=1)
    ]}


def _period(date: Edtf | None) -> Thing:
    """Return first and last day as far as they are known; an interval's ends apart."""
    if date is None or not date.known:
        return {}
    if not date.interval:
        return {"startDate": html_date(date)}
    ends = [html_date(Edtf.parse(text)) if point else ""
            for text, point in zip(str(date).split("/"), (date.start, date.end), strict=True)]
    return {"startDate": ends[0], "endDate": ends[1]}


def _title(views: Views, name: str) -> str:
    return views.title(views.catalog.entries[name])


def _full(thing: Thing) -> Thing:
    """Return a thing without what is not known."""
    return {key: value for key, value in thing.items() if value}
