"""The one registry of citation styles and of formats for reference managers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compendium.features.citations import apa, bibtex, chicago, csl_json, gbt7714, mla, ris
from compendium.features.citations.item import HAN, CitedWork
from compendium.presentation.language import Language

Form = Callable[[CitedWork, Language], str]


def _in_own_words(form: Form) -> Form:
    """Return a form that cites a work without Chinese characters in that work's own language, as Chinese
    texts do too.
    """
    def _written(item: CitedWork, language: Language) -> str:
        foreign = item.language != language.code and not HAN.search(item.own_title)
        return form(item, Language(language.catalog, item.language) if foreign else language)
    return _written


@dataclass(frozen=True)
class Style:
    """A style for people: what the list of works has, what the text has, and the language whose readers
    expect it first.

    `label` is the key of its name, `where` that of where the mention stands; `iso` says that days are
    numbers.

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
    Style("gbt7714", "style.gbt7714", gbt7714.write_entry, gbt7714.write_mention, home="zh", iso=True),
    Style("apa", "style.apa", _in_own_words(apa.write_entry), _in_own_words(apa.write_mention)),
    Style("chicago-notes", "style.chicago-notes", _in_own_words(chicago.write_bibliography),
          _in_own_words(chicago.write_note),
          "cite.in_note"),
    Style("chicago-author-date", "style.chicago-author-date", _in_own_words(chicago.write_reference),
          _in_own_words(chicago.write_mention)),
    Style("mla", "style.mla", _in_own_words(mla.write_entry), _in_own_words(mla.write_mention)),
)
FORMATS = (
    Format("bibtex", "BibTeX", bibtex.write_bibtex, "bib", "application/x-bibtex"),
    Format("ris", "RIS", ris.write_ris, "ris", "application/x-research-info-systems"),
    Format("csl-json", "CSL-JSON", csl_json.write_csl, "json", "application/vnd.citationstyles.csl+json"),
)


def styles_for(code: str) -> list[Style]:
    """Return the styles in the order that readers of a language expect: their own first."""
    return sorted(STYLES, key=lambda style: bool(style.home) != (style.home == code))
