"""What the search makes of words as people type them: names and dates in every form, sentences, slips, and answers told first."""

from __future__ import annotations

import pytest
from accessibility import until
from asking import ask
from browsing import faultless
from compendium.presentation.record_view import Views
from support import label


@pytest.fixture(scope="module")
def asking(browser):
    """Return one such page for all questions that only read the answers."""
    yield from faultless(browser)


def read(asking, served, *queries):
    """Return how the search reads some queries: the date, terms, whole names and whether they ask when."""
    asking.goto(f"{served}search/")
    until(asking, "!!window.compendiumSearch?.mount")
    return asking.evaluate("""async (queries) => {
      const index = new window.compendiumSearch.Index(window.compendiumSearch.loader(new URL(".", location)));
      await index.meta();
      return queries.map((query) => { const { date, parts, names, asksWhen } = index.read(query, {}); return { date, terms: parts.flat(2), names, asksWhen }; });
    }""", list(queries))


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("query", [
    "Irtysh", "Ertis", "Иртыш", "ертис", "Ертіс", "额尔齐斯", "額爾齊斯河", "E'erqisi", "E’erqisi", "eerqisi", "e er qi si", "È’ěrqísī Hé", "IRTYSH", "Irtish",
])
def test_every_form_of_a_name_finds_its_page_first(asking, served, language, query):
    assert ask(asking, f"{served}{language}", query)[0].endswith(f"/{language}rivers/irtysh/")


@pytest.mark.parametrize("query", [
    "12 September 2001", "Sept 12 2001", "September 12th, 2001", "2001-09-12", "12.09.2001", "12/9/2001", "2001/9/12", "2001年9月12日",
    "二〇〇一年九月十二日", "二零零一年九月十二号", "12 сентября 2001",
])
def test_a_day_in_any_form_finds_what_was_that_day_first(asking, served, query):
    assert "rivers-agreement-2001" in ask(asking, served, query)[0]


@pytest.mark.parametrize(("query", "first"), [
    ("September 2001", "2001"), ("2001年9月", "2001"), ("the 1860s", "18"), ("19世纪60年代", "18"), ("nineteenth century", "18"), ("19th century", "18"),
])
def test_a_month_a_decade_or_a_century_finds_dates_within_it(asking, served, query, first):
    ask(asking, served, query)
    assert all(first in text for text in asking.locator(".search-results .about").all_inner_texts()[:3])


DATES = {
    "97年": (1997, 1997), "九七年": (1997, 1997), "二〇〇一年": (2001, 2001), "in 97": (1997, 1997), "14年的协定": (2014, 2014),
    "公元751年": (751, 751), "751 AD": (751, 751), "公元前138年": (-137, -137), "前六十年": (-59, -59),
    "上世纪九十年代": (1990, 1999), "20世纪90年代": (1990, 1999), "90年代": (1990, 1999), "the nineties": (1990, 1999), "in the 90s": (1990, 1999), "1990s": (1990, 1999),
    "1996年～2001年": (1996, 2001), "1996年至2001年": (1996, 2001), "from 1996 to 2001": (1996, 2001), "between 1996 and 2001": (1996, 2001), "1996–2001": (1996, 2001),
    "early 2000s": (2000, 2003), "late nineties": (1996, 1999), "in the mid-1990s": (1993, 1996), "end of the 1990s": (1996, 1999), "90年代末": (1996, 1999), "五十年代中苏铁路": (1950, 1959), "20世纪90年代初": (1990, 1993),
    "19世纪中叶": (1830, 1860), "early 19th century": (1800, 1830), "本世纪初": (2000, 2030), "上个世纪末": (1960, 1999), "last century": (1900, 1999), "'97 treaty": (1997, 1997), "’05": (2005, 2005),
    "三十年": None, "30年来": None, "1533 or 1770 km": None, "1770公里还是1533公里": None, "2000 tonnes": None, "2000亿": None, "边界1700多公里": None, "2000余人": None,
    # What began then and goes on is of no one year.
    "growth since 1992": None, "1992年以来": None, "自1992年": None,
}


def test_years_decades_and_spans_are_read_in_every_usual_form_and_amounts_are_not(asking, served):
    dates = [item["date"] for item in read(asking, served, *DATES)]
    assert {query: date and (date["from"] // 10000, date["to"] // 10000) for query, date in zip(DATES, dates, strict=True)} == DATES


def test_a_short_day_is_read_and_the_reader_told(asking, served):
    assert ask(asking, f"{served}zh/", "01年9月12日")[0].endswith("instruments/rivers-agreement-2001/")
    assert "2001年9月12日" in asking.locator(".search-note").inner_text()
    assert asking.locator(".search-found h2").first.inner_text() == "2001年9月12日", "what happened stands first"


def test_forms_of_a_word_have_one_stem_and_other_words_another(asking, served):
    asking.goto(f"{served}search/")
    until(asking, "!!window.compendiumSearch?.mount")
    same = ["plan planned planning", "study studied studie", "agree agreed agreement", "allocate allocation allocated allocating", "invest investment investor", "organise organize organisation",
            "pollute pollution polluting", "cooperate cooperation cooperating"]
    other = ["river riverain", "gas gash", "state station", "border board", "trade tradition"]
    stems = asking.evaluate("(groups) => groups.map((group) => new Set(group.split(' ').map(window.compendiumSearch.stem)).size)", same + other)
    assert stems == [1] * len(same) + [2] * len(other)


@pytest.mark.parametrize(("query", "record", "told"), [
    ("额河", "rivers/irtysh/", "额尔齐斯河"), ("巴湖", "rivers/lake-balkhash/", "巴尔喀什湖"), ("额尔奇斯河", "rivers/irtysh/", "额尔齐斯河"), ("巴尔喀十湖", "rivers/lake-balkhash/", "巴尔喀什湖"), ("玛伊那克水电站", "projects/moynak-hydropower/", "马伊纳克水电站"),
    ("eerqisihe", "rivers/irtysh/", ""), ("eeqsh", "rivers/irtysh/", ""), ("e er qi si he", "rivers/irtysh/", ""), ("里海在哪里", "rivers/caspian-sea/", ""), ("Иртиш", "rivers/irtysh/", ""),
    ("zhongya fenghui 2023", "meetings/summit-china-central-asia-2023/", "中亚峰会"), ("tianranqi guandao", "projects/central-asia-gas-pipeline/", "天然气管道"),
])
def test_short_forms_pinyin_initials_and_homophones_find_the_page_and_are_explained(asking, served, query, record, told):
    assert ask(asking, f"{served}zh/", query)[0].endswith(record)
    assert told in asking.locator(".search-note").inner_text()


@pytest.mark.parametrize(("language", "chapters"), [("", {"water": "water", "energy": "energy", "border": "border"}), ("zh/", {"水资源": "water", "能源": "energy", "外交": "diplomacy"})])
def test_the_chapter_of_a_subject_comes_before_its_glossary(asking, served, language, chapters):
    for subject, chapter in chapters.items():
        assert ask(asking, f"{served}{language}", subject)[0].endswith(f"{language}{chapter}/")


def test_a_number_of_something_else_is_no_answer(asking, served):
    ask(asking, f"{served}", "length of the Ili")
    assert all("Ili" in text for text in asking.locator(".search-results .answer").all_inner_texts())


@pytest.mark.parametrize(("query", "record"), [
    ("哈萨克斯坦从中国主要进口什么商品", "question-imports-from-china"), ("中国从哈萨克斯坦进口什么", "question-exports-to-china"),
])
def test_who_buys_from_whom_is_read(asking, served, query, record):
    assert ask(asking, f"{served}zh/", query)[0].endswith(f"questions/{record}/")


@pytest.mark.parametrize(("language", "query", "kind"), [
    ("", "who won the battle of Talas", "questions"), ("zh/", "怛逻斯之战谁赢了", "questions"), ("", "how long is the oil pipeline", "figures"),
    ("zh/", "中欧班列线路数量", "figures"), ("", "what is a zhuz", "glossary"), ("zh/", "什么是玉兹", "glossary"),
])
def test_the_answer_itself_stands_first(asking, served, catalog, language, query, kind):
    first = ask(asking, f"{served}{language}", query)[0]
    record = catalog.entries[first.rstrip("/").rpartition("/")[2]]
    answer = asking.locator(".search-results li").first
    assert "answer" in answer.get_attribute("class")
    assert asking.locator("li.answer").count() == 1
    assert record.dataset.name == kind
    if kind == "figures":
        views = Views(catalog, "zh" if language else "en")
        card = views.card(record.own.latest.id)
        assert answer.locator("strong").inner_text() == card["value"]
        assert all(text in answer.locator(".value").inner_text() for text in (card["scope"], card["sources"][0]["text"]))
    else:
        assert len(answer.locator(".told").inner_text()) > 20


@pytest.mark.parametrize(("language", "query"), [
    ("", "how long is the border"), ("", "border length"), ("", "how long is the China Kazakhstan border"),
    ("zh/", "中哈边界多长"), ("zh/", "中国和哈萨克斯坦的边界有多少公里"), ("zh/", "边界长度"),
])
def test_a_length_is_answered_with_every_reading_and_its_source(asking, served, catalog, language, query):
    figure = catalog.entries["border-length-kazakhstan"].own
    card = Views(catalog, "zh" if language else "en").card(figure.latest.id)
    ask(asking, f"{served}{language}", query)
    told = asking.locator("li.answer").inner_text().replace(",", "")
    assert all(str(one.value) in told for one in figure.newest)
    assert card["sources"][0]["text"].replace(",", "") in told


@pytest.mark.parametrize(("language", "asked"), [("", "manufacturing share of industry"), ("zh/", "加工制造业比重")])
def test_of_a_series_the_value_of_the_year_that_was_asked_for_is_told(asking, served, catalog, language, asked):
    views = Views(catalog, "zh" if language else "en")
    for observation in catalog.entries["manufacturing-share-kazakhstan"].own.observations:
        card = views.card(observation.id)
        ask(asking, f"{served}{language}", f"{asked} {card['date']['text']}")
        told = asking.locator("li.answer .value").inner_text()
        assert all(text in told for text in (card["value"], card["date"]["text"], card["sources"][0]["text"]))


def test_a_value_of_another_year_has_its_own_source(asking, served, catalog):
    views, own = Views(catalog, "en"), catalog.entries["oil-delivered"].own
    sources = set()
    for observation in own.observations:
        card = views.card(observation.id)
        ask(asking, served, f"{own.title['en']} {card['date']['text']}")
        told = asking.locator("li.answer .value").inner_text()
        assert card["value"] in told and card["sources"][0]["text"] in told
        sources.add(card["sources"][0]["text"])
    assert len(sources) > 1


@pytest.mark.parametrize(("language", "query", "missing"), [
    ("", "who owns PetroQuxly", "PetroQuxly"), ("zh/", "鼍鼋鼉和哈萨克斯坦是什么关系", "鼍鼋鼉"), ("zh/", "鼍鼋鼉去过哈萨克斯坦几次", "鼍鼋鼉"),
    # What pairs with a word that the vocabulary knows is no part of it.
    ("zh/", "鼍鼋大使馆", "鼍鼋"),
])
def test_a_word_that_no_page_has_is_named(asking, served, language, query, missing):
    ask(asking, f"{served}{language}", query)
    assert label("search.absent", "zh" if language else "en", words=missing) in asking.locator(".search-note").inner_text()
    assert not asking.locator("li.answer").count(), "what lacks it is not drawn as the answer"
    assert asking.locator(".search-found h2").first.inner_text() == label("search.near", "zh" if language else "en")


@pytest.mark.parametrize(("language", "query"), [("", "vegetables corvette glacial khanate missiles"), ("zh/", "蔬菜 护卫舰 冰湖 汗国 导弹 坚戈")])
def test_pages_with_few_of_the_words_are_not_called_answers(asking, served, language, query):
    first = query.split()[0]
    code = "zh" if language else "en"
    ask(asking, f"{served}{language}", query)
    assert asking.locator(".search-found section:not(.apart) h2").first.inner_text() == label("search.scant", code)
    assert not asking.locator("li.answer").count(), "none is drawn as the answer"
    ask(asking, f"{served}{language}", first)
    assert asking.locator(".search-found section:not(.apart) h2").first.inner_text() == label("search.best", code)


@pytest.mark.parametrize(("language", "query"), [
    ("", "how long is the border"), ("", "what does Kazakhstan export to China"), ("zh/", "中国和哈萨克斯坦什么时候建交的"), ("zh/", "巴尔喀什湖的水为什么越来越少"),
    ("zh/", "2021年底不让火车进口岸"), ("zh/", "2012年中哈贸易额"), ("zh/", "中欧线的火车"),
])
def test_words_that_pages_have_are_not_called_missing(asking, served, language, query):
    ask(asking, f"{served}{language}", query)
    assert not asking.locator(".search-note").inner_text()


def test_when_something_was_is_told_to_who_asks_when(asking, served):
    ask(asking, served, "when was the rivers agreement on use and protection signed")
    assert asking.locator("li.answer strong").inner_text() == "12 September 2001"


@pytest.mark.parametrize("query", ["constructor", "__proto__", "toString", "hasOwnProperty water", "valueOf"])
def test_words_that_mean_something_to_a_script_are_words(asking, served, query):
    ask(asking, served, query)
    assert label("search.failed") not in asking.locator(".search").inner_text()


@pytest.mark.parametrize("query", ["Irt\u00adysh", "Irtysh\u200b", "\u202aИртыш\u202c", "额\u200b尔齐斯\ufeff"])
def test_what_nobody_sees_is_no_letter(asking, served, query):
    assert ask(asking, f"{served}zh/", query)[0].endswith("rivers/irtysh/")


@pytest.mark.parametrize("missing", ["**/search-index.js", "**/search/meta.js"])
def test_a_search_that_does_not_load_says_so_and_can_be_tried_again(browser, served, missing):
    context = browser.new_context()
    page = context.new_page()
    page.route(missing, lambda route: route.abort(), times=1)
    page.goto(f"{served}search/?q=Irtysh")
    page.wait_for_selector(".search button")
    assert label("search.failed") in page.locator(".search").inner_text()
    page.click(".search button")
    page.wait_for_selector(".search-results a")
    assert label("search.failed") not in page.locator(".search").inner_text()
    context.close()


@pytest.mark.parametrize(("query", "session"), [("第12次", "session-12"), ("twelfth session", "session-12"), ("12th session", "session-12"), ("第十二次会议", "session-12")])
def test_a_session_is_found_by_its_number_however_written(asking, served, query, session):
    assert ask(asking, f"{served}zh/", query)[0].endswith(f"meetings/{session}/")


def test_a_day_and_month_that_could_be_swapped_are_explained(asking, served):
    ask(asking, served, "12/9/2001")
    assert asking.locator(".search-note").inner_text() == "Read as 12 September 2001: the day comes before the month."
    ask(asking, f"{served}zh/", "12/9/2001")
    assert "2001年9月12日" in asking.locator(".search-note").inner_text()


def test_only_a_particle_stands_between_two_names_and_when_may_join_two_sentences(asking, served):
    joined, owing, asked, told = read(asking, served, "哈萨克斯坦和中国", "哈萨克斯坦欠中国", "when did it open", "what changed when it opened")
    assert "中哈" in joined["terms"] and "欠" in owing["terms"]
    assert (asked["asksWhen"], told["asksWhen"]) == (True, False)


def test_two_names_with_a_particle_between_them_are_the_name_that_stands_for_both(asking, served):
    [asked] = read(asking, served, "中国和哈萨克斯坦有几条跨界河流")
    assert "中哈跨界河流" in asked["names"]


def test_a_misspelt_word_of_a_phrase_is_mended_before_the_phrase_is_read(asking, served):
    asking.goto(f"{served}search/")
    until(asking, "!!window.compendiumSearch?.mount")
    marks = asking.evaluate("""async (queries) => {
      const index = new window.compendiumSearch.Index(window.compendiumSearch.loader(new URL(".", location)));
      return Promise.all(queries.map(async (query) => (await index.find(query)).marks));
    }""", ["transboundary river", "transboundry river"])
    assert set(marks[0]) <= set(marks[1])


def test_a_page_that_is_named_only_by_part_of_a_query_stands_below_one_that_has_all_of_it(asking, served):
    asking.goto(f"{served}search/")
    until(asking, "!!window.compendiumSearch?.mount")
    scores = asking.evaluate("""() => {
      const word = (term, named) => ({ term, rarity: 2, found: new Map([[0, [10, named]], [1, [10, named]]]) });
      const asked = { asksNumber: false, isWeak: () => false, likelihood: () => 1, date: null };
      const kinds = [[0, "rivers", "", "", 1, 0, 1], [1, "events", "", "", 1, 0, 0]];
      const score = (named) => [...window.compendiumSearch.scoreDocuments({ parts: [[[word("brook", 1)]], [[word("flood", named)]]], names: new Map(), asked,
        dates: new Map(), literal: [] }, (number) => kinds[number]).values()].map((item) => item.score);
      return [score(0), score(1)];
    }""")
    assert scores[0][0] < scores[0][1] and scores[1][0] == scores[1][1]
