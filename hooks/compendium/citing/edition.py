"""Which edition of the site a citation names. The one place that knows where editions come from."""

from __future__ import annotations

from dataclasses import dataclass

from ..edtf import Edtf
from ..errors import DataError
from ..fields import Frozen, Line
from ..loading import mapping, read
from ..wording import Wording


class Current(Frozen):
    """The optional file data/edition.yml: the edition that the working copy is published as."""

    name: Line
    date: Edtf


@dataclass(frozen=True)
class Edition:
    """An edition as citations name it: its label in words and its date, which an unpublished one lacks."""

    label: str
    date: Edtf | None


def edition(views: Wording) -> Edition:
    """Return the edition being built; raise DataError if its file has faults."""
    path = views.catalog.root / "edition.yml"
    if not path.is_file():
        return Edition(views.label("edition.unpublished"), None)
    current, faults = mapping(read(path, views.catalog.root), Current)
    if current is None:
        raise DataError(faults)
    return Edition(views.label("edition.named", name=current.name), current.date)
