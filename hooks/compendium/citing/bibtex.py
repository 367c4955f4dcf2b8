"""BibTeX, as BibLaTeX and the older styles both read it."""

from __future__ import annotations

import re

from ..wording import Wording
from .item import HAN, Creator, Item, said

_KINDS = {"article": "article", "entry": "incollection", "dataset": "misc", "treaty": "misc"}
_ESCAPED = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$", "_": r"\_",
            "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_UNSAFE = re.compile("|".join(map(re.escape, _ESCAPED)))


def text(item: Item, views: Wording) -> str:
    """Return one entry, ended by a line break."""
    code, container = views.code, said(item.container, views.code) if item.container else ""
    title, translation = item.own_title, item.translation(code)
    if translation:
        title = views.label("citing.translated", title=title, translation=translation)
    kind = _KINDS[item.kind] if container else "misc"
    fields = {
        "author": " and ".join(_name(creator, code) for creator in item.creators),
        "title": f"{{{escaped(title)}}}",
        "journal" if kind == "article" else "booktitle" if kind == "incollection" else "howpublished": escaped(container),
        "volume": escaped(item.volume), "number": escaped(item.issue), "pages": item.pages.replace("-", "--"),
        "year": item.year, "month": _month(item), "edition" if kind == "incollection" else "version": escaped(item.edition),
        "address": escaped(said(item.place, code)) if item.place else "", "issn": item.issn, "url": _address(item.url),
        "note": escaped(views.label("citing.undated")) if kind == "misc" and not item.year else "",
        "language": views.catalog.locales[item.language].tag,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{item.id},\n" + ",\n".join(lines) + "\n}\n"


def escaped(value: str) -> str:
    """Return a text in which nothing is TeX any more."""
    return _UNSAFE.sub(lambda match: _ESCAPED[match[0]], " ".join(value.split()))


def _name(creator: Creator, code: str) -> str:
    """Return a name; a body stands in braces, and a Chinese name stays one."""
    name = said(creator.name, code)
    if creator.corporate:
        return f"{{{escaped(name)}}}"
    return escaped(name) if HAN.search(name) else escaped(f"{said(creator.family, code)}, {said(creator.given, code)}")


def _month(item: Item) -> str:
    month = item.date.start.month if item.year and item.date and item.date.start else None
    return str(month) if month else ""


def _address(url: str) -> str:
    """Return an address as \\url takes it: braces would end the field."""
    return url.replace("{", "%7B").replace("}", "%7D")
