"""How results are put in order: what speaks for a page beside the words that it has."""

from __future__ import annotations

import pytest
from accessibility import until
from compendium.features.search.fitting import find_direction


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


def test_a_statistic_that_lacks_what_a_question_is_about_is_no_likelier_and_no_answer(search):
    scores = search.evaluate("""() => {
      const { scoreDocuments } = window.compendiumSearch;
      const part = (term, ...numbers) => [[{ term, found: new Map(numbers.map((number) => [number, [50, 0]])), rarity: 2 }]];
      const asked = { isWeak: () => false, isFitting: () => true, likelihood: () => 2, subject: new Set(["brook"]) };
      const parts = [part("length", 0, 1), part("brook", 1)];
      const scored = (kind) => scoreDocuments({ parts, names: new Map(), asked, dates: new Map(), literal: [] }, () => [0, kind, "", "", 1, 0, 0]);
      return ["figures", "events"].map((kind) => [...scored(kind)].sort(([one], [two]) => one - two).map(([, { score, sure }]) => [score, sure]));
    }""")
    (other, own), (event, _) = scores
    assert [other[1], own[1], event[1]] == [False, True, True]
    assert event[0] == 2 * other[0]


# What a statistic must have to be the answer: what is asked for is a number, of its kind, of its time, and of what it is of.
SURE = """({ asksNumber, isFitting, isThen, isWhole, isRare }) => {
  const { scoreDocuments } = window.compendiumSearch;
  const part = (term, found, rarity) => [[{ term, found: new Map(found ? [[0, [50, 0]]] : []), rarity }]];
  const parts = [part("length", true, 2), part("brook", isWhole, isRare ? 3 : 2)];
  const asked = { isWeak: () => false, isFitting: () => isFitting, likelihood: () => 2, subject: new Set(["length", "brook"]), asksNumber, date: {} };
  const dates = new Map(isThen ? [[0, { fit: 2 }]] : []);
  return scoreDocuments({ parts, names: new Map(), asked, dates, literal: [] }, () => [0, "figures", "", "", 1, 0, 0]).get(0).sure;
}"""


@pytest.mark.parametrize(("lacking", "sure"), [({}, True), ({"isWhole": False}, True), ({"isRare": True}, True), ({"isRare": True, "isWhole": False}, False),
                                               ({"isFitting": False}, False), ({"isThen": False}, False),
                                               ({"asksNumber": False}, True), ({"asksNumber": False, "isWhole": False}, False)])
def test_a_number_is_the_answer_only_to_who_asks_for_one_of_its_kind_and_time(search, lacking, sure):
    assert search.evaluate(SURE, {"asksNumber": True, "isFitting": True, "isThen": True, "isWhole": True, "isRare": False} | lacking) is sure


def test_who_asks_for_an_amount_of_money_asks_for_no_share(search):
    both, money = search.evaluate("""() => {
      const words = { stops: [], weak: [], short: [], synonyms: [], elsewhere: [], directed: { sides: [[], []], straight: [], turned: [], joined: [], ways: [[], []] }, dates: {}, months: [], tens: {}, centuries: {}, until: [], since: [], parts: [[], [], []], units: [],
        intents: [[["how much"], { figures: 2 }, { figures: [0, 1] }], [["dollars"], { figures: 2 }, { figures: [1] }]] };
      const read = window.compendiumSearch.reader(words);
      return ["how much", "how much in dollars"].map((query) => { const { likelihood } = read(query, {}); return [likelihood(0, "figures"), likelihood(1, "figures")]; });
    }""")
    assert both == [2, 2]
    assert money == [1, 4]


def test_who_does_something_to_whom_is_read_in_a_query_as_in_a_title(search, catalog):
    titles = [entry.record.title["en"] for entry in (*catalog.of("questions"), *catalog.of("figures"))]
    told = [find_direction(catalog.search.directed, title) for title in titles]
    assert set(told) == {0, 1, 2}
    assert search.evaluate("""async (titles) => {
      const { Index, loader, directionReader, normalise } = window.compendiumSearch;
      const { words } = await new Index(loader(new URL(".", location))).meta();
      const plain = (phrases) => new RegExp(`(?<![\\\\p{L}\\\\p{N}])(?:${phrases.join("|")})(?![\\\\p{L}\\\\p{N}])`, "gu");
      const read = directionReader(words.directed, plain);
      return titles.map((title) => read(normalise(title)));
    }""", titles) == told


def test_a_page_that_tells_the_reverse_of_a_query_is_less_likely(search):
    likelihoods = search.evaluate("""() => {
      const directed = { sides: [["upland"], ["lowland"]], straight: ["to", "in"], turned: ["from"], joined: ["and"], ways: [[0], [1]] };
      const words = { stops: [], weak: [], short: [], synonyms: [], elsewhere: [], directed, dates: {}, months: [], tens: {}, centuries: {}, until: [], since: [], parts: [[], [], []],
        units: [], intents: [] };
      const read = window.compendiumSearch.reader(words);
      return ["upland wood to lowland", "lowland buys wood from upland", "wood to upland from lowland", "upland and lowland"].map((query) => {
        const { likelihood } = read(query, {});
        return [likelihood(0, "questions"), likelihood(1, "questions")];
      });
    }""")
    assert [own[0] > own[1] for own in likelihoods] == [True, True, False, False]
    assert [own[0] < own[1] for own in likelihoods] == [False, False, True, False]


def test_a_phrase_keeps_its_small_words_while_it_is_read(search):
    force, sea, alone = search.evaluate("""() => {
      const words = { stops: ["in", "no", "to", "the"], weak: [], short: [], synonyms: [["take effect", "in force"], ["landlocked", "no access to the sea"]], elsewhere: [], directed: { sides: [[], []], straight: [], turned: [], joined: [], ways: [[], []] }, dates: {},
        months: [], tens: {}, centuries: {}, until: [], since: [], parts: [[], [], []], units: [], intents: [] };
      const read = window.compendiumSearch.reader(words);
      return ["in force", "no access to the sea", "in the brook"].map((query) => read(query, {}).parts);
    }""")
    assert force == [[["force"], ["take", "effect"]]]
    assert sea == [[["access", "sea"], ["landlocked"]]]
    assert alone == [[["brook"]]]


def test_a_short_word_that_pages_have_finds_no_longer_one_that_it_begins(search):
    found = search.evaluate("""async () => {
      const { Index } = window.compendiumSearch;
      const index = new Index(async () => ({ car: [0, 20], card: [1, 20], cart: [2, 20], boat: [3, 20], boatman: [4, 20] }));
      index.known = { shards: new Set(["63", "62"]), documents: 9 };
      return Promise.all(["car", "boat", "ca", "boa"].map(async (term) => [...(await index.postings(term)).found.keys()]));
    }""")
    assert found == [[0], [3, 4], [], [3, 4]]
