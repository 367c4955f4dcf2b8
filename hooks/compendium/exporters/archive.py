"""Everything in one zip file whose bytes depend on nothing but the data."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from ..views import Views
from .base import Exporter

_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
# What a user of any file must know, in the order of reading; the data page says the same.
CONVENTIONS = ("data.convention.ids", "data.convention.languages", "data.convention.dates", "data.convention.lists",
               "data.convention.formulas", "data.convention.sources", "data.convention.disputes")


class Archive(Exporter):
    """All files of data/ and schemas/ but the single records, with a read-me, the licences and checksums."""

    title = "download.zip"
    about = "download.zip.about"
    file = "data/compendium.zip"
    media_type = "application/zip"

    def finish(self, folder: Path) -> None:
        """Write the archive; all other files must be there."""
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in _taken(folder)}
        files |= {path.name: path.read_bytes() for path in sorted(self.context.catalog.root.parent.glob("LICENSE*"))}
        files["README.txt"] = self._readme().encode("utf-8-sig")
        sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
        files["SHA256SUMS"] = sums.encode()
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in sorted(files.items()):
                put(archive, name, content)
        self.write(folder, buffer.getvalue())

    def _readme(self) -> str:
        return "\r\n".join(line for views in self.context.views.values() for line in self._language(views))

    def _language(self, views: Views) -> list[str]:
        titles = [views.label("data.conventions"), *(views.label(key) for key in CONVENTIONS)]
        tables = [f"{table.name}: {table.label[views.code]}" for table in self.tables.values()]
        return [views.label("site.name"), "", views.label("site.description"), self.context.url("", views), "",
                views.label("data.zip.layout"), "", *titles, "", views.label("data.tables"), *tables, "",
                views.label("data.licence"), views.label("data.licence.text"), "", ""]


def put(archive: zipfile.ZipFile, name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED, level: int | None = None) -> None:
    """Add one file with a fixed date and mode."""
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type, info.external_attr, info.create_system = method, _READABLE, 3
    archive.writestr(info, content, compresslevel=level)


def _taken(folder: Path) -> list[Path]:
    """Return the files of data and schemas, without pages and without what each dataset holds anyway."""
    found = [*(folder / "data").glob("*"), *(folder / "schemas").glob("*")]
    return sorted(path for path in found if path.is_file() and path.name not in ("index.html", "compendium.zip"))
