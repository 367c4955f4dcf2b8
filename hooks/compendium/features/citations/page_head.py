"""What a page's head tells reference managers, search engines and those who share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from compendium.core.borrowed import LENDER
from compendium.features.citations.item import CitedWork, choose_words
from compendium.features.citations.json_ld import Thing, make_graph
from compendium.features.citations.pages import Page, cite_page
from compendium.features.citations.ris import write_name as inverted
from compendium.features.citations.sources import cite_instrument, cite_source
from compendium.presentation.language import Language, format_html_date
from compendium.presentation.templates import write_script_json
from compendium.records.models import Source

# Zotero's kind of item, by what is described: a work by itself, or a page by its kind; a record's is its
# dataset's, and whatever is not named is an entry of a reference work.
_WORKS = {"treaty": "statute", "article": "journalArticle"}
_ITEM_TYPES = {"index": "dataset", "data": "dataset", "timeline": "webpage", "home": "webpage",
               "page": "webpage"}
_ENTRY = "encyclopediaArticle"
# Where each kind of Zotero's has what carries the item.
_CONTAINERS = {_ENTRY: "z:encyclopediaTitle", "dictionaryEntry": "z:dictionaryTitle",
               "journalArticle": "citation_journal_title", "webpage": "z:websiteTitle"}
Pair = tuple[str, str]


def make_head(language: Language, page: Page, files: Sequence[Thing] = ()) -> dict[str, Any]:
    """Return {"meta": names and contents, "social": properties and contents, "linked": JSON-LD}.

    `files` are those of the data page, each {"title", "type", "url"}.
    """
    return {
        "meta": list(_list_meta(language, page)),
        "social": list(_list_social(language, page)),
        "linked": write_script_json(make_graph(language, page, files)),
    }


def _list_meta(language: Language, page: Page) -> Iterator[Pair]:
    item, kind = find_subject(language, page)
    tag = language.catalog.locales[item.language].tag
    authors = [inverted(creator, item.language) for creator in item.creators]
    yield "z:itemType", kind
    yield "citation_title", item.own_title
    yield from (("citation_author", author) for author in authors)
    yield "citation_language", tag
    # Without a date of the page's own, Zotero would take the first date that its text speaks of.
    yield "citation_publication_date", format_html_date(item.date) or language.label("citing.undated")
    yield from ((name, value) for name, value in _list_details(item, kind) if value)
    yield "DC.title", item.own_title
    yield from (("DC.creator", author) for author in authors)
    yield "DC.language", tag
    yield "DC.identifier", item.url or page.url
    rights = _name_rights(language, page)
    if rights:
        yield "DC.rights", rights
    if format_html_date(item.date):
        yield "DC.date", format_html_date(item.date)


def find_subject(language: Language, page: Page) -> tuple[CitedWork, str]:
    """Return what a reference manager should save, and Zotero's kind of it.

    From the page of a source or an instrument that is the work itself, else the page.
    """
    kind = page.entry.dataset.item_type if page.entry else _ITEM_TYPES.get(page.kind, _ENTRY)
    if page.entry and kind == "statute":
        item = cite_instrument(language, page.entry, page.url)
    elif page.entry and isinstance(page.entry.record, Source):
        item = cite_source(language, page.entry.id)
    else:
        return cite_page(language, page), kind
    return item, _WORKS.get(item.kind, _ENTRY)


def _list_details(item: CitedWork, kind: str) -> Iterator[Pair]:
    """Yield what carries the item and where in it, its edition, its place and its address."""
    first, _, last = item.pages.partition("-")
    yield _CONTAINERS.get(kind, "z:repository"), choose_words(item.container, item.language)
    yield from (("citation_volume", item.volume), ("citation_issue", item.issue),
                ("citation_issn", item.issn), ("citation_firstpage", first), ("citation_lastpage", last),
                ("citation_public_url", item.url),
                ("z:versionNumber" if kind == "dataset" else "bibo:edition", item.version))
    # A statute has no field for its place; in this form styles find it all the same.
    yield "z:extra", f"Place: {choose_words(item.place, item.language)}" if item.place else ""


def _name_rights(language: Language, page: Page) -> str:
    """Return whose the rights are: ours in our pages, a source's as its record says, a treaty's unsaid."""
    if page.entry and isinstance(page.entry.record, Source):
        return language.term("licences", page.entry.record.licence)
    statute = page.entry and page.entry.dataset.item_type == "statute"
    return "" if statute else language.label("site.copyright")


def _list_social(language: Language, page: Page) -> Iterator[Pair]:
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:url", page.url
    yield "og:type", "website" if page.kind == "home" else "article"
    # A reference manager would take this for the journal in which the source appeared.
    if not (page.entry and isinstance(page.entry.record, Source)):
        yield "og:site_name", language.label("site.name")
    # A language on trial has no picture yet.
    yield "og:image", f"{page.root}assets/sharing.{LENDER if language.locale.trial else language.code}.png"
    yield "og:image:width", "1200"
    yield "og:image:height", "630"
    yield "og:image:alt", language.label("sharing.alternative")
    for code in sorted(language.catalog.locales, key=lambda code: code != language.code):
        property_ = "og:locale" if code == language.code else "og:locale:alternate"
        yield property_, language.catalog.labels["cite.locale"][code]


