"""The whole site in one zip file that opens from a disk.

Every link names its page, since a disk shows folders.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from compendium.core.borrowed import without_marks
from compendium.exports.archive import put
from compendium.exports.base import Context, Exporter
from compendium.features.citations import tell_edition
from compendium.presentation.language import Language
from compendium.presentation.record_view import Views

_ROOT = "compendium/"
# A link, a form or a redirect to a folder of the site: relative, with nothing after its last slash but a
# query or an anchor.
_FOLDER = re.compile(rb'((?:href|action)="|content="0; url=)((?:\.\.?/|[\w-]+/)*(?:\.\.?)?)(?=["#?])')
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
# What only a server or its visitors' programs need; there are no wrong addresses here.
_LEFT_OUT = re.compile(r"(?:^|/)(?:404\.html|sitemap\.xml|robots\.txt|_headers|_redirects)$|\.(?:gz|br)$")
_PACKED = (".zip", ".png")
# The quickest setting: the next ones take twice the time for a tenth of the bytes.
_LEVEL = 1


class Offline(Exporter):
    """Every page and file in every language, with a read-me; bytes that depend on nothing but the site.

    It is made from the finished site and costs a tenth of a build, so it is not among the formats that every
    build writes.
    """

    title = "download.offline"
    about = "download.offline.about"
    file = "compendium-offline.zip"
    media_type = "application/zip"

    def finish(self, folder: Path) -> None:
        """Write the file; every language must be built."""
        with zipfile.ZipFile(folder / self.file, "w") as archive:
            put(archive, f"{_ROOT}README.txt", self._write_readme().encode("utf-8-sig"))
            for name, content in self._list_contents(folder):
                method = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
                put(archive, _ROOT + name, content, method, _LEVEL)

    def _list_contents(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if name != self.file and not _LEFT_OUT.search(name) and path.is_file():
                content = path.read_bytes()
                yield name, self._write_page(name, content) if path.suffix == ".html" else content

    def _write_page(self, name: str, content: bytes) -> bytes:
        """Return a page with its links ending in files; this copy itself is only on the published site."""
        content = _POLICY.sub(b"", _FOLDER.sub(_name_page, content), count=1)
        here = b"../" * name.count("/")
        return content.replace(b'href="' + here + self.file.encode(),
                               b'href="' + self.context.url(self.file).encode())

    def _write_readme(self) -> str:
        lines = (line for views in self.context.views.values()
                 for line in self._write_language(views.language))
        return without_marks("\r\n".join(lines))

    def _write_language(self, language: Language) -> list[str]:
        return [language.label("site.name"), self.context.url("", language), "",
                tell_edition(language), "", language.label("offline.readme"), "",
                language.label("data.licence.text"), "", ""]


def write_offline(views: dict[str, Views], docs: Path, folder: Path, site_url: str) -> None:
    """Write the copy of the finished site in `folder` into it; `views` has the records in each language."""
    Offline(Context(views, docs, site_url), {}).finish(folder)


def _name_page(found: re.Match[bytes]) -> bytes:
    """Return a link to a folder as one to its page."""
    start, path = found[1], found[2]
    return start + path + (b"/" if path.endswith(b".") else b"") + b"index.html" if path else found[0]
