"""Everything in one zip file whose bytes depend on nothing but the data."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from compendium.exports.base import Exporter
from compendium.features.citations import tell_edition, write_data_citation
from compendium.presentation.language import Language

_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
# What a user of any file must know, in the order of reading; the data page says the same.
CONVENTIONS = ("data.convention.ids", "data.convention.languages", "data.convention.dates",
               "data.convention.lists",
               "data.convention.formulas", "data.convention.sources", "data.convention.disputes")


class Archive(Exporter):
    """All files of data/ and schemas/ but the single records, with a read-me, the licences and checksums."""

    title = "download.zip"
    about = "download.zip.about"
    file = "data/compendium.zip"
    media_type = "application/zip"
    binary = True

    def finish(self, folder: Path) -> None:
        """Write the archive; all other files must be there."""
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _list_taken(folder)}
        files |= {path.name: path.read_bytes()
                  for path in sorted(self.context.catalog.root.parent.glob("LICENSE*"))}
        files["README.txt"] = self._write_readme().encode("utf-8-sig")
        sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n"
                       for name, content in sorted(files.items()))
        files["SHA256SUMS"] = sums.encode()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in sorted(files.items()):
                put(archive, name, content)
        self.write(folder, buffer.getvalue())

    def _write_readme(self) -> str:
        return "\r\n".join(line for views in self.context.columned.values()
                           for line in self._write_language(views.language))

    def _write_language(self, language: Language) -> list[str]:
        titles = [language.label("data.conventions"), *(language.label(key) for key in CONVENTIONS)]
        tables = [f"{table.name}: {table.label[language.code]}" for table in self.tables.values()]
        citation = write_data_citation(language, self.context.url("", language))
        return [language.label("site.name"), "", language.label("site.description"),
                self.context.url("", language),
                tell_edition(language), "", language.label("data.cite"), citation, "",
                language.label("data.zip.layout"), "", *titles, "", language.label("data.tables"),
                *tables, "",
                language.label("data.licence"), language.label("data.licence.text"), "", ""]


def put(archive: zipfile.ZipFile, name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED,
        level: int | None = None) -> None:
    """Add one file with a fixed date and mode."""
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type, info.external_attr, info.create_system = method, _READABLE, 3
    archive.writestr(info, content, compresslevel=level)


def _list_taken(folder: Path) -> list[Path]:
    """Return the files of data and schemas, without pages and without what each dataset holds anyway."""
    found = [path for name in ("data", "data/views", "schemas") for path in (folder / name).glob("*")]
    return sorted(path for path in found
                  if path.is_file() and path.name not in ("index.html", "compendium.zip"))
