"""The tiny invented site, built strictly: pages, links, languages, hostile values, golden records."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from support import assemble, build_site, run_command, unset

GOLDEN = Path(__file__).parent / "golden"


def page(site: Path, address: str) -> str:
    return unset((site / address / "index.html").read_text(encoding="utf-8"))


def golden(name: str, value: object) -> None:
    """Compare with the kept file; UPDATE_GOLDEN=1 writes it anew."""
    path = GOLDEN / name
    text = json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("name", ["brook-session-01", "brook-session-02", "silver-brook", "brook-length-alpha", "dispute-brook-length"])
def test_a_record_reads_as_it_did(tiny_views, code, name):
    views = tiny_views[code]
    golden(f"{name}.{code}.json", shown(views.record(views.catalog.entries[name])))


def shown(value: object) -> object:
    """Return a view without the keys that only order it."""
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items() if key != "sort"}
    return [shown(item) for item in value] if isinstance(value, list) else value


def test_a_session_and_its_instrument_lead_to_each_other(tiny_site):
    assert 'href="../../instruments/brook-memorandum-3002/"' in page(tiny_site, "meetings/brook-session-01")
    assert 'href="../../meetings/brook-session-01/"' in page(tiny_site, "instruments/brook-memorandum-3002")


def test_what_a_source_calls_unknown_is_said_to_be_unknown(tiny_site):
    text = page(tiny_site, "zh/meetings/brook-session-02")
    assert re.search(r"<dt>日期</dt><dd>不详</dd>", text)


def test_a_disputed_record_leads_to_its_entry(tiny_site):
    text = page(tiny_site, "rivers/silver-brook")
    assert '<p class="dispute-mark"><a href="#disagreements">' in text
    assert re.search(r'<h2 id="disagreements">.*?href="\.\./\.\./discrepancies/dispute-brook-length/"', text, re.S)


def test_each_statement_shows_place_and_printed_words(tiny_site):
    text = page(tiny_site, "meetings/brook-session-01")
    assert 'href="../../sources/alpha/#t1-01">Alpha, Table 1, row “1st session”</a>' in text
    assert '<q lang="zh-Hans">双方签署了水文资料备忘录</q>' in text


def test_every_part_of_a_source_shows_what_cites_it(tiny_site):
    text = page(tiny_site, "sources/alpha")
    assert re.search(r'<li id="t1-01".*?brook-session-01', text, re.S)
    assert "A reference only." in text


def test_chapters_show_values_notes_and_closing(tiny_site):
    text = page(tiny_site, "zh/water")
    assert "90公里</a>" in text
    assert 'id="note-2"' in text
    assert "银溪有多长？" in text


def test_the_theme_knows_the_page_in_the_other_language(tiny_site):
    text = page(tiny_site, "zh/rivers/silver-brook")
    assert '<html lang="zh"' in text or '<html lang="zh-Hans"' in text
    assert 'hreflang="en" href="https://compendium.example/rivers/silver-brook/"' in text
    assert '<link rel="canonical" href="https://compendium.example/zh/rivers/silver-brook/">' in text
    assert re.search(r'data-language href="\.\./\.\./\.\./rivers/silver-brook/"', text)


HOSTILE = ("<script>alert(x)</script> {{ x * x }} **bold** [a](b) abc =x+x `x`",)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_values_appear_as_text_everywhere(tmp_path, hostile):
    folder = assemble(tmp_path / "site")
    for file, old in (("rivers.yml", "zh: 银溪,"), ("positions.yml", "zh: 委员会由两国共管"), ("figures.yml", "zh: 全河"), ("meetings.yml", "zh: 签署了河流资料备忘录。")):
        path = folder / "data" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        # The words stay, since the languages are compared.
        words = old.removeprefix("zh: ").removesuffix(",")
        quoted = json.dumps(f"{words}{hostile} 银溪堰", ensure_ascii=False)
        path.write_text(text.replace(old, f"zh: {quoted}" + ("," if old.endswith(",") else "")), encoding="utf-8")
    result = build_site(folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    for path in (folder / "site").rglob("*.html"):
        text = unset(path.read_text(encoding="utf-8"))
        assert "<script>alert(x)" not in text, path
        assert "**bold**" in text or "bold" not in text, path
    river = page(folder / "site", "zh/rivers/silver-brook")
    assert "&lt;script&gt;alert(x)&lt;/script&gt; {{ x * x }} **bold** [a](b)" in river
    chapter = page(folder / "site", "zh/water")
    assert "{{ x * x }} **bold** [a](b)" in chapter


def test_a_wrong_macro_stops_the_build_as_it_stops_the_check_without_a_traceback(tmp_path):
    folder = assemble(tmp_path / "site")
    for code in ("en", "zh"):
        path = folder / "docs" / code / "water.md"
        path.write_text(path.read_text(encoding="utf-8").replace('date("brook-session-01")', 'date("silver-brook")'), encoding="utf-8")
    result = build_site(folder, "build", "--strict")
    assert result.returncode != 0
    for told in (result.stderr, run_command(folder, "check").stdout):
        assert "docs/en/water.md:8  date\n    'silver-brook' has no date" in told and "Traceback" not in told


def test_an_authored_page_wins_over_a_generated_one(tmp_path):
    folder = assemble(tmp_path / "site")
    for code in ("en", "zh"):
        (folder / "docs" / code / "rivers").mkdir()
        (folder / "docs" / code / "rivers" / "silver-brook.md").write_text("# Written by hand { #hand }\n", encoding="utf-8")
    assert build_site(folder, "build", "--strict").returncode == 0
    assert 'id="hand"' in page(folder / "site", "rivers/silver-brook")


def test_two_builds_are_equal_but_for_nothing(tmp_path, tiny_site):
    folder = assemble(tmp_path / "elsewhere")
    assert build_site(folder, "build", "--strict", TZ="Asia/Almaty", LC_ALL="C").returncode == 0
    for path in sorted(tiny_site.rglob("*")):
        if path.is_file() and not path.name.startswith("sitemap.xml"):
            assert path.read_bytes() == (folder / "site" / path.relative_to(tiny_site)).read_bytes(), path


def test_a_record_added_to_the_data_is_on_the_site(tmp_path):
    folder = assemble(tmp_path / "site")
    with (folder / "data" / "rivers.yml").open("a", encoding="utf-8") as file:
        file.write("""
- id: grey-mere
  title: {en: Grey Mere, zh: 灰湖}
  kind: lake
  themes: [water]
  sources: [{source: alpha, at: 0-p1, printed: {title: 银溪}}]
""")
    assert build_site(folder, "build", "--strict").returncode == 0
    assert "灰湖" in page(folder / "site", "zh/rivers/grey-mere")
    assert "Grey Mere" in page(folder / "site", "rivers")
    assert run_command(folder, "check").stdout.startswith("23 records")
