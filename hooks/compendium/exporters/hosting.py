"""What common static hosts read from the site itself: headers and redirects. tools/deploy.py makes nginx's settings from them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..policy import HEADERS, header_policy
from .base import Exporter, language_path

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# A name or a folder that holds a hash of its content: what lies there never changes.
LASTING = re.compile(r"assets/(?:.*\.)?[0-9a-f]{8}[./]")
# Files that programs fetch, also from other sites; media types that hosts do not know or send without the encoding.
DATA_TYPES = {
    "csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8", "geojson": "application/geo+json; charset=utf-8",
    "ics": "text/calendar; charset=utf-8", "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8", "sqlite": "application/vnd.sqlite3", "zip": "application/zip",
}
XML_TYPES = {"feed.xml": "application/atom+xml; charset=utf-8", "sitemap.xml": "application/xml; charset=utf-8"}


class Headers(Exporter):
    """Headers as Netlify, Cloudflare Pages and others read them: safety, media types, who may fetch data, what may be kept."""

    file = "_headers"
    media_type = "text/plain"

    def finish(self, folder: Path) -> None:
        """Write the file; the drawings must be there, since the styles inside them are allowed by their hashes."""
        blocks = ("".join((f"{pattern}\n", *(f"  {name}: {value}\n" for name, value in headers.items())))
                  for pattern, headers in self._rules(folder))
        self.write(folder, "\n".join(blocks))

    def _rules(self, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the headers of each pattern of addresses; no two patterns set the same header for one file."""
        yield "/*", {"Content-Security-Policy": header_policy(style_hashes(sorted(folder.glob("data/*/*.svg")))), **HEADERS}
        for extension, media_type in DATA_TYPES.items():
            yield f"/*.{extension}", {"Content-Type": media_type, "Access-Control-Allow-Origin": "*"}
        for views in self.context.views.values():
            prefix = language_path(views)
            for name, media_type in XML_TYPES.items():
                yield f"/{prefix}{name}", {"Content-Type": media_type, "Access-Control-Allow-Origin": "*"}
            for pattern in lasting(folder):
                yield f"/{prefix}{pattern}", {"Cache-Control": "public, max-age=31536000, immutable"}


class Redirects(Exporter):
    """Where records that moved are now, and the page for a wrong address in each language."""

    file = "_redirects"
    media_type = "text/plain"

    def finish(self, folder: Path) -> None:
        """Write the file."""
        prefixes = [language_path(views) for views in self.context.views.values()]
        lines = [line for prefix in prefixes for line in self._moved(prefix)]
        # The first language's page is what hosts show by themselves.
        lines += [f"/{prefix}* /{prefix}404.html 404" for prefix in prefixes if prefix]
        self.write(folder, "".join(f"{line}\n" for line in lines))

    def _moved(self, prefix: str) -> Iterator[str]:
        for item in self.context.catalog.withdrawals:
            if item.moved_to:
                target = self.context.catalog.entries[item.moved_to]
                yield f"/{prefix}{item.dataset}/{item.id}/ /{prefix}{target.dataset.name}/{target.id}/ 301"


def style_hashes(drawings: Iterable[Path]) -> set[str]:
    """Return the hashes of the styles inside drawings that stand by themselves."""
    styles = {style for path in drawings for style in _STYLE.findall(path.read_text(encoding="utf-8"))}
    return {f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}" for style in styles}


def lasting(folder: Path) -> list[str]:
    """Return the patterns of what may be kept for good: files with a hash in their names, folders with one as theirs."""
    found = set()
    for path in sorted((folder / "assets").rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and (match := LASTING.match(name)):
            found.add(f"{match[0]}*" if match[0].endswith("/") else name)
    return sorted(found)
