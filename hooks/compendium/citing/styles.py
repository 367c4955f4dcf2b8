"""The one registry of citation styles and of formats for reference managers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..wording import Wording
from . import apa, bibtex, chicago, csl_json, gbt7714, mla, ris
from .item import Item

Form = Callable[[Item, Wording], str]


def _nothing(item: Item, views: Wording) -> str:  # noqa: ARG001
    return ""


@dataclass(frozen=True)
class Style:
    """A style for people: what the list of works has, what the text has, and the language whose readers expect it first.

    `label` is the key of its name.
    """

    name: str
    label: str
    entry: Form
    mention: Form = _nothing
    home: str = ""


@dataclass(frozen=True)
class Format:
    """A format for programs: `ending` of its files and their media type."""

    name: str
    title: str
    text: Form
    ending: str
    media: str


STYLES = (
    Style("gbt7714", "style.gbt7714", gbt7714.entry, gbt7714.mention, home="zh"),
    Style("apa", "style.apa", apa.entry, apa.mention),
    Style("chicago-notes", "style.chicago-notes", chicago.bibliography, chicago.note),
    Style("chicago-author-date", "style.chicago-author-date", chicago.reference, chicago.mention),
    Style("mla", "style.mla", mla.entry, mla.mention),
)
FORMATS = (
    Format("bibtex", "BibTeX", bibtex.text, "bib", "application/x-bibtex"),
    Format("ris", "RIS", ris.text, "ris", "application/x-research-info-systems"),
    Format("csl-json", "CSL-JSON", csl_json.text, "json", "application/vnd.citationstyles.csl+json"),
)


def styles_for(code: str) -> list[Style]:
    """Return the styles in the order that readers of a language expect: their own first."""
    return sorted(STYLES, key=lambda style: bool(style.home) != (style.home == code))
