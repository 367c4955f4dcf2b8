"""Which pages are for what a question asks: its words, its country, who does something to whom."""

from __future__ import annotations

from typing import Any

import pytest
from compendium.features.search.documents import Document
from compendium.features.search.fitting import find_direction, list_directed, list_elsewhere, list_fitting
from compendium.records.models.search import Elsewhere, Intent


def page(title: str, kind: str = "rivers", **more: Any) -> Document:
    return Document("", title, kind, (title,), "", **more)


@pytest.mark.parametrize(("units", "expected"), [((), {"questions": [1]}), (("km",), {"questions": [1], "figures": [2]})])
def test_words_of_a_question_are_for_questions_that_use_them_and_for_statistics_in_their_unit(units, expected):
    intent = Intent.model_validate({"kinds": {"questions": 2, "figures": 2, "events": 1.3}, "words": {"en": ["how long is"], "zh": ["多长"]}, "units": units})
    pages = [page(title, kind=kind, unit=unit) for kind, title, unit in (
        ("questions", "Who was it?", ""), ("questions", "How long is it?", ""), ("figures", "Length", "km"), ("figures", "Trade", "usd"))]
    assert list_fitting(intent, pages) == expected


def test_pages_on_another_country_are_those_that_name_it_in_their_title():
    pages = [page("Uzbek railways"), page("Railways", text="Uzbek"), page("乌兹别克斯坦铁路")]
    names = {"en": ("uzbek",), "zh": ("乌兹别克",)}
    assert list_elsewhere(Elsewhere(names=names), pages) == [0, 2]
    assert list_elsewhere(Elsewhere(names=names, kinds=("figures",)), [*pages, page("Uzbek trade", kind="figures")]) == [3]


@pytest.mark.parametrize(("title", "way"), [
    ("How many Chinese live in Kazakhstan?", 1), ("Kazakhs in China", 2), ("Kazakhstan’s exports to China", 2),
    ("China’s imports from Kazakhstan", 2), ("What does Kazakhstan buy from China?", 1), ("Chinese loans and Chinese aid to Kazakhstan", 1),
    ("Trade between China and Kazakhstan", 0), ("China–Kazakhstan border", 0), ("Kazakhstan’s trade with China", 0), ("Trade of Kazakhstan", 0)])
def test_the_order_of_the_two_states_tells_who_does_something_to_whom(catalog, title, way):
    directed = catalog.search.directed
    assert find_direction(directed, title) == way
    pages = [page(title, kind="questions"), page(title, kind="events")]
    assert list_directed(directed, pages) == [[0] if way == 1 else [], [0] if way == 2 else []]


def test_a_question_that_people_often_ask_in_some_words_is_asked_in_them():
    intent = Intent.model_validate({"kinds": {"questions": 2}, "words": {"en": ["why"]}})
    wordings = ("why is there none", "what stands in the way", "what hinders it", "why none yet")
    pages = [page("What stands in the way?", kind="questions", wordings=own) for own in (wordings, wordings[1:3], (*wordings[:3], "reasons"))]
    assert list_fitting(intent, pages) == {"questions": [0]}
