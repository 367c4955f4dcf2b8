"""Every page of the built site read for broken strings, and each kind of them planted once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import real_catalog
from wording import Runs, find_slips

CATALOG = real_catalog()
# Pages whose tables show the raw values of files, or what readers of either language type into the search.
RAW = ("data/", "data/load/", "data/dictionary/", "quality/", "quality/search/")
LISTS = [CATALOG.words.labels[field][code] if field in CATALOG.words.labels else CATALOG.labels[field][code]
         for field in ("field.also", "field.article_number") for code in CATALOG.locales]


def write_page(code: str, body: str) -> str:
    return f'<html lang="{code}"><body><article>{body}</article></body></html>'


@pytest.mark.parametrize(("kind", "code", "body"), [
    ("other language", "zh-Hans", "<p>两国签署 a joint declaration 。</p>"),
    ("other language", "zh-Hans", '<input aria-label="Switch to light mode">'),
    ("other language", "zh-Hans", '<a href="#a" title="Permanent link">¶</a>'),
    ("other language", "zh-Hans", "<span>城市（北纬51°），via the gazetteer</span>"),
    ("other language", "en", "<p>The two sides 商定 a draft.</p>"),
    ("other language", "en", '<img alt="河流地图" src="a.svg">'),
    ("bare id", "zh-Hans", "<p>见<a href='#'>brook-length-alpha</a>。</p>"),
    ("bare id", "en", "<p>See brook-length-alpha for more.</p>"),
    ("word of a locator", "zh-Hans", "<p>李建民，脚注author</p>"),
    ("word of a locator", "en", "<p>Li Jianmin, note author</p>"),
    ("hyphen between names", "zh-Hans", "<p>中国-中亚合作论坛</p>"),
    ("range after from", "en", "<p>The visit lasted from <time>19–21 May</time> 2014.</p>"),
    ("range after from", "zh-Hans", "<p>访问从19日—21日进行。</p>"),
    ("unit beside noun", "zh-Hans", "<p>超过<b>30万人</b>牧民逃入中国。</p>"),
    ("unit beside noun", "en", "<p>More than 300,000 people nomads fled.</p>"),
    ("unit twice", "zh-Hans", "<p>贸易额330亿美元美元。</p>"),
    ("unit twice", "en", "<p>Trade of US$33 billion dollars.</p>"),
    ("hedge twice", "zh-Hans", "<p>约近70个城市。</p>"),
    ("hedge twice", "en", "<p>about nearly 70 cities</p>"),
    ("script without its language", "en", "<dl><dt>Also called</dt><dd>SCO, ШОС</dd></dl>"),
    ("script without its language", "en", "<dl><dt>Also called</dt><dd>SCO, 上合</dd></dl>"),
    ("script without its language", "zh-Hans", "<dl><dt>又称</dt><dd>上合、ШОС</dd></dl>"),
    ("print cut short", "zh-Hans", "<p><q>签署《关于合作的协定</q></p>"),
    ("print cut short", "en", '<p><q lang="zh-Hans">，双方同意</q></p>'),
])
def test_a_broken_string_is_told_by_its_kind(kind, code, body):
    assert kind in {found for found, _ in find_slips(write_page(code, body), {"brook-length-alpha"})}


@pytest.mark.parametrize(("code", "body"), [
    ("zh-Hans", "<p>双方签署《协定》（Agreement on the brook），见“note of the editors”。</p>"),
    ("zh-Hans", '<p lang="en">Joint declaration of the two states</p><p><code>brook-length-alpha</code></p>'),
    ("zh-Hans", "<dl><dt>又称</dt><dd>The other brook of the valley</dd></dl>"),
    ("zh-Hans", '<q lang="zh-Hans">中国-中亚合作论坛</q><section data-cite><p>Edited by the commission</p></section>'),
    ("en", "<p>The brook (小溪) and “小溪” from 19 to 21 May, 2019–2021.</p>"),
])
def test_words_that_may_stand_are_left_alone(code, body):
    assert not list(find_slips(write_page(code, body), {"brook-length-alpha"}, ["又称"]))


def test_no_page_of_the_site_has_a_broken_string(site: Path):
    ids = {name for name in CATALOG.entries | CATALOG.variants | CATALOG.observations if "-" in name}
    found = []
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if address.removeprefix("zh/") not in RAW:
            found += [(address, *slip) for slip in find_slips(path.read_text(encoding="utf-8"), ids, LISTS)]
    assert found == []


def test_no_author_stands_twice_in_one_list_of_names(site: Path):
    names = {creator.name["zh"] for source in CATALOG.of("sources") for creator in source.own.authors}
    assert names
    for code in CATALOG.locales:
        for name in names:
            torn = re.compile(f"{name}[、，, ]+{name[0]}[、，, ]+{name[1:]}|{name}[、，, ]+{name}")
            for path in (site / CATALOG.locales[code].path / "sources").rglob("*.html"):
                assert not torn.search(" ".join(words for _, words in Runs(path.read_text(encoding="utf-8")).runs)), path


def test_every_office_stands_on_the_page_of_its_person(site: Path):
    for code, locale in CATALOG.locales.items():
        for entry in CATALOG.of("people"):
            page = Runs((site / locale.path / "people" / entry.id / "index.html").read_text(encoding="utf-8"))
            words = {words for _, words in page.runs}
            assert {role.title[code] for role in entry.own.roles} <= words, entry.id
