"""Which pages can be cited, and each as an item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..catalog import Entry
from ..datasets import by_name
from ..wording import Wording
from .edition import edition
from .item import Creator, Item


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of ours: `kind` is chapter, record, index, timeline, chart, map or home; `url` is absolute.

    `root` is the address of the language.
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
        """Return whether the page has something of its own to cite; the home page only leads on."""
        return self.kind != "home"

    @property
    def name(self) -> str:
        """Return a short name for files and keys: the record's id, or the page's place in the site."""
        return self.entry.id if self.entry else self.path.strip("/").replace("/", "-")


def page_of(views: Wording, path: str, url: str, title: str, description: str = "", chapter: bool = False) -> Page | None:
    """Return the page at `path`, which counts from the language's root, or None if it only leads to others.

    `url` is its whole address.
    """
    parts = path.strip("/").split("/")
    words: dict[str, Any] = {"path": path, "url": url, "root": url.removesuffix(path), "title": title, "description": description}
    if not path:
        return Page(kind="home", **words)
    if chapter:
        return Page(kind="chapter", **words)
    if parts[0] == "timeline":
        return Page(kind="timeline", **words)
    if parts[0] in by_name() and (len(parts) == 1 or re.fullmatch(r"part-\d+", parts[1])):
        return Page(kind="index", dataset=parts[0], **words)
    if parts[0] == "charts" and parts[-1] in views.catalog.charts:
        return Page(kind="chart", **words)
    if parts[0] == "maps" and parts[-1] in views.catalog.maps:
        return Page(kind="map", **words)
    entry = views.catalog.entries.get(parts[-1])
    if entry and parts == [entry.dataset.name, entry.id]:
        return Page(kind="record", entry=entry, dataset=entry.dataset.name, **words)
    return None


def page_item(views: Wording, page: Page) -> Item:
    """Return a page of ours as an item: an entry of the site as a reference work, or a data set in it."""
    code = views.code
    named = edition(views, page.entry.id if page.entry else "")
    return Item(
        id=page.name, kind="dataset" if page.kind == "index" or page.dataset == "figures" else "entry", language=code,
        title={code: page.title}, creators=(Creator(name={code: views.label("site.authors")}),),
        container={code: views.label("site.name")}, date=named.date, edition=named.label, url=page.url,
    )
