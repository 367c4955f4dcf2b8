"""What a dataset is: its model, and all that pages, exports, citations and the search need to know of it."""

from __future__ import annotations

from dataclasses import dataclass

from compendium.records.models.record import Record

# Where records come from: the sources whose words they quote, or public pages beside them.
SOURCES_ORIGIN, BACKGROUND_ORIGIN = "sources", "background"


@dataclass(frozen=True)
class Property:
    """What schema.org calls a field; where the field names records, `type` is what they are to schema.org."""

    name: str
    field: str
    type: str = ""


@dataclass(frozen=True)
class Dataset:
    """One kind of record: its name is its data file, its words file, its address and its key in exports.

    `columns` are those of the index table besides the title: fields, or what is worked out from several
    (see presentation/answers.py); `facets` are the fields that it can be filtered by. Records stand in the
    `order` of these fields, then as in their file; where the first is a term, its terms are headings.
    `gist` are the fields whose first sentence says what a thing is or what happened, the nearest first.
    `dated` are the fields that put the record on the timeline; `date` the one that search results show.
    `template` makes the pages of its records, `index` that of all; `weight` says how likely a searcher means
    one of them; `named` says that a name is all of their titles, so that most questions with it ask for
    another page. `schema_type` is the type of what it describes at schema.org, with the `properties` that its
    fields are; `item_type` what Zotero saves it as. `group` is where its index stands in the navigation.
    `carried` are the fields that the rows of its parts repeat; `standing` is the field that says how far
    a thing has come. `leading` tells it apart where kinds are summed up; `disputes` says that its records
    are disagreements about others, `asked` that they are questions about them. The calendar has each
    `anniversary` and each `deadline`. `origin` is what its records rest on; background stays apart from all
    else and can be left out of a site.
    """

    name: str
    model: type[Record]
    columns: tuple[str, ...]
    facets: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    date: str = "date"
    order: tuple[str, ...] = ()
    gist: tuple[str, ...] = ("summary",)
    template: str = "pages/record.html"
    index: str = "pages/index.html"
    weight: float = 1.0
    named: bool = False
    schema_type: str = "Thing"
    properties: tuple[Property, ...] = ()
    item_type: str = "encyclopediaArticle"
    group: str = "records"
    carried: tuple[str, ...] = ()
    standing: str = ""
    leading: bool = False
    disputes: bool = False
    asked: bool = False
    anniversary: str = ""
    deadline: str = ""
    origin: str = SOURCES_ORIGIN

    @property
    def opening(self) -> tuple[str, ...]:
        """Return the fields that a page begins with: those that say what a thing is, then its summary."""
        return (*(() if "summary" in self.gist else self.gist), "summary")

    @property
    def apart(self) -> bool:
        """Return whether its records are background, which nothing that rests on the sources may use."""
        return self.origin == BACKGROUND_ORIGIN
