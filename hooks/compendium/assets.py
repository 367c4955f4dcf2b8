"""The theme's own styles and scripts: their address holds a hash of what is in them, so that browsers may keep them for good.

One of the styles is made here: the dark colours for readers without JavaScript, for whom no script sets the scheme.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_FOLDER = "assets/"
_KINDS = (".css", ".js")
_DARK = "assets/dark.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")
_SLATE = re.compile(r'\[data-md-color-scheme="?slate"?\](?!\[)')


def name_assets(config: MkDocsConfig) -> None:
    """Put the hash of all own styles and scripts into their addresses; one folder, so that they find each other."""
    digest = hashlib.sha256(dark_styles(config).encode())
    for path in _own(config):
        digest.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    config.extra["assets"] = f"{_FOLDER}{digest.hexdigest()[:8]}/"
    config.extra_css = [_moved(path, config) for path in config.extra_css]
    for script in config.extra_javascript:
        if not isinstance(script, str):
            script.path = _moved(script.path, config)


def move_assets(files: Files, config: MkDocsConfig) -> None:
    """Let own styles and scripts be written to the addresses that `name_assets` gave them."""
    files.append(File.generated(config, _DARK, content=dark_styles(config)))
    for name in (_DARK, *(f"{_FOLDER}{path.name}" for path in _own(config))):
        file = files.get_file_from_path(name)
        if file:
            file.dest_uri = _moved(name, config)


def dark_styles(config: MkDocsConfig) -> str:
    """Return what the styles of Material and our own say of the dark scheme, for a reader whose system asks for it."""
    palettes = [path for folder in config.theme.dirs for path in sorted(Path(folder, _FOLDER, "stylesheets").glob("palette.*.css"))]
    rules = [rule for path in (*palettes, *_own(config)) if path.suffix == ".css" for rule in _dark_rules(path)]
    return "@media screen and (prefers-color-scheme: dark) {\n" + "\n".join(rules) + "\n}\n"


def _dark_rules(path: Path) -> list[str]:
    text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
    rules = ((selector.strip(), block) for selector, block in _RULE.findall(text))
    return [_SLATE.sub("[data-md-color-scheme]", selector) + block for selector, block in rules
            if _SLATE.search(selector) and ":not(" not in selector]


def _own(config: MkDocsConfig) -> list[Path]:
    folder = Path(str(config.theme.custom_dir), _FOLDER)
    return sorted(path for path in folder.iterdir() if path.suffix in _KINDS)


def _moved(path: str, config: MkDocsConfig) -> str:
    folder, _, name = path.rpartition("/")
    return config.extra["assets"] + name if f"{folder}/" == _FOLDER else path
