"""Search terms, and what the built index finds when it is asked as the browser asks."""

from __future__ import annotations

import json

import pytest
from compendium.search.index import compact, shard_of
from compendium.search.tokens import han_number, normalise, terms


@pytest.mark.parametrize(("text", "expected"), [
    ("联合委员会", ["联", "合", "委", "员", "会", "联合", "合委", "委员", "员会"]),
    ("Irtysh rivers", ["irtysh", "river"]),
    ("第十二次", ["第", "12", "次"]),
    ("the eighth session", ["the", "8", "session"]),
    ("12th", ["12"]),
    ("E’erqisi Hé", ["eerqisi", "he"]),
    ("Ертіс, Қорғас", ["ертіс", "қорғас"]),
    ("Мойнакской", ["мойнакской"]),
    ("process class", ["process", "class"]),
])
def test_text_is_cut_into_terms(text, expected):
    assert list(terms(text)) == expected


@pytest.mark.parametrize(("text", "number"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("一百零五", 105)])
def test_chinese_numerals_become_numbers(text, number):
    assert han_number(text) == number


def test_a_whole_name_is_a_key_without_its_punctuation():
    assert compact("E’erqisi He") == "eerqisihe"
    assert normalise("ＡＢＣ") == "abc"


@pytest.mark.parametrize(("language", "query", "address"), [
    ("", "silver", "rivers/silver-brook/"), ("", "kümis", "rivers/silver-brook/"), ("", "Серебряный", "rivers/silver-brook/"),
    ("", "银溪", "rivers/silver-brook/"), ("zh/", "yinxi", "rivers/silver-brook/"), ("zh/", "备忘", "instruments/brook-memorandum-3002/"),
    ("zh/", "第1次", "meetings/brook-session-01/"), ("", "readings", "instruments/brook-memorandum-3002/"),
])
def test_the_index_has_every_name_and_words_from_the_middle(tiny_site, language, query, address):
    folder = tiny_site / language / "search"
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    wanted = [term for term in terms(query) if len(term) > 1 or not "\u3400" <= term <= "\u9fff"]
    found = None
    for term in wanted:
        shard = json.loads((folder / f"t-{shard_of(term)}.json").read_text(encoding="utf-8"))
        numbers = set(shard[term][::2])
        found = numbers if found is None else found & numbers
    hrefs = set()
    for number in found:
        block = json.loads((folder / f"d-{number // meta['block']}.json").read_text(encoding="utf-8"))
        hrefs.add(block[number % meta["block"]][0])
    assert address in hrefs


def test_the_index_knows_the_traditional_forms_of_its_characters(tiny_site):
    simplified = json.loads((tiny_site / "zh" / "search" / "meta.json").read_text(encoding="utf-8"))["simplified"]
    assert simplified["銀"] == "银"
    assert simplified["會"] == "会"
