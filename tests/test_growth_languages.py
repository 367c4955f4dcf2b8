"""How the site gets a language: at once with all its words, or on trial with some; in the places that CONTRIBUTING names, without code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from growing import Growth, places
from support import other_locale, run_command, unset

CYRILLIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопкрстуввхуз")


@pytest.fixture
def growth(tiny_copy: Path) -> Growth:
    return Growth(tiny_copy)


def add_language(growth: Growth, code: str, trial: bool) -> None:
    """Add a language's line and its settings; its words follow."""
    growth.write("data/locales.yml", yaml.safe_dump([other_locale(code) | ({"trial": True} if trial else {})], allow_unicode=True, sort_keys=False))
    settings = (growth.folder / "mkdocs.zh.yml").read_text(encoding="utf-8")
    growth.write("mkdocs.<code>.yml", settings.replace("docs/zh", f"docs/{code}").replace("site/zh", f"site/{code}")
                 .replace("language: zh", f"language: {code}").replace("locale: zh", f"locale: {code}"), at=f"mkdocs.{code}.yml")


def test_a_language_is_its_line_its_settings_and_its_words(growth):
    add_language(growth, "ru", trial=False)
    for path in sorted((growth.folder / "data").rglob("*.yml")):
        # Words that the checks read with are those of one language.
        if path.stem not in ("style", "reading", "search"):
            translate(path)
    for path in sorted((growth.folder / "docs" / "en").rglob("*.md")):
        name = path.relative_to(growth.folder / "docs" / "en").as_posix()
        growth.write("data/", path.read_text(encoding="utf-8"), at=f"docs/ru/{name}")
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


COUNTED = {
    "ru": 'ru: {one: "{count} запись", few: "{count} записи", many: "{count} записей", other: "{count} записи"}',
    "kk": 'kk: {one: "{count} жазба", other: "{count} жазба"}',
}
DAYS = {"ru": ("21 марта 2015 года", "3 записи", "5 записей"), "kk": ("2015 жылғы 21 наурыз", "3 жазба", "5 жазба")}


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_a_language_on_trial_shows_what_it_has_and_the_rest_in_english(growth, code):
    add_language(growth, code, trial=True)
    growth.write("data/", (growth.folder / "docs" / "en" / "index.md").read_text(encoding="utf-8"), at=f"docs/{code}/index.md")
    labels = growth.folder / "data" / "labels.yml"
    text = labels.read_text(encoding="utf-8")
    count = 'theme.count: {en: {one: "{count} record", other: "{count} records"}, '
    assert count in text
    labels.write_text(text.replace(count, count + COUNTED[code] + ", "), encoding="utf-8")
    for number in range(1, 9):
        theme = "trade" if number <= 3 else "energy"
        growth.write("data/", f"""
- id: invented-{number}
  title: {{en: Invented event {number}, zh: 虚构事件{number}}}
  kind: founding
  themes: [{theme}]
  date: "2015-03-{20 + number}"
  sources: [{{source: alpha, at: t1, printed: {{date: 2015年3月{20 + number}日}}}}]
""", at="data/events.yml")
    told = run_command(growth.folder, "check").stdout
    assert "no problems" in told, told
    missing, every = (int(number.replace(",", "")) for number in
                      re.search(rf"^{code}: ([\d,]+) of ([\d,]+) texts missing, shown in English$", told, re.M).groups())
    assert every - 5 < missing < every
    site = growth.build()

    record = (site / code / "events/invented-1/index.html").read_text(encoding="utf-8")
    assert DAYS[code][0] in unset(record) and '<h1 id="invented-1"><span lang="en">Invented event 1</span></h1>' in record
    themes = (site / code / "themes/index.html").read_text(encoding="utf-8")
    assert all(words in themes for words in DAYS[code][1:]) and not re.search(r"\d records?\b", themes)
    chapter = (site / code / "water/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{code}"' in chapter and re.search(r'<div lang="en">\s*<h1 id="water">', chapter)
    assert "<title>The brook" in chapter and "Silver Brook" in (site / code / "search/names.js").read_text(encoding="utf-8")
    # In what is packed, the bytes of a mark may stand by chance.
    for path in (path for path in site.rglob("*.*") if path.suffix not in (".zip", ".gz", ".xlsx", ".parquet")):
        assert not re.search("[\ufdd0\ufdd1]", path.read_bytes().decode("utf-8", "ignore")), path


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
        return {"ru": _cyrillic(value["en"])} | own
    if {"en", "zh"} <= set(value) and isinstance(value["en"], dict):
        return {"ru": dict.fromkeys(("one", "few", "many", "other"), _cyrillic(value["en"]["other"]))} | own
    return own


def _cyrillic(text: str) -> str:
    return re.sub(r"\{[^{}]*\}|\]\([^)]*\)|[^{}\]]+|\]", lambda match: match[0] if match[0][0] in "{]" else match[0].translate(CYRILLIC), text)
