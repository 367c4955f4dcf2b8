"""JSON-LD: what a page is about, in the vocabulary of schema.org."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from compendium.core.edtf import Edtf
from compendium.core.field_walk import known_specs
from compendium.core.fields import ChapterProse, FieldSpec, Text
from compendium.features.citations.edition import name_edition
from compendium.features.citations.pages import Page
from compendium.features.citations.sources import cite_source
from compendium.presentation.authorities import list_same_as
from compendium.presentation.language import Language, format_html_date
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.datasets import by_name
from compendium.records.models import Evidence
from compendium.records.models.coordinates import Coordinates

Thing = dict[str, Any]
_SOURCES = {"article": "ScholarlyArticle", "entry": "Article", "treaty": "Legislation"}


def make_graph(language: Language, page: Page, files: Sequence[Thing] = ()) -> Thing:
    """Return the page with what it is about, and the way to it from the home page.

    `files` are those that the data page offers.
    """
    if page.kind == "home":
        return {"@context": "https://schema.org", "@graph": [_make_site(language, page)]}
    known = _make_page(language, page)
    if page.kind == "data":
        known["dataset"] = _make_whole(language, page, files)
    return {"@context": "https://schema.org", "@graph": [known, _make_trail(language, page)]}


def _make_site(language: Language, page: Page) -> Thing:
    return {"@type": "WebSite", "@id": page.url, "name": language.label("site.name"), "url": page.url,
            "description": page.description, "inLanguage": language.locale.tag,
            "license": language.label("site.licence")}


def _make_whole(language: Language, page: Page, files: Sequence[Thing]) -> Thing:
    """Return all the data as one data set with its files."""
    named = name_edition(language)
    return _write_full({
        "@type": "Dataset", "@id": f"{page.url}#files", "name": language.label("site.name"), "url": page.url,
        "description": page.description, "license": language.label("site.licence"), "version": named.name,
        "datePublished": format_html_date(named.date), "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": language.label("site.authors")},
        "distribution": [{"@type": "DataDownload", "name": file["title"], "encodingFormat": file["type"],
            "contentUrl": file["url"]} for file in files],
    })


def _make_page(language: Language, page: Page) -> Thing:
    named = name_edition(language, page.subject, page.kind)
    kind = {"chapter": "Article", "index": "Dataset", "timeline": "CollectionPage",
            "data": "DataCatalog"}.get(page.kind, "WebPage")
    return _write_full({
        "@type": kind, "@id": page.url, "headline" if kind == "Article" else "name": page.title,
        "description": "" if page.entry else page.description, "inLanguage": language.locale.tag,
        "creator" if kind in ("Dataset", "DataCatalog")
        else "author": {"@type": "Organization", "name": language.label("site.authors")},
        "license": language.label("site.licence"), "version": named.name,
        "datePublished": format_html_date(named.date),
        "isPartOf": {"@type": "WebSite", "name": language.label("site.name"), "url": page.root},
        "mainEntity": _make_thing(language, page.entry, page) if page.entry else None,
    })


def _make_thing(language: Language, entry: Entry, page: Page) -> Thing:
    if entry.dataset.name == "sources":
        return _make_source(language, entry)
    title = entry.record.title
    others = [text for text in entry.names if text != title[language.code]]
    dataset = entry.dataset
    known: Thing = {"@type": dataset.schema_type, "name": title[language.code], "alternateName": others,
                    "sameAs": list_same_as(entry.record)}
    if dataset.schema_type == "Dataset":
        known |= {"description": page.description, "license": language.label("site.licence"),
                  "creator": {"@type": "Organization", "name": language.label("site.authors")}}
    specs = {spec.name: spec for spec in known_specs(dataset.model)}
    for item in dataset.properties:
        value = getattr(entry.record, item.field)
        known |= _write_period(value) if item.name == "startDate" else {
            item.name: _write_value(language, value, specs[item.field], item.type)}
    return _write_full(known)


def _write_value(language: Language, value: Any, spec: FieldSpec, kind: str) -> Any:
    """Return a field's value as schema.org has it; records that it names are things of a `kind`."""
    if isinstance(value, Edtf):
        return format_html_date(value)
    if isinstance(value, Coordinates):
        return {"@type": "GeoCoordinates", "latitude": str(value.lat), "longitude": str(value.lon)}
    if spec.kind is Evidence:
        return [_write_evidence(page) for page in value]
    if isinstance(value, ChapterProse):
        return {"@type": kind, "text": Views(language.catalog, language.code).text(value)}
    if isinstance(value, Text):
        return value[language.code]
    if value and spec.term:
        return language.term(spec.term.vocabulary, value)
    if value and spec.ref:
        named = value if spec.many else (value,)
        things = [{"@type": kind, "name": _write_title(language, name)} for name in named]
        return things if spec.many else things[0]
    return value


def _write_evidence(page: Evidence) -> Thing:
    return _write_full({"@type": "WebPage", "name": page.title, "url": page.address,
                        "publisher": {"@type": "Organization", "name": page.publisher},
                        "datePublished": format_html_date(page.date)})


def _make_source(language: Language, entry: Entry) -> Thing:
    item = cite_source(language, entry.id)
    authors = [{"@type": "Organization" if creator.corporate else "Person",
                "name": creator.name[language.code]}
               for creator in item.creators]
    carrier = "Periodical" if item.kind == "article" else "WebSite"
    container = item.container and _write_full({"@type": carrier, "name": item.container[language.code],
                                          "issn": item.issn})
    return _write_full({"@type": _SOURCES[item.kind], "name": item.own_title,
                  "alternateName": item.translation(language.code),
                  "inLanguage": language.catalog.locales[item.language].tag, "author": authors,
                  "isPartOf": container,
                  "legislationDate" if item.kind == "treaty"
                  else "datePublished": format_html_date(item.date),
                  "pagination": item.pages})


def _make_trail(language: Language, page: Page) -> Thing:
    steps = [(language.label("cite.home"), page.root)]
    if page.kind == "record" and page.dataset in by_name():
        steps.append((language.label(f"dataset.{page.dataset}"), f"{page.root}{page.dataset}/"))
    if page.kind == "timeline" and page.url != f"{page.root}timeline/":
        steps.append((language.label("timeline.title"), f"{page.root}timeline/"))
    if page.kind == "chart":
        steps.append((language.label("charts.title"), f"{page.root}charts/"))
    steps.append((page.title, page.url))
    return {"@type": "BreadcrumbList", "itemListElement": [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, start=1)
    ]}


def _write_period(date: Edtf | None) -> Thing:
    """Return first and last day as far as they are known; an interval's ends apart."""
    if date is None or not date.known:
        return {}
    if not date.interval:
        return {"startDate": format_html_date(date)}
    ends = [format_html_date(Edtf.parse(text)) if point else ""
            for text, point in zip(str(date).split("/"), (date.start, date.end), strict=True)]
    return {"startDate": ends[0], "endDate": ends[1]}


def _write_title(language: Language, name: str) -> str:
    return language.title(language.catalog.entries[name])


def _write_full(thing: Thing) -> Thing:
    """Return a thing without what is not known."""
    return {key: value for key, value in thing.items() if value}
