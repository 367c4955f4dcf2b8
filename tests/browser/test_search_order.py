"""How results are put in order: what speaks for a page beside the words that it has."""

from __future__ import annotations

import pytest
from accessibility import until


@pytest.fixture(scope="module")
def search(browser, served):
    """Return a page that has the search's own functions."""
    page = browser.new_page()
    page.goto(f"{served}search/")
    until(page, "!!window.compendiumSearch?.mount")
    yield page
    page.close()


# Three pages with the same word; the first is a question that rests on the second.
SCORE = """(rests) => {
  const { scoreDocuments } = window.compendiumSearch;
  const found = new Map([[0, [50, 0]], [1, [50, 0]], [2, [50, 0]]]);
  const asked = { isWeak: () => false, likelihood: () => 1 };
  const given = { parts: [[[{ term: "brook", found, rarity: 2 }]]], names: new Map(), asked, dates: new Map(), literal: [], rests };
  const scores = scoreDocuments(given, () => [0, "events", "", "", 1, 0, 0]);
  return [0, 1, 2].map((number) => scores.get(number).score);
}"""


def test_a_question_and_what_its_answer_rests_on_speak_for_each_other(search):
    question, record, other = search.evaluate(SCORE, [[0, 1, 7]])
    assert question == record > other
    assert len(set(search.evaluate(SCORE, []))) == 1


def test_a_page_on_a_third_country_is_meant_by_who_names_it(search):
    named, unnamed = search.evaluate("""async () => {
      const { Index, loader } = window.compendiumSearch;
      const index = new Index(loader(new URL(".", location)));
      const [[[name], [first]]] = (await index.meta()).words.elsewhere;
      return [`railway ${name}`, "railway"].map((query) => index.read(query, {}).likelihood(first, "events"));
    }""")
    assert named > unnamed


def test_a_plural_that_says_little_says_as_little_as_its_singular(search):
    weak = search.evaluate("""async () => {
      const { Index, loader, termsOf } = window.compendiumSearch;
      const index = new Index(loader(new URL(".", location)));
      const { words } = await index.meta();
      const { isWeak } = index.read("railway", {});
      return words.weak.flatMap(termsOf).every((term) => isWeak(term, true));
    }""")
    assert weak


def test_a_word_that_no_page_has_makes_its_phrase_no_rarer(search):
    kept = search.evaluate("""async () => {
      const { Index, loader } = window.compendiumSearch;
      const index = new Index(loader(new URL(".", location)));
      await index.meta();
      return (await index.part([["railway", "zzzunknown"]], null)).map((terms) => terms.map(({ term }) => term));
    }""")
    assert kept == [["railway"]]


def test_a_statistic_that_lacks_most_of_a_question_is_no_likelier_and_no_answer(search):
    scores = search.evaluate("""() => {
      const { scoreDocuments } = window.compendiumSearch;
      const part = (...numbers) => [[{ term: "brook", found: new Map(numbers.map((number) => [number, [50, 0]])), rarity: 2 }]];
      const asked = { isWeak: () => false, likelihood: () => 2 };
      const scored = (kind) => scoreDocuments({ parts: [part(0, 1), part(1)], names: new Map(), asked, dates: new Map(), literal: [] }, () => [0, kind, "", "", 1, 0, 0]);
      return ["figures", "events"].map((kind) => [...scored(kind)].sort(([one], [two]) => one - two).map(([, { score, sure }]) => [score, sure]));
    }""")
    (half, whole), (event, _) = scores
    assert [half[1], whole[1], event[1]] == [False, True, True]
    assert event[0] == 2 * half[0]
