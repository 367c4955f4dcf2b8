"""What common static hosts read from the site itself: headers and redirects.

deploy/nginx.conf says the same to nginx.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from compendium.exports.base import Exporter, name_folder
from compendium.exports.charts import ChartCsv, ChartSvg
from compendium.exports.feed import Feed
from compendium.exports.security_headers import HEADERS, write_header_policy
from compendium.features.charts.view import is_drawn
from compendium.presentation.moved_pages import list_moved_pages
from compendium.presentation.record_view import Views

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# A name or a folder that holds a hash of its content: what lies there never changes.
LASTING = re.compile(r"assets/(?:.*\.)?[0-9a-f]{8}[./]")
# XML is told apart by names; MkDocs writes the sitemap.
XML_TYPES = {"feed.xml": f"{Feed.media_type}; charset=utf-8", "sitemap.xml": "application/xml; charset=utf-8"}



class Headers(Exporter):
    """Headers as Netlify, Cloudflare Pages and others read them.

    Safety, media types, who may fetch data, what may be kept.
    """

    file = "_headers"
    media_type = "text/plain"

    def finish(self, folder: Path) -> None:
        """Write the file; the drawings must be there, since the styles inside them are allowed by their
        hashes.
        """
        blocks = ("".join((f"{pattern}\n", *(f"  {name}: {value}\n" for name, value in headers.items())))
                  for pattern, headers in self._list_rules(folder))
        self.write(folder, "\n".join(blocks))

    def _list_rules(self, folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the headers of each pattern of addresses.

        No two patterns set the same header for one file.
        """
        hashes = find_style_hashes(sorted(folder.glob("data/*/*.svg")))
        yield "/*", {"Content-Security-Policy": write_header_policy(hashes), **HEADERS}
        for ending, media_type in list_data_types(self.context.formats).items():
            yield f"/*.{ending}", {"Content-Type": media_type, "Access-Control-Allow-Origin": "*"}
        for views in self.context.views.values():
            prefix = name_folder(views.language)
            for name, media_type in XML_TYPES.items():
                yield f"/{prefix}{name}", {"Content-Type": media_type, "Access-Control-Allow-Origin": "*"}
            for pattern in list_lasting(folder):
                yield f"/{prefix}{pattern}", {"Cache-Control": "public, max-age=31536000, immutable"}


class Redirects(Exporter):
    """Where pages and records that moved are now, and the page for a wrong address in each language."""

    file = "_redirects"
    media_type = "text/plain"

    def finish(self, folder: Path) -> None:
        """Write the file."""
        prefixes = [name_folder(views.language) for views in self.context.views.values()]
        lines = [line for views in self.context.views.values()
                 for line in self._list_moved(views, name_folder(views.language))]
        # The first language's page is what hosts show by themselves.
        lines += [f"/{prefix}* /{prefix}404.html 404" for prefix in prefixes if prefix]
        self.write(folder, "".join(f"{line}\n" for line in lines))

    def _list_moved(self, views: Views, prefix: str) -> Iterator[str]:
        language = views.language
        for old, new in list_moved_pages(language).items():
            yield f"/{prefix}{old}/ /{prefix}{new['href']} 301"
            folder, _, name = old.rpartition("/")
            if folder == "charts":
                names = {"chart": name, "code": language.code}
                # The table of values is one for all languages: the first leads on from it.
                files = (ChartCsv, ChartSvg) if views is self.context.first else (ChartSvg,)
                yield from (f"/{one.file.format(**names)} /{prefix}{new['href']} 301" for one in files)
        for chart in self.context.catalog.charts.values():
            if not is_drawn(self.context.catalog, chart):
                names = {"chart": chart.id, "code": language.code}
                yield f"/{ChartSvg.file.format(**names)} /{ChartCsv.file.format(**names)} 301"
        for item in self.context.catalog.withdrawals:
            if item.moved_to:
                target = self.context.catalog.entries[item.moved_to]
                yield f"/{prefix}{item.dataset}/{item.id}/ /{prefix}{target.dataset.name}/{target.id}/ 301"


def list_data_types(formats: Iterable[type[Exporter]]) -> dict[str, str]:
    """Return the media type of each ending, with the encoding of texts, for files that programs fetch, also
    from other sites.

    Of several formats with one ending, JSON for instance, the plainest stands for all.

    """
    found: dict[str, str] = {}
    for one in formats:
        ending = one.file.rpartition(".")[2]
        if one.title and ending != "xml":
            media_type = one.media_type if one.binary else f"{one.media_type}; charset=utf-8"
            found[ending] = min(found.get(ending, media_type), media_type, key=len)
    return found


def find_style_hashes(drawings: Iterable[Path]) -> set[str]:
    """Return the hashes of the styles inside drawings that stand by themselves."""
    styles = {style for path in drawings for style in _STYLE.findall(path.read_text(encoding="utf-8"))}
    return {f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
            for style in styles}


def list_lasting(folder: Path) -> list[str]:
    """Return the patterns of what may be kept for good.

    Files with a hash in their names, folders with one as theirs.
    """
    found = set()
    for path in sorted((folder / "assets").rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and (match := LASTING.match(name)):
            found.add(f"{match[0]}*" if match[0].endswith("/") else name)
    return sorted(found)
