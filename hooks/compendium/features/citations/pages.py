"""Which pages can be cited, and each as an item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from compendium.features.citations.edition import name_edition
from compendium.features.citations.item import CitedWork, Creator
from compendium.presentation.language import Language
from compendium.presentation.moved_pages import is_moved
from compendium.records.catalog import Entry
from compendium.records.datasets import by_name

_WITHOUT_SUBJECT = frozenset({"search/"})


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of ours: `kind` is chapter, record, index, timeline, chart, map, data, home or page.

    `url` is absolute, `root` the address of the language. A page without a kind of its own, such as that of a
    theme, is a plain page.
    """

    kind: str
    path: str
    url: str
    root: str
    title: str
    description: str = ""
    entry: Entry | None = None
    dataset: str = ""

    @property
    def citable(self) -> bool:
        """Return whether the page has something of its own to cite; home and plain pages only lead on."""
        return self.kind not in ("home", "page")

    @property
    def subject(self) -> str:
        """Return what the page is of: a record, a chapter, a dataset, a chart or a map, by its id or name."""
        return self.entry.id if self.entry else self.dataset or self.path.strip("/").rpartition("/")[2]

    @property
    def name(self) -> str:
        """Return a short name for files and keys: the record's id, or the page's place in the site."""
        return self.entry.id if self.entry else self.path.strip("/").replace("/", "-")


def make_page(language: Language, path: str, url: str, title: str, description: str = "",
            chapter: bool = False) -> Page | None:
    """Return the page at `path`, which counts from the language's root; None if it is moved or the search.

    `url` is its whole address.
    """
    parts = path.strip("/").split("/")
    words: dict[str, Any] = {"path": path, "url": url, "root": url.removesuffix(path), "title": title,
                             "description": description}
    if is_moved(language.catalog, path) or path in _WITHOUT_SUBJECT:
        return None
    if not path:
        return Page(kind="home", **words)
    if chapter:
        return Page(kind="chapter", **words)
    if parts[0] == "timeline":
        return Page(kind="timeline", **words)
    if parts[0] in by_name() and (len(parts) == 1 or re.fullmatch(r"part-\d+", parts[1])):
        return Page(kind="index", dataset=parts[0], **words)
    if parts == ["data"]:
        return Page(kind="data", **words | {"title": language.label("cite.data")})
    if parts[0] == "charts" and parts[-1] in language.catalog.charts:
        return Page(kind="chart", **words)
    if parts[0] == "maps" and parts[-1] in language.catalog.maps:
        return Page(kind="map", **words)
    entry = language.catalog.entries.get(parts[-1])
    if entry and parts == [entry.dataset.name, entry.id]:
        return Page(kind="record", entry=entry, dataset=entry.dataset.name, **words)
    return Page(kind="page", **words)


def cite_page(language: Language, page: Page) -> CitedWork:
    """Return a page of ours as an item: an entry of the site as a reference work, or a data set in it."""
    code = language.code
    named = name_edition(language, page.subject, page.kind)
    values = page.kind in ("index", "data") or bool(page.entry and page.entry.dataset.item_type == "dataset")
    return CitedWork(
        id=page.name, kind="dataset" if values else "entry", language=code,
        title={code: page.title}, creators=(Creator(name={code: language.label("site.authors")}),),
        container={code: language.label("site.name")}, date=named.date, edition=named.label,
        version=named.name, url=page.url,
    )
