"""The sources and chapters of the site for reference managers, in each language."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from compendium.exports.base import Exporter
from compendium.features.citations import write_bibliography


class Bibliography(Exporter):
    """One format of citations; `ending` is the one that the citing package knows it by."""

    each = "language"
    ending: ClassVar[str] = ""

    def finish(self, folder: Path) -> None:
        """Write one file a language."""
        for views in self.context.views.values():
            self.write(folder, write_bibliography(views, self.ending, self.context.url("", views.language)),
                       code=views.language.code)


class Bibtex(Bibliography):
    """For LaTeX, JabRef and others."""

    title = "download.bibtex"
    about = "download.bibtex.about"
    file = "data/bibliography.{code}.bib"
    media_type = "application/x-bibtex"
    ending = "bib"


class Ris(Bibliography):
    """For EndNote, NoteExpress and others."""

    title = "download.ris"
    about = "download.ris.about"
    file = "data/bibliography.{code}.ris"
    media_type = "application/x-research-info-systems"
    ending = "ris"


class CslJson(Bibliography):
    """For Zotero, citeproc and Pandoc."""

    title = "download.csl"
    about = "download.csl.about"
    file = "data/bibliography.{code}.json"
    media_type = "application/vnd.citationstyles.csl+json"
    ending = "json"
