"""The search's exam: broad, blind, kept with its misses, and shown."""

from __future__ import annotations

from collections import Counter

from compendium.features.search.tokens import remove_spaces
from compendium.pages.search_evaluation import FEW, list_promises, make_evaluation_page, make_kind_page
from compendium.presentation.language import Language
from compendium.records.models.search_evaluation import SearchEvaluation
from examination import REPORT, address, questions
from support import ROOT


def test_the_exam_is_broad_and_in_both_languages(catalog):
    asked = questions()
    languages = Counter(item["in"] for item in asked)
    assert sum(item.get("blind", False) for item in asked) >= 300
    assert all(item.get("blind") for item in asked if item.get("held"))
    assert sum(item.get("held", False) for item in asked) >= 100
    assert set(languages) == set(catalog.locales)
    assert min(languages.values()) >= 0.45 * len(asked)
    assert len({(item["in"], str(item["ask"])) for item in asked}) == len(asked)
    assert len({item["kind"] for item in asked}) >= 12


def test_every_answer_of_the_exam_exists(catalog):
    for item in questions():
        for answer in item["answers"]:
            if answer not in catalog.entries:
                chapter, _, section = answer.partition("#")
                for code in catalog.locales:
                    text = (ROOT / "docs" / code / f"{chapter}.md").read_text(encoding="utf-8")
                    assert not section or f"#{section} }}" in text, f"{item['ask']}: {answer}"


def test_no_question_is_a_title_and_no_rule_is_made_for_one(catalog):
    """Questions are what readers type; none of them, but a plain name, is a title, and none a phrase of data/search.yml or another wording of a
    question.
    """
    words = (ROOT / "data" / "search.yml").read_text(encoding="utf-8").lower()
    titles = {remove_spaces(title) for entry in catalog.entries.values() for title in (entry.record.title.en, entry.record.title.zh)}
    copied = [item["ask"] for item in questions() if item["kind"] not in ("name", "date") and remove_spaces(str(item["ask"])) in titles]
    assert len(copied) <= 0.05 * len(questions()), copied
    assert not [item["ask"] for item in questions() if len(str(item["ask"])) > 5 and str(item["ask"]).lower() in words]
    wordings = {remove_spaces(wording) for entry in catalog.entries.values() for wording in entry.wordings}
    assert not [item["ask"] for item in questions() if remove_spaces(str(item["ask"])) in wordings]


def test_the_kept_report_has_every_question_and_meets_what_is_promised(catalog):
    report = SearchEvaluation.model_validate_json(REPORT.read_bytes())
    kept = {(item.language, item.ask): sorted(answer.href for answer in item.answers) for item in report.questions}
    wanted = {(item["in"], str(item["ask"])): sorted(address(catalog, answer) for answer in item["answers"]) for item in questions()}
    assert kept == wanted, "tests/exam.yml has changed; run `make exam`"
    for promise, asked in list_promises(report):
        assert sum(1 <= item.rank <= FEW for item in asked) >= promise.few / 100 * len(asked)
        assert sum(item.rank == 1 for item in asked) >= promise.first / 100 * len(asked)


def test_the_report_page_links_each_answer_in_the_language_of_its_question(tiny_catalog):
    question = {"ask": "how long is the brook", "language": "en", "kind": "how-much", "rank": 2, "found": 1,
                "answers": [{"href": "rivers/silver-brook/", "title": "Silver Brook"}, {"href": "figures/brook-length/", "title": "Length"}]}
    report = SearchEvaluation.model_validate({"index": {"en": "a1", "zh": "b2"}, "questions": [question, question | {"language": "zh", "rank": 1}]})
    chinese, english = Language(tiny_catalog, "zh"), Language(tiny_catalog, "en")
    page, rows = make_evaluation_page(chinese, report), make_kind_page(chinese, report, "how-much")["rows"]
    assert [kind["href"] for kind in page["kinds"]] == ["quality/search/how-much/"]
    assert [item["lang"] for item in rows] == ["zh-Hans", "en"], "the page's own language comes first"
    assert [answer["href"] for answer in rows[1]["answers"]] == ["../figures/brook-length/", "../rivers/silver-brook/"]
    assert rows[0]["answers"][0]["href"] == "figures/brook-length/"
    assert page["totals"][-1] == {"name": "合计", "size": 2, "first": 1, "first_share": 50.0, "few": 2, "few_share": 100.0}
    assert make_kind_page(english, report, "how-much")["rows"][1]["answers"][0]["href"] == "zh/figures/brook-length/"
