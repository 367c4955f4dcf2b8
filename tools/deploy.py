"""Fill deploy/nginx.conf in for a built site: its headers, media types, redirects and pages for wrong addresses."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from compendium.exporters.hosting import DATA_TYPES, LASTING, XML_TYPES  # noqa: E402

TEMPLATE = ROOT / "deploy" / "nginx.conf"
# What the site has beside its data; nginx adds the encoding to texts.
_PAGES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "txt": "text/plain",
    "svg": "image/svg+xml", "png": "image/png", "gz": "application/gzip",
}
_ENCODED = ("text/html", "text/css", "text/javascript", "text/plain", "image/svg+xml")


def nginx(site: Path, listen: str, name: str, root: str) -> str:
    """Return the configuration; `root` is where the site will lie on the server."""
    data = {extension: media_type.partition(";")[0] for extension, media_type in DATA_TYPES.items()}
    types = _PAGES | data | {"xml": XML_TYPES["sitemap.xml"].partition(";")[0]}
    feeds = [media_type.partition(";")[0] for media_type in XML_TYPES.values()]
    texts = [data[extension] for extension, media_type in DATA_TYPES.items() if "charset" in media_type]
    moved, wrong = redirects((site / "_redirects").read_text(encoding="utf-8"))
    words = {
        "listen": [listen], "name": [name], "root": [root], "lasting": [LASTING.pattern], "data": ["|".join(DATA_TYPES)],
        "types": [f"{media_type} {extension};" for extension, media_type in types.items()],
        # text/html always has its encoding, and nginx warns when it is named.
        "charset": [" ".join(dict.fromkeys([*_ENCODED[1:], *texts, *feeds]))],
        "headers": [f'add_header {header} "{value}" always;' for header, value in site_headers(site).items()],
        "errors": [f"location {folder} {{ error_page 404 {page}; }}" for folder, page in wrong],
        "redirects": [f"location = {old} {{ return 301 {new}; }}" for old, new in moved],
    }
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines()
    return "".join(f"{line}\n" for template in lines for line in _filled(template, words))


def site_headers(site: Path) -> dict[str, str]:
    """Return the headers that the site's own _headers asks for on every address."""
    block = (site / "_headers").read_text(encoding="utf-8").partition("\n\n")[0].splitlines()[1:]
    return dict(line.strip().split(": ", 1) for line in block)


def redirects(text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what moved where, and which folder has which page for wrong addresses."""
    rows = [line.split() for line in text.splitlines()]
    moved = [(old, new) for old, new, code in rows if code == "301"]
    return moved, [(old.rstrip("*"), new) for old, new, code in rows if code == "404"]


def _filled(template: str, words: dict[str, list[str]]) -> list[str]:
    """Return a line with its words; one whose only content is a word becomes as many lines as that has."""
    indent = template[: len(template) - len(template.lstrip())]
    alone = re.fullmatch(r"\s*@(\w+)@", template)
    if alone:
        return [indent + value for value in words[alone[1]]]
    if template.startswith("#"):
        return [template]
    return [re.sub(r"@(\w+)@", lambda found: words[found[1]][0], template)]


def main() -> None:
    """Write the configuration to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--listen", default="80")
    parser.add_argument("--name", default="_", help="the server's name")
    parser.add_argument("--root", default="/srv/compendium", help="where the site lies on the server")
    arguments = parser.parse_args()
    arguments.target.parent.mkdir(parents=True, exist_ok=True)
    arguments.target.write_text(nginx(arguments.site, arguments.listen, arguments.name, arguments.root), encoding="utf-8")
    print(arguments.target)


if __name__ == "__main__":
    main()
