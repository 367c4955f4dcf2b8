"""The one registry of citation styles and of formats for reference managers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..wording import Wording
from . import apa, bibtex, chicago, csl_json, gbt7714, mla, ris
from .item import HAN, Item

Form = Callable[[Item, Wording], str]


def _own_words(form: Form) -> Form:
    """Return a form that cites a work without Chinese characters in that work's own language, as Chinese texts do too."""
    def _written(item: Item, views: Wording) -> str:
        foreign = item.language != views.code and not HAN.search(item.own_title)
        return form(item, Wording(views.catalog, item.language) if foreign else views)
    return _written


@dataclass(frozen=True)
class Style:
    """A style for people: what the list of works has, what the text has, and the language whose readers expect it first.

    `label` is the key of its name, `where` that of where the mention stands; `iso` says that days are numbers.
    """

    name: str
    label: str
    entry: Form
    mention: Form
    where: str = "cite.in_text"
    home: str = ""
    iso: bool = False


@dataclass(frozen=True)
class Format:
    """A format for programs: `ending` of its files and their media type."""

    name: str
    title: str
    text: Form
    ending: str
    media: str


STYLES = (
    Style("gbt7714", "style.gbt7714", gbt7714.entry, gbt7714.mention, home="zh", iso=True),
    Style("apa", "style.apa", _own_words(apa.entry), _own_words(apa.mention)),
    Style("chicago-notes", "style.chicago-notes", _own_words(chicago.bibliography), _own_words(chicago.note), "cite.in_note"),
    Style("chicago-author-date", "style.chicago-author-date", _own_words(chicago.reference), _own_words(chicago.mention)),
    Style("mla", "style.mla", _own_words(mla.entry), _own_words(mla.mention)),
)
FORMATS = (
    Format("bibtex", "BibTeX", bibtex.text, "bib", "application/x-bibtex"),
    Format("ris", "RIS", ris.text, "ris", "application/x-research-info-systems"),
    Format("csl-json", "CSL-JSON", csl_json.text, "json", "application/vnd.citationstyles.csl+json"),
)


def styles_for(code: str) -> list[Style]:
    """Return the styles in the order that readers of a language expect: their own first."""
    return sorted(STYLES, key=lambda style: bool(style.home) != (style.home == code))
