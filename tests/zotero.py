"""What Zotero saves of a page, by the rules of its translators "Embedded Metadata" and "RDF" (github.com/zotero/translators).

Only what those rules do with the names that pages here have; a name that they don't know is left out there as here.
"""

from __future__ import annotations

import re
from html import unescape

_PREFIXES = ("z", "dc", "dcterms", "bibo", "og", "prism", "article", "eprints")
_META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"')
# Of the fields that RDF fills in, the names that count, the strongest first.
_RDF = {"title": ("dc:title", "og:title"), "publicationTitle": ("prism:publicationName", "dc:source", "og:site_name"), "rights": ("dc:rights",),
        "edition": ("bibo:edition",), "date": ("og:published_time", "article:published_time", "dc:date"), "url": ("og:url",),
        "abstractNote": ("og:description",), "language": ("dc:language",)}
_HIGHWIRE = {"title": "title", "publication_date": "date", "date": "date", "journal_title": "publicationTitle", "volume": "volume", "issue": "issue",
             "publisher": "publisher", "public_url": "url", "language": "language", "issn": "ISSN"}
# What a container is called where it isn't called by its general name.
_CONTAINERS = {"encyclopediaArticle": "encyclopediaTitle", "dictionaryEntry": "dictionaryTitle", "webpage": "websiteTitle"}
_FIELDS = {"encyclopediaArticle": {"encyclopediaTitle", "edition"}, "dictionaryEntry": {"dictionaryTitle", "edition"}, "webpage": {"websiteTitle"}, "statute": {"extra"},
           "journalArticle": {"publicationTitle", "volume", "issue", "pages", "ISSN"}, "dataset": {"repository", "versionNumber"}}
_EVERY = {"itemType", "title", "date", "url", "language", "rights", "abstractNote", "creators", "guessed"}


def saved(page: str) -> dict | None:
    """Return the item, or None where the page has nothing for a reference manager; `guessed` are fields taken from the page's text."""
    found: dict[str, list[str]] = {}
    for name, content in _META.findall(page):
        if content:
            found.setdefault(name, []).append(unescape(content))
    parts = {key: re.split("[.:_]", key, maxsplit=1) for key in found}
    named = {f"{prefix.lower()}:{name[0][:1].lower()}{name[0][1:]}": found[key] for key, (prefix, *name) in parts.items()
             if name and prefix.lower() in _PREFIXES}
    highwire = {key.removeprefix("citation_"): values for key, values in found.items() if key.startswith("citation_")}
    if not named and not highwire:
        return None
    item: dict = {field: next(named[name][0] for name in names if name in named) for field, names in _RDF.items() if any(name in named for name in names)}
    item["itemType"] = "webpage" if not highwire.get("title") else "journalArticle"
    item |= {name.removeprefix("z:"): values[0] for name, values in named.items() if name.startswith("z:")}
    if "journal_title" in highwire:
        item["itemType"] = "journalArticle"
    item |= {field: highwire[name][0] for name, field in _HIGHWIRE.items() if name in highwire}
    pages = [highwire[name][0] for name in ("firstpage", "lastpage") if name in highwire]
    item |= {"pages": "-".join(pages)} if pages else {}
    item["creators"] = [_clean(name) for name in highwire.get("author", named.get("dc:creator", []))]
    item["guessed"] = []
    if not item.get("date") and (first := re.search(r'<time[^>]* datetime="([^"]+)"', page)):
        item |= {"date": first[1], "guessed": ["date"]}
    return _fit(item)


def _fit(item: dict) -> dict:
    """Return what the kind of item has fields for, its container under its own name; both names must mean one work."""
    kind = item["itemType"]
    own = _CONTAINERS.get(kind)
    if own and item.get("publicationTitle"):
        assert item.setdefault(own, item["publicationTitle"]) == item["publicationTitle"], item
    return {field: value for field, value in item.items() if field in _EVERY | _FIELDS[kind]}


def _clean(name: str) -> tuple[str, str]:
    """Return a family and a given name; who has none is a body, or written as one."""
    bare = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if "," in name:
        family, _, given = bare.partition(",")
        return family, given.strip()
    given, _, family = bare.rpartition(" ")
    return family, given
