"""The theme's styles and scripts: their address holds a hash of what is in them, so that browsers may keep
them for good.

Readers get one style sheet, made of Material's and our own, and a second with the dark colours for those
without JavaScript, for whom no script sets the scheme.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from compendium.mkdocs_adapter.stylesheets import find_dark, merge

_FOLDER = "assets/"
_STYLES, _DARK = "assets/compendium.css", "assets/dark.css"
# What Material brings along and no page asks for: its styles, which are in ours, and its scripts.
_UNUSED = ("assets/stylesheets/", "assets/javascripts/")

# A comment that has its lines for itself.
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*$", re.MULTILINE | re.DOTALL)


def name_assets(config: MkDocsConfig) -> None:
    """Put the hash of all own styles and scripts into their addresses.

    One folder, so that they find each other.
    """
    if "styles" not in config.extra:  # One language takes them over from another.
        config.extra["styles"] = _list_styles(config)
    digest = hashlib.sha256(config.extra["styles"].encode())
    for path in _list_scripts(config):
        digest.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    config.extra["assets"] = f"{_FOLDER}{digest.hexdigest()[:8]}/"
    config.extra_css = [_list_moved(path, config) for path in config.extra_css]
    for script in config.extra_javascript:
        if not isinstance(script, str):
            script.path = _list_moved(script.path, config)


def place_assets(files: Files, config: MkDocsConfig) -> None:
    """Have the styles and scripts written to the addresses that `name_assets` gave them, and nothing that no
    page asks for.
    """
    styles = config.extra["styles"]
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or file.src_uri == _STYLES:
            files.remove(file)
    files.append(File.generated(config, _STYLES, content=styles))
    files.append(File.generated(config, _DARK, content=find_dark(styles)))
    for path in _list_scripts(config):
        name = f"{_FOLDER}{path.name}"
        placed = files.get_file_from_path(name)
        if placed:
            files.remove(placed)
        files.append(File.generated(config, name, content=strip_script(path.read_text(encoding="utf-8"))))
    for name in (_STYLES, _DARK, *(f"{_FOLDER}{path.name}" for path in _list_scripts(config))):
        placed = files.get_file_from_path(name)
        if placed:
            placed.dest_uri = _list_moved(name, config)


def strip_script(text: str) -> str:
    """Return a script without its indentation and the lines that are comments, a quarter of what it weighs.

    No text in a script may go over several lines.
    """
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def _list_styles(config: MkDocsConfig) -> str:
    folders = [Path(folder, _FOLDER, "stylesheets") for folder in config.theme.dirs]
    theme = [path for kind in ("main", "palette") for folder in folders
             for path in sorted(folder.glob(f"{kind}.*.css"))]
    texts = tuple(path.read_text(encoding="utf-8")
                  for path in (*theme, Path(str(config.theme.custom_dir), _STYLES)))
    known = config.extra["site"].catalog.cache.memory.of("styles")
    return known.recall(texts, _merge_own, texts)[0]


def _merge_own(texts: tuple[str, ...]) -> Iterator[str]:
    """Yield the theme's styles and, the last of all, ours as one."""
    yield merge(texts[:-1], texts[-1:])


def _list_scripts(config: MkDocsConfig) -> list[Path]:
    return sorted(Path(str(config.theme.custom_dir), _FOLDER).glob("*.js"))


def _list_moved(path: str, config: MkDocsConfig) -> str:
    folder, _, name = path.rpartition("/")
    return config.extra["assets"] + name if f"{folder}/" == _FOLDER else path
