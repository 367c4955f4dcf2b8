"""How the project grows: each way that CONTRIBUTING describes, done on a copy of the tiny site, in the places it names and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from support import ROOT, mkdocs

GUIDES = {"en": ROOT / "CONTRIBUTING.md", "zh": ROOT / "CONTRIBUTING.zh.md"}
CYRILLIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопкрстуввхуз")


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

    def write(self, place: str, text: str, at: str = "") -> None:
        """Add text to the end of a file, which may be new; `at` is the file where the guide's `place` is a pattern."""
        path = self.folder / (at or place)
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(old + text, encoding="utf-8")
        self._note(place)

    def insert(self, place: str, before: str, text: str, at: str = "") -> None:
        """Put text before the last place where `before` stands in a file."""
        path = self.folder / (at or place)
        old = path.read_text(encoding="utf-8")
        head, found, tail = old.rpartition(before)
        assert found, f"{path} has no '{before}'"
        path.write_text(head + text + before + tail, encoding="utf-8")
        self._note(place)

    def build(self) -> Path:
        """Build the site strictly and return it."""
        result = mkdocs(self.folder, "build", "--strict")
        assert result.returncode == 0, result.stdout + result.stderr
        return self.folder / "site"

    def _note(self, place: str) -> None:
        if place not in self.touched:
            self.touched.append(place)


@pytest.fixture
def growth(tiny_copy: Path) -> Growth:
    return Growth(tiny_copy)


def test_a_dataset_is_a_model_a_line_its_records_and_their_words(growth):
    growth.write("hooks/compendium/models/<name>.py", '''"""Orchards."""

from __future__ import annotations

from typing import Annotated

from ..edtf import Edtf
from ..fields import Term
from .record import PlaceRef, Record


class Orchard(Record):
    """A planting of fruit trees."""

    kind: Annotated[str, Term("orchard-kinds")]
    planted: Edtf | None = None
    place: PlaceRef | None = None
''', at="hooks/compendium/models/orchards.py")
    growth.insert("hooks/compendium/datasets.py", "from .models import Record", "from .models.orchards import Orchard\n")
    growth.insert("hooks/compendium/datasets.py", ")\n\n\ndef by_name", '    Dataset("orchards", Orchard, ("kind", "planted", "place"), '
                  'facets=("kind",), dated=("planted",)),\n')
    growth.write("data/<name>.yml", """
- id: dawnport-orchard
  title: {en: Dawnport orchard, zh: 晨港果园}
  kind: apples
  themes: [agriculture]
  planted: "3001-04"
  place: dawnport
  sources: [{source: alpha, at: t1, printed: {place: 晨港, planted: 3001年4月}}]
""", at="data/orchards.yml")
    growth.write("data/floors.yml", "orchards: 1\n")
    growth.write("data/labels.yml", """
dataset.orchards: {en: Orchards, zh: 果园}
dataset.orchards.about: {en: Plantings of fruit trees., zh: 果树的种植园。}
kind.orchards: {en: Orchard, zh: 果园}
field.planted: {en: Planted, zh: 栽种}
""")
    growth.write("data/fields.yml", """
orchards.kind: {en: What grows there., zh: 所种的果树。}
orchards.planted: {en: When it was planted., zh: 栽种时间。}
orchards.place: {en: Where it lies., zh: 所在地点。}
""")
    growth.write("data/vocabulary.yml", "\norchard-kinds:\n  apples: {en: apples, zh: 苹果}\n")
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        growth.insert("mkdocs.yml", "      - rivers/index.md\n", "      - orchards/index.md\n", at=name)
    site = growth.build()

    for prefix, words in (("", ("Dawnport orchard", "April 3001", "apples")), ("zh/", ("晨港果园", "3001年4月", "苹果"))):
        record = (site / prefix / "orchards/dawnport-orchard/index.html").read_text(encoding="utf-8")
        assert all(word in record for word in words)
        assert 'href="../../places/dawnport/"' in record
        assert words[0] in (site / prefix / "orchards/index.html").read_text(encoding="utf-8")
        assert "orchards/dawnport-orchard/" in (site / prefix / "themes/agriculture/index.html").read_text(encoding="utf-8")
        assert "orchards/dawnport-orchard/" in (site / prefix / "places/dawnport/index.html").read_text(encoding="utf-8")
    for name in ("data/orchards.csv", "data/orchards.json", "schemas/orchards.schema.json", "data/records/dawnport-orchard.json"):
        assert (site / name).is_file()
    assert growth.touched == places("dataset", "en") == places("dataset", "zh")


def test_a_language_is_its_words_and_a_settings_file(growth):
    growth.write("data/locales.yml", yaml.safe_dump([russian(growth.folder)], allow_unicode=True))
    for path in sorted((growth.folder / "data").rglob("*.yml")):
        translate(path)
    growth.touched.append("data/")
    settings = (growth.folder / "mkdocs.zh.yml").read_text(encoding="utf-8")
    growth.write("mkdocs.<code>.yml", settings.replace("docs/zh", "docs/ru").replace("site/zh", "site/ru")
                 .replace("language: zh", "language: ru").replace("locale: zh", "locale: ru"), at="mkdocs.ru.yml")
    for path in sorted((growth.folder / "docs" / "en").rglob("*.md")):
        name = path.relative_to(growth.folder / "docs" / "en").as_posix()
        growth.write("docs/<code>/", path.read_text(encoding="utf-8"), at=f"docs/ru/{name}")
    site = growth.build()

    record = (site / "ru/rivers/silver-brook/index.html").read_text(encoding="utf-8")
    assert '<html lang="ru"' in record and "Серебряный ручей" in record
    for prefix in ("", "zh/"):
        assert 'hreflang="ru" href="https://compendium.example/ru/rivers/silver-brook/"' in (
            site / prefix / "rivers/silver-brook/index.html").read_text(encoding="utf-8")
    addresses = {path.relative_to(site / "zh") for path in (site / "zh").rglob("*.html")}
    assert {path.relative_to(site / "ru") for path in (site / "ru").rglob("*.html")} == addresses
    assert (site / "ru/search").is_dir() and (site / "ru/feed.xml").is_file()
    assert growth.touched == places("language", "en") == places("language", "zh")


def russian(folder: Path) -> dict[str, object]:
    """Return a third language: the second's settings under another name."""
    locale = yaml.safe_load((folder / "data" / "locales.yml").read_text(encoding="utf-8"))[0]
    return locale | {"code": "ru", "name": "Русский", "tag": "ru", "path": "ru"}


def translate(path: Path) -> None:
    """Give every text of a data file its Russian: the English in other letters, placeholders kept."""
    value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    path.write_text(yaml.safe_dump(_translated(value), allow_unicode=True, sort_keys=False), encoding="utf-8")


def _translated(value: object) -> object:
    if isinstance(value, list):
        return [_translated(item) for item in value]
    if not isinstance(value, dict):
        return value
    own = {key: _translated(item) for key, item in value.items()}
    if {"en", "zh"} <= set(value) and isinstance(value["en"], str):
        words = re.sub(r"\{\w*\}|[^{}]+", lambda match: match[0] if match[0][0] == "{" else match[0].translate(CYRILLIC), value["en"])
        return {"ru": words} | own
    return own


def test_an_export_is_a_class_a_line_and_two_words(growth):
    growth.write("hooks/compendium/exporters/<name>.py", '''"""A list of all ids."""

from __future__ import annotations

from pathlib import Path

from .base import Exporter


class Ids(Exporter):
    """One id a line, in the order of the data."""

    title = "download.ids"
    about = "download.ids.about"
    file = "data/ids.txt"
    media_type = "text/plain"

    def finish(self, folder: Path) -> None:
        """Write the file."""
        self.write(folder, "".join(f"{name}\\n" for name in self.context.catalog.entries))
''', at="hooks/compendium/exporters/ids.py")
    growth.insert("hooks/compendium/exporters/__init__.py", "from .plain", "from .ids import Ids\n")
    growth.insert("hooks/compendium/exporters/__init__.py", "Archive,", "Ids, ")
    growth.write("data/labels.yml", "download.ids: {en: All ids, zh: 全部标识}\ndownload.ids.about: {en: One a line., zh: 每行一个。}\n")
    site = growth.build()

    assert "silver-brook" in (site / "data/ids.txt").read_text(encoding="utf-8").split()
    for prefix, title in (("", "All ids"), ("zh/", "全部标识")):
        text = (site / prefix / "data/index.html").read_text(encoding="utf-8")
        assert title in text and 'ids.txt"' in text
    assert growth.touched == places("export", "en") == places("export", "zh")
