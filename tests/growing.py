"""What the tests of growth share: edits to a copy of the tiny site, the places that they touch, and those that the guide names."""

from __future__ import annotations

import re
from pathlib import Path

from gates import pass_every_gate
from support import ROOT

GUIDES = {"en": ROOT / "CONTRIBUTING.md", "zh": ROOT / "CONTRIBUTING.zh.md"}


def places(section: str, code: str) -> list[str]:
    """Return the file that each numbered step of a section names first."""
    text = GUIDES[code].read_text(encoding="utf-8")
    body = re.search(rf'^## [^\n]*<a id="{section}"></a>\n(.*?)(?=^## |\Z)', text, re.M | re.S)
    assert body, f"{GUIDES[code].name} has no section '{section}'"
    return [match[1] for match in re.finditer(r"^\d\. [^`]*`([^`]+)`", body[1], re.M)]


class Growth:
    """Edits to a copy of the site, with the places that they touched in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: list[str] = []
        self.modules: list[str] = []

    def write(self, place: str, text: str, at: str = "") -> None:
        """Add text to the end of a file, which may be new; `at` is the file where the guide's `place` is a pattern."""
        path = self.folder / (at or place)
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(old + text, encoding="utf-8")
        self._note(place, path)

    def insert(self, place: str, before: str, text: str, at: str = "") -> None:
        """Put text before the last place where `before` stands in a file."""
        path = self.folder / (at or place)
        old = path.read_text(encoding="utf-8")
        head, found, tail = old.rpartition(before)
        assert found, f"{path} has no '{before}'"
        path.write_text(head + text + before + tail, encoding="utf-8")
        self._note(place, path)

    def build(self) -> Path:
        """Pass every gate and return the built site."""
        return pass_every_gate(self.folder, self.modules)

    def _note(self, place: str, path: Path) -> None:
        if path.suffix == ".py":
            self.modules = sorted({*self.modules, path.relative_to(self.folder).as_posix()})
        if place not in self.touched:
            self.touched.append(place)
