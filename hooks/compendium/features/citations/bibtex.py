"""BibTeX, as BibLaTeX and the older styles both read it."""

from __future__ import annotations

import re

from babel import Locale

from compendium.features.citations.item import HAN, CitedWork, Creator, choose_words
from compendium.features.citations.keys import make_key
from compendium.presentation.language import Language

_KINDS = {"article": "article", "entry": "incollection", "dataset": "misc", "treaty": "misc"}
_ESCAPED = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$",
            "_": r"\_",
            "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_UNSAFE = re.compile("|".join(map(re.escape, _ESCAPED)))


def write_bibtex(item: CitedWork, language: Language) -> str:
    """Return one entry, ended by a line break."""
    code, container = language.code, choose_words(item.container, language.code) if item.container else ""
    title, translation = item.own_title, item.translation(code)
    if translation:
        title = language.label("citing.translated", title=title, translation=translation)
    kind = _KINDS[item.kind] if container else "misc"
    fields = {
        "author": " and ".join(_write_name(creator, code) for creator in item.creators),
        "title": f"{{{escape(title)}}}",
        # In braces, since styles put the capitals of what carries a work into small letters.
        "journal" if kind == "article" else "booktitle"
        if kind == "incollection" else "howpublished": f"{{{escape(container)}}}" if container else "",
        "volume": escape(item.volume), "number": escape(item.issue), "pages": item.pages.replace("-", "--"),
        "year": item.year, "month": _write_month(item), "edition"
        if kind == "incollection" else "version": escape(item.version),
        "address": escape(choose_words(item.place, code)) if item.place else "", "issn": item.issn,
        "url": _write_address(item.url),
        "note": escape(language.label("citing.undated")) if kind == "misc" and not item.year else "",
        # The babel package's name of the language; a field `language` would be printed.
        "langid": (Locale(item.language).get_language_name("en") or "").lower(),
    }
    lines = [f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
             for name, value in fields.items() if value]
    return f"@{kind}{{{make_key(item, language)},\n" + ",\n".join(lines) + "\n}\n"


def escape(value: str) -> str:
    """Return a text in which nothing is TeX any more."""
    return _UNSAFE.sub(lambda match: _ESCAPED[match[0]], " ".join(value.split()))


def _write_name(creator: Creator, code: str) -> str:
    """Return a name; a body stands in braces, and a Chinese name stays one."""
    name = choose_words(creator.name, code)
    if creator.corporate:
        return f"{{{escape(name)}}}"
    return escape(name) if HAN.search(name) else escape(f"{choose_words(creator.family, code)}, "
                                                        f"{choose_words(creator.given, code)}")


def _write_month(item: CitedWork) -> str:
    """Return the month by the name that every style has for it, or nothing."""
    month = item.date.start.month if item.year and item.date and item.date.start else None
    return _MONTHS[month - 1] if month else ""


def _write_address(url: str) -> str:
    """Return an address as \\url takes it: braces would end the field."""
    return url.replace("{", "%7B").replace("}", "%7D")
