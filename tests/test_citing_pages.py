"""The built pages: what their heads say to programs, what they offer for citing, and how mistakes are reported."""

from __future__ import annotations

import json
import re
import struct
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from compendium.features.citations import make_head, make_page
from compendium.features.citations.styles import FORMATS


def read(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def metas(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', text):
        found.setdefault(name, []).append(unescape(content))
    return found


def linked(text: str) -> list[dict]:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)[1])["@graph"]


def test_an_instruments_head_is_the_instrument(tiny_site, tiny_views):
    views = tiny_views["zh"]
    record = views.catalog.entries["brook-memorandum-3002"].record
    text = read(tiny_site, "zh/instruments/brook-memorandum-3002")
    found, (page, trail) = metas(text), linked(text)
    assert found["z:itemType"] == ["statute"]
    assert found["citation_title"] == found["DC.title"] == found["og:title"] == [record.title["zh"]]
    assert found["citation_author"] == [f"{views.language.title(views.catalog.entries[party])}," for party in record.parties]
    assert found["citation_public_url"] == ["https://compendium.example/zh/instruments/brook-memorandum-3002/"]
    assert found["DC.date"] == found["citation_publication_date"] == [str(record.date)]
    # The site's licence is not the treaty's.
    assert "DC.rights" not in found and "DC.publisher" not in found
    assert page["mainEntity"]["@type"] == "Legislation" and page["mainEntity"]["legislationDate"] == str(record.date)
    assert [step["item"] for step in trail["itemListElement"]] == [
        "https://compendium.example/zh/", "https://compendium.example/zh/instruments/",
        "https://compendium.example/zh/instruments/brook-memorandum-3002/"]


@pytest.mark.parametrize(("address", "item_type", "thing"), [
    ("meetings/brook-session-01", "encyclopediaArticle", "Event"), ("rivers/silver-brook", "encyclopediaArticle", "BodyOfWater"),
    ("figures/brook-length-alpha", "dataset", "Dataset"), ("discrepancies/dispute-brook-length", "encyclopediaArticle", "Thing"),
])
def test_a_records_head_says_what_it_is(tiny_site, address, item_type, thing):
    text = read(tiny_site, address)
    found, (page, _) = metas(text), linked(text)
    assert found["z:itemType"] == [item_type]
    assert found["citation_author"] == ["The authors of the China–Kazakhstan Compendium,"] == found["DC.creator"]
    # There is no edition yet, and no date in the text may pass for the page's.
    assert found["citation_publication_date"] == ["n.d."] and "DC.date" not in found
    if item_type == "encyclopediaArticle":
        assert found["z:encyclopediaTitle"] == ["China–Kazakhstan Compendium"] and found["bibo:edition"] == ["unpublished"]
    assert page["mainEntity"]["@type"] == thing
    assert found["og:locale"] == ["en_GB"] and found["og:locale:alternate"] == ["zh_CN"]


def test_a_sources_head_is_the_article_itself(tiny_site, tiny_views):
    views = tiny_views["en"].language
    record = views.catalog.entries["alpha"].record
    found = metas(read(tiny_site, "sources/alpha"))
    assert found["z:itemType"] == ["journalArticle"] and found["citation_title"] == [record.title[record.language]]
    assert found.get("citation_journal_title", []) == ([record.container.title[record.language]] if record.container else [])
    assert found["citation_language"] == [views.catalog.locales[record.language].tag]
    assert found["DC.rights"] == [views.term("licences", record.licence)]
    assert "unpublished" not in found.get("bibo:edition", [])


def test_the_data_page_is_a_catalogue_of_its_files(tiny_site):
    for prefix in ("", "zh/"):
        text = read(tiny_site, f"{prefix}data")
        catalogue = linked(text)[0]
        assert catalogue["@type"] == "DataCatalog" and catalogue["dataset"]["version"]
        files = [file["contentUrl"].removeprefix("https://compendium.example/") for file in catalogue["dataset"]["distribution"]]
        assert "data/compendium.sqlite" in files and all((tiny_site / file).is_file() for file in files)
        assert "data-cite" in text and metas(text)["z:itemType"] == ["dataset"]


def test_every_description_tells_something_and_is_whole(tiny_site):
    pages = list(tiny_site.rglob("index.html"))
    told = {path: unescape(re.search(r'<meta name="description" content="([^"]*)"', path.read_text(encoding="utf-8"))[1]) for path in pages}
    for path, text in told.items():
        assert 50 <= len(text) <= 160, (path, text)


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_chapters_and_records_stand_beside_themselves_as_markdown(tiny_site, tiny_views, prefix):
    views = tiny_views["zh" if prefix else "en"].language
    for path in ("water", "rivers/silver-brook", "discrepancies/dispute-brook-length"):
        text = (tiny_site / prefix / f"{path}.md").read_text(encoding="utf-8")
        assert text.startswith("# ") and "<" not in text and "¶" not in text
        page = read(tiny_site, f"{prefix}{path}")
        link = re.search(r'<link rel="alternate" type="text/markdown" href="([^"]+)">', page.partition("</head>")[0])[1]
        assert (tiny_site / prefix / path / link).resolve() == (tiny_site / prefix / f"{path}.md").resolve()
    assert "text/markdown" not in read(tiny_site, f"{prefix}meetings")
    record = (tiny_site / prefix / "rivers" / "silver-brook.md").read_text(encoding="utf-8")
    assert record.startswith(f"# {views.title(views.catalog.entries['silver-brook'])}\n")
    assert f"(https://compendium.example/{prefix}sources/alpha/" in record


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_shared_page_shows_a_picture_in_its_language(tiny_site, code):
    folder = "zh/" if code == "zh" else ""
    found = metas(read(tiny_site, f"{folder}meetings/brook-session-01"))
    assert found["og:image"] == [f"https://compendium.example/{folder}assets/sharing.{code}.png"]
    picture = (tiny_site / folder / "assets" / f"sharing.{code}.png").read_bytes()
    assert picture.startswith(b"\x89PNG") and struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert found["og:image:width"] == ["1200"] and found["og:image:height"] == ["630"]


def test_a_mistake_is_reported_by_a_letter_that_is_already_begun(tiny_site):
    text = read(tiny_site, "zh/meetings/brook-session-01")
    letter = unescape(re.search(r'<p class="report"><a href="mailto:([^"]+)"', text)[1])
    address, _, query = letter.partition("?")
    found = parse_qs(query)
    assert "@" in address
    assert found["subject"] == ["brook-session-01有误：银溪委员会第一次会议"]
    lines = found["body"][0].split("\r\n")
    assert lines[:3] == ["记录：brook-session-01", "网址：https://compendium.example/zh/meetings/brook-session-01/", "版次：未发布版"]
    assert "日期" in lines[4] and "地点" in lines[4]


def test_a_session_is_an_event_on_its_day(tiny_site):
    event = linked(read(tiny_site, "meetings/brook-session-01"))[0]["mainEntity"]
    assert event["startDate"] == "3002" and event["location"]["name"] == "Dawnport"


def test_chapters_indexes_and_the_timeline_can_be_cited(tiny_site):
    assert linked(read(tiny_site, "water"))[0]["@type"] == "Article"
    assert linked(read(tiny_site, "meetings"))[0]["@type"] == "Dataset"
    for address in ("water", "meetings", "timeline", "zh/discrepancies"):
        assert "data-cite" in read(tiny_site, address)


def test_each_period_of_the_timeline_can_be_cited_as_a_page_of_its_own(tiny_site):
    text = read(tiny_site, "zh/timeline/commission")
    assert metas(text)["citation_title"] == ["时间线：委员会时期（3001年以来）"]
    page, trail = linked(text)
    assert page["@type"] == "CollectionPage" and page["@id"] == "https://compendium.example/zh/timeline/commission/"
    assert [step["name"] for step in trail["itemListElement"]] == ["首页", "时间线", "时间线：委员会时期（3001年以来）"]
    assert "data-cite" in text


@pytest.mark.parametrize("address", ["search", "zh/search", "timeline/in-force"])
def test_pages_without_a_subject_say_nothing_to_programs(tiny_site, address):
    text = read(tiny_site, address)
    assert not [name for name in metas(text) if name.startswith(("citation_", "DC.", "z:", "og:"))]
    assert "data-cite" not in text and "ld+json" not in text


@pytest.mark.parametrize("address", ["themes", "themes/water", "zh/about", "charts", "quality", "changes", "data/dictionary"])
def test_pages_that_only_lead_on_say_what_they_are_and_are_not_offered_for_citing(tiny_site, address):
    text = read(tiny_site, address)
    # A reference manager saves them all the same, and would take the first date of their text for theirs.
    assert metas(text)["z:itemType"] == ["webpage"] and len(metas(text)["citation_publication_date"]) == 1 and "data-cite" not in text
    assert metas(text)["og:title"] and linked(text)[0]["name"] == metas(text)["og:title"][0]


def test_the_home_page_is_the_site(tiny_site):
    text = read(tiny_site, "zh")
    assert metas(text)["og:site_name"] == ["中哈关系资料汇编"] and linked(text)[0]["@type"] == "WebSite"
    assert "og:title" not in (tiny_site / "404.html").read_text(encoding="utf-8")


def test_a_record_offers_itself_and_its_sources(tiny_site):
    text = read(tiny_site, "meetings/brook-session-01")
    part = unescape(re.sub(r"<[^>]+>", "", re.search(r"<section[^>]* data-cite.*?</section>", text, re.S)[0]))
    assert "“First Session of the Brook Commission.”" in part
    assert "https://compendium.example/meetings/brook-session-01/" in part
    assert "@incollection{ck-en-brook-session-01," in part and "TY  - ENCYC" in part and '"type":"entry-encyclopedia"' in part
    assert "Table 1, row “1st session”" in part
    for form in FORMATS:
        assert f'href="../../sources/alpha/cite.{form.ending}"' in text
        assert (tiny_site / "sources" / "alpha" / f"cite.{form.ending}").is_file()
        assert (tiny_site / "zh" / "sources" / "alpha" / f"cite.{form.ending}").is_file()


def test_the_citing_part_stays_small(tiny_site):
    for path in (tiny_site / "meetings" / "brook-session-01", tiny_site / "zh" / "rivers" / "silver-brook"):
        part = re.search(r"<section[^>]* data-cite.*?</section>", (path / "index.html").read_text(encoding="utf-8"), re.S)[0]
        assert len(part.encode()) < 6000


def test_rows_and_paragraphs_have_places_of_their_own(tiny_site):
    chapter = read(tiny_site, "water")
    assert re.search(r'<p id="p-1">The brook runs.*?href="#p-1" aria-label="Paragraph 1"', chapter, re.S)
    assert 'id="p-2"' not in chapter, "what macros make is no paragraph of the author's"
    assert 'href="#brook-session-01"' in read(tiny_site, "meetings")
    assert re.search(r'href="#period-[\w-]+"', read(tiny_site, "timeline"))


def test_no_text_can_leave_the_json_of_the_head(tiny_views):
    views = tiny_views["en"]
    made = make_head(views.language, make_page(views.language, "water/", "https://x.example/water/", "</script><!-- x", "d", chapter=True))["linked"]
    assert "<" not in made
    assert json.loads(made)["@graph"][0]["headline"] == "</script><!-- x"
