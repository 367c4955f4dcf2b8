"""Search terms, weights and pieces, and what the built index finds when it is asked as the browser asks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from compendium.core.edtf import Edtf
from compendium.features.search.bm25 import MOST, weigh
from compendium.features.search.documents import Document, make_documents
from compendium.features.search.shards import (
    find_beginning,
    flatten,
    make_date_shards,
    make_shard,
    make_term_shards,
)
from compendium.features.search.sounds import list_sounds, write_sounds
from compendium.features.search.tokens import is_han, normalise, read_han_number, remove_spaces, split_terms
from compendium.presentation.language import Language


@pytest.mark.parametrize(("text", "expected"), [
    ("联合委员会", ["联", "合", "委", "员", "会", "联合", "合委", "委员", "员会"]),
    ("Irtysh rivers", ["irtysh", "river"]),
    ("第十二次", ["第12", "12", "次"]),
    ("会第9次", ["会", "第9", "9", "次"]),
    ("the eighth session", ["the", "8", "session"]),
    ("12th", ["12"]),
    ("E’erqisi Hé", ["eerqisi", "he"]),
    ("Ертіс, Қорғас", ["ертис", "коргас"]),
    ("ЁЛКА", ["елка"]),
    ("Мойнакской", ["мойнакской"]),
    ("process class", ["process", "class"]),
    ("Irt\u00adysh\u200b", ["irtysh"]),
    ("伊\u200b犁", ["伊", "犁", "伊犁"]),
    ("1,770 km and 3,5", ["1770", "km", "and", "3", "5"]),
])
def test_text_is_cut_into_terms(text, expected):
    assert list(split_terms(text)) == expected


@pytest.mark.parametrize(("text", "number"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("一百零五", 105)])
def test_chinese_numerals_become_numbers(text, number):
    assert read_han_number(text) == number


def test_a_whole_name_is_a_key_without_its_punctuation():
    assert remove_spaces("E’erqisi He") == "eerqisihe"
    assert normalise("ＡＢＣ") == "abc"


def document(number: int, *names: str, lead: str = "", text: str = "", kind: str = "rivers") -> Document:
    return Document(f"{number}/", names[0], kind, names, lead, text)


def test_a_name_weighs_more_than_a_summary_and_a_summary_more_than_other_text():
    filler = [document(number, f"other{number}") for number in range(9)]
    weights = weigh([document(0, "brook"), document(1, "b", lead="brook stream"), document(2, "c", text="brook stream"), *filler])["brook"]
    assert weights[0] > weights[1] > weights[2]
    assert [number for number, weight in weights.items() if weight % 2] == [0], "the last bit tells that a name has the term"


def test_a_short_name_weighs_more_than_a_long_one_with_the_same_word():
    weights = weigh([document(0, "Brook"), document(1, "Agreement on the waters of the Brook"), *(document(n, f"x{n}") for n in range(9))])
    assert weights["brook"][0] > weights["brook"][1]


def test_another_wording_of_a_question_finds_it_after_the_one_that_is_called_so():
    pages = [replace(document(0, "Who minds the brook?"), wordings=("keeper of the stream", "stream warden")), document(1, "Stream"), *(document(n, f"x{n}") for n in range(9))]
    weights = weigh(pages)
    assert weights["stream"][1] > weights["stream"][0] > 0
    assert weights["keeper"][0] % 2 == 0, "a wording is no name"


def test_words_of_questions_make_no_name_longer():
    pages = [document(0, "What is the brook?"), document(1, "Two old stones of the brook"), *(document(n, f"x{n}") for n in range(9))]
    plain, told = weigh(pages)["brook"], weigh(pages, ["what", "is", "the", "of"])["brook"]
    assert told[0] > plain[0]
    assert told[0] > told[1]


@pytest.mark.parametrize(("name", "sounds"), [
    ("额尔齐斯河", ["eerqisihe", "eeqsh"]), ("咸海", ["xianhai"]), ("重庆", ["chongqing"]), ("Irtysh", []), ("第3号", []), ("河", []),
])
def test_a_chinese_name_has_its_pinyin_and_if_it_is_long_enough_its_initials(name, sounds):
    assert list_sounds(name) == sounds


def test_the_table_of_sounds_has_common_characters_and_those_of_names():
    table = write_sounds(["银溪", "怛逻斯"])
    assert re.search("si[^a-z]*思", table) and re.search("si[^a-z]*斯", table), "as common as each other"
    assert "怛" in table, "rare, but of a name"


def test_a_very_common_term_keeps_its_heaviest_documents_only():
    weights = weigh([document(number, "name", text="common " * (number % 7 + 1)) for number in range(MOST + 50)])
    assert len(weights["common"]) == MOST


def test_postings_are_packed_as_steps():
    assert flatten({3: 8, 10: 4}) == [3, 8, 7, 4]


def test_a_large_shard_is_cut_by_a_third_letter():
    many = {f"co{letter}{number}": [0, 1] * 400 for letter in "abc" for number in range(9)}
    shards, _ = make_term_shards(many | {"dam": [0, 1], "co": [0, 1]})
    assert find_beginning("dam", 2) in shards
    assert find_beginning("coa1", 3) in shards
    assert shards[find_beginning("co", 3)] == {"co": [0, 1]}


def test_a_date_lies_in_every_decade_that_it_touches_and_a_long_span_apart():
    dates = [Edtf.parse(text) for text in ("2009-12/2011", "19XX", "-01XX")]
    shards = make_date_shards([Document("", "", "events", (), "", dates=((date, True),)) for date in dates])
    assert shards["y200"] == shards["y201"] == [0, 20091201, 20030, 1]
    assert shards["y"][:4] == [1, 19000101, 991130, 1]
    assert shards["y"][5] < 0, "a century before Christ begins before the year nought"


def test_a_piece_is_a_script_with_one_call():
    assert make_shard("d-0", ["“江”"]) == 'searchPiece("d-0",["“江”"]);\n'


def read(folder: Path, name: str) -> Any:
    """Return the content of one piece of a built index."""
    text = (folder / f"{name}.js").read_text(encoding="utf-8")
    return json.loads(re.fullmatch(rf'searchPiece\("{name}",(.*)\);\n', text, re.S)[1])


def postings(folder: Path, term: str) -> set[int]:
    """Return the documents that have a term."""
    meta = read(folder, "meta")
    if is_han(term):
        name = f"h{(31 * ord(term[0]) + (ord(term[1]) if len(term) > 1 else 0)) % meta['han']}"
    else:
        name = next(find_beginning(term, size) for size in (3, 2, 1) if find_beginning(term, size) in meta["shards"].split())
    steps = read(folder, f"t-{name}")[term][::2]
    return {sum(steps[: index + 1]) for index in range(len(steps))}


def row(folder: Path, number: int) -> list[Any]:
    block = read(folder, "meta")["block"]
    return read(folder, f"d-{number // block}")[number % block]


@pytest.mark.parametrize(("language", "query", "target"), [
    ("", "silver", "rivers/silver-brook/"), ("", "kümis", "rivers/silver-brook/"), ("", "Серебряный", "rivers/silver-brook/"),
    ("", "银溪", "rivers/silver-brook/"), ("zh/", "yinxi", "rivers/silver-brook/"), ("zh/", "备忘", "instruments/brook-memorandum-3002/"),
    ("zh/", "第1次", "meetings/brook-session-01/"), ("", "readings", "instruments/brook-memorandum-3002/"),
])
def test_the_index_has_every_name_and_words_from_the_middle(tiny_site, language, query, target):
    folder = tiny_site / language / "search"
    wanted = [term for term in split_terms(query) if len(term) > 1 or not is_han(term)]
    found = set.intersection(*(postings(folder, term) for term in wanted))
    assert target in {row(folder, number)[0] for number in found}


def test_a_result_says_when_it_was_and_of_which_themes(tiny_site):
    folder = tiny_site / "search"
    rows = {own[0]: own for own in (row(folder, number) for number in range(read(folder, "meta")["documents"]))}
    _, _, excerpt, date, themes = rows["instruments/brook-memorandum-3002/"]
    assert excerpt
    assert "3002" in date
    assert read(folder, "meta")["themes"][themes[0]][1] == "themes/water/"


def test_a_name_is_found_by_its_pinyin_and_a_chapter_by_its_subject(tiny_site):
    folder = tiny_site / "zh" / "search"
    assert "rivers/silver-brook/" in {row(folder, number)[0] for number in postings(folder, "yinxi=")}
    assert "water/" in {row(folder, number)[0] for number in postings(folder, "水资源=")}
    assert "water/" in {row(tiny_site / "search", number)[0] for number in postings(tiny_site / "search", "rivers=")}


def test_a_series_says_its_latest_value_with_date_scope_and_source(tiny_site, tiny_catalog):
    folder = tiny_site / "search"
    rows = {own[0]: own for own in (row(folder, number) for number in range(read(folder, "meta")["documents"]))}
    figure = tiny_catalog.entries["brook-length-alpha"].own
    value, _, scope, source = rows["figures/brook-length-alpha/"][5]
    language = Language(tiny_catalog, "en")
    assert value == " or ".join(language.quantity(one, figure.unit) for one in figure.newest)
    assert len(figure.newest) > 1, "both values of one date are told"
    assert scope == figure.scope.en
    assert source
    assert len(rows["rivers/silver-brook/"]) == 5, "nothing else has a value"


def test_an_answer_says_its_sources(tiny_site):
    folder = tiny_site / "search"
    rows = {own[0]: own for own in (row(folder, number) for number in range(read(folder, "meta")["documents"]))}
    *empty, sources = rows["questions/question-brook-length/"][5]
    assert not any(empty)
    assert "Alpha" in sources and ";" in sources


def test_the_index_knows_what_each_answer_rests_on(tiny_site, tiny_catalog):
    folder = tiny_site / "search"
    known = {tuple(row(folder, number)[0] for number in numbers) for numbers in read(folder, "meta")["rests"]}
    address = Language(tiny_catalog, "en").address
    assert known == {tuple(map(address, (entry.id, *entry.record.records))) for entry in tiny_catalog.of("questions")}


def test_the_latest_value_of_a_series_is_no_aim_for_later(catalog):
    series = [entry.own for entry in catalog.entries.values() if entry.dataset.name == "figures" and len(entry.own.observations) > 1]
    for figure in series:
        facts = [item for item in figure.observations if not item.target] or figure.observations
        assert figure.latest in facts
        assert all(figure.latest.date and figure.latest.date.order >= item.date.order for item in facts if item.date), figure


def test_a_page_that_is_no_more_is_not_found(tiny_views):
    found = make_documents(tiny_views["en"], [("timeline/in-force/", "This page has moved", "", True), ("timeline/", "Timeline", "", True)])
    assert [document.href for document in found] == ["timeline/"]


def test_documents_stand_by_kind_so_that_their_numbers_tell_it(tiny_site):
    meta = read(tiny_site / "zh" / "search", "meta")
    firsts = [kind[0] for kind in meta["kinds"]]
    assert firsts == sorted(firsts)
    kinds = {kind[1]: kind for kind in meta["kinds"]}
    assert row(tiny_site / "zh" / "search", kinds["rivers"][0])[0].startswith("rivers/")
    assert kinds["rivers"][3] == "河流与湖泊"


def test_a_section_of_a_chapter_is_found_with_its_title_and_anchor(tiny_site):
    folder = tiny_site / "search"
    rows = [row(folder, number) for number in range(read(folder, "meta")["documents"])]
    assert any(re.fullmatch(r"water/#[\w-]+", href) and " › " in title for href, title, *_ in rows)


def test_an_excerpt_stands_as_the_page_has_it(tiny_views):
    html = '<h1 id="top">Water</h1><p>Since <span>3002</span>, the <a href="x">brook</a>.</p><p>它<span>3002年</span>起。</p>'
    chapter = next(item for item in make_documents(tiny_views["en"], [("water/", "Water", html, False)]) if item.href == "water/")
    assert chapter.excerpt == "Since 3002, the brook. 它3002年起。"


def test_what_closes_a_chapter_is_not_found_as_a_section(tiny_site):
    folder = tiny_site / "search"
    hrefs = [row(folder, number)[0] for number in range(read(folder, "meta")["documents"])]
    assert not [href for href in hrefs if href.endswith(("#records", "#notes", "#disagreements"))]


def test_the_index_knows_the_traditional_forms_of_its_characters(tiny_site):
    pairs = read(tiny_site / "zh" / "search", "traditional")
    assert "銀银" in pairs
    assert "會会" in pairs


def test_the_version_changes_with_the_content(tiny_site):
    versions = {read(tiny_site / language / "search", "meta")["version"] for language in ("", "zh")}
    assert len(versions) == 2
    assert all(re.fullmatch(r"[0-9a-f]{12}", version) for version in versions)


def test_words_of_one_language_are_known_in_the_other(tiny_site):
    words = read(tiny_site / "search", "meta")["words"]
    assert "什么" in words["stops"]
    assert "who" in words["stops"]


@pytest.mark.parametrize(("old", "new", "said"), [
    ("kinds: {people:", "kinds: {poeple:", "'poeple' is no kind of page.*Did you mean 'people'"),
    ("units: [km]", "units: [kmm]", "'kmm' is no unit.*Did you mean 'km'"),
])
def test_a_name_that_does_not_exist_is_a_fault_with_its_place(tiny_copy, old, new, said):
    from compendium.checks import load_checked_catalog
    from compendium.core.problems import DataError
    from compendium.pages.macros import SIGNATURES

    path = tiny_copy / "data" / "search.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=rf"data/search.yml:\d+(?s:.*){said}"):
        load_checked_catalog(tiny_copy, SIGNATURES)
