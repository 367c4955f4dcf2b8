"""Searching as a reader does: names and dates in every form, keys, address and Back, groups, marks, from a disk, under a strict policy."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from accessibility import until, violations
from compendium.features.search.tokens import normalise, remove_spaces, split_terms
from compendium.presentation.record_view import Views
from support import label


@pytest.fixture
def page(browser):
    """Return a fresh page that fails the test on any script error."""
    yield from faultless(browser)


@pytest.fixture(scope="module")
def asking(browser):
    """Return one such page for all questions that only read the answers."""
    yield from faultless(browser)


def faultless(browser):
    """Yield a page, and see at its end that no script has failed on it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def ask(page, address: str, query: str) -> list[str]:
    """Ask on the search page of a language and return the addresses of the results in order."""
    page.goto(f"{address}search/?q={quote(query)}")
    page.wait_for_selector(".search-results a, .search-advice")
    return [link.get_attribute("href") for link in page.locator(".search-results a").all()]


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
    "三十年": None, "30年来": None, "1533 or 1770 km": None, "1770公里还是1533公里": None, "2000 tonnes": None, "2000亿": None,
}


def test_years_decades_and_spans_are_read_in_every_usual_form_and_amounts_are_not(asking, served):
    asking.goto(f"{served}search/")
    until(asking, "!!window.compendiumSearch?.mount")
    read = asking.evaluate("""async (queries) => {
      const index = new window.compendiumSearch.Index(window.compendiumSearch.loader(new URL(".", location)));
      await index.meta();
      return queries.map((query) => index.read(query, {}).date).map((date) => date && [date.from, date.to].map((day) => Math.floor(day / 10000)));
    }""", list(DATES))
    assert {query: span and tuple(span) for query, span in zip(DATES, read, strict=True)} == DATES


def test_a_short_day_is_read_and_the_reader_told(asking, served):
    assert ask(asking, f"{served}zh/", "01年9月12日")[0].endswith("instruments/rivers-agreement-2001/")
    assert "2001年9月12日" in asking.locator(".search-note").inner_text()
    assert asking.locator(".search-found h2").first.inner_text() == "2001年9月12日", "what happened stands first"


def test_forms_of_a_word_have_one_stem_and_other_words_another(asking, served):
    asking.goto(f"{served}search/")
    until(asking, "!!window.compendiumSearch?.mount")
    same = ["plan planned planning", "study studied studie", "agree agreed agreement", "allocate allocation allocated allocating", "invest investment investor", "organise organize organisation",
            "pollute pollution polluting", "cooperate cooperation cooperating"]
    other = ["river riverain", "port portion", "state station", "border board", "trade tradition"]
    stems = asking.evaluate("(groups) => groups.map((group) => new Set(group.split(' ').map(window.compendiumSearch.stem)).size)", same + other)
    assert stems == [1] * len(same) + [2] * len(other)


@pytest.mark.parametrize(("query", "record", "told"), [
    ("额河的水", "rivers/irtysh/", "额尔齐斯河"), ("巴湖", "rivers/lake-balkhash/", "巴尔喀什湖"), ("额尔奇斯河", "rivers/irtysh/", "额尔齐斯河"), ("巴尔克什湖", "rivers/lake-balkhash/", "巴尔喀什湖"),
    ("eerqisihe", "rivers/irtysh/", ""), ("eeqsh", "rivers/irtysh/", ""), ("e er qi si he", "rivers/irtysh/", ""), ("里海在哪里", "rivers/caspian-sea/", ""), ("Каспийское", "rivers/caspian-sea/", ""),
])
def test_short_forms_pinyin_initials_and_homophones_find_the_page_and_are_explained(asking, served, query, record, told):
    assert ask(asking, f"{served}zh/", query)[0].endswith(record)
    assert told in asking.locator(".search-note").inner_text()


@pytest.mark.parametrize(("language", "chapters"), [("", {"water": "water", "energy": "energy", "border": "border"}), ("zh/", {"水资源": "water", "能源": "energy", "外交": "diplomacy"})])
def test_the_chapter_of_a_subject_comes_before_its_glossary(asking, served, language, chapters):
    for subject, chapter in chapters.items():
        assert ask(asking, f"{served}{language}", subject)[0].endswith(f"{language}{chapter}/")


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


def test_the_best_answers_come_first_and_the_rest_by_kind_with_counts(page, served):
    ask(page, served, "Balkhash")
    page.wait_for_selector(".search-group button")
    sections = page.locator(".search-found section")
    assert sections.first.locator("h2").inner_text() == "Best answers"
    assert sections.first.locator("li").count() == 3
    total = int(page.locator(".search-status").inner_text().split()[0])
    assert 3 + sum(int(count) for count in page.locator(".search-group .count").all_inner_texts()) == total
    more = page.evaluate("[...document.querySelectorAll('.search-group')].findIndex((group) => group.querySelector('button'))")
    group = page.locator(".search-group").nth(more)
    shown, count = group.locator("li").count(), int(group.locator(".count").inner_text())
    group.locator("button").click()
    until(page, "([group, shown]) => group.querySelectorAll('li').length > shown", [group.element_handle(), shown])
    assert group.locator("li").count() == min(count, shown + 40)
    assert page.evaluate("document.activeElement.closest('li') !== null"), "the first result that was added has the focus"


def test_a_result_shows_kind_date_and_themes_and_marks_the_words(page, served):
    ask(page, served, "agreement on exchanging hydrological data")
    first = page.locator(".search-results li").first
    assert first.locator(".about").inner_text().startswith(f"{label('kind.instruments')} · 20 December 2006 · Transboundary water")
    assert "hydrological" in [text.lower() for text in page.locator(".search-results mark").all_inner_texts()]
    ask(page, f"{served}zh/", "额尔齐斯")
    assert page.locator(".search-results .name mark").first.inner_text() == "额尔齐斯"


def test_a_section_of_a_chapter_is_found_with_its_title_and_leads_to_it(page, served):
    page.goto(f"{served}water/")
    chapter = page.locator("h1").evaluate("(heading) => heading.firstChild.textContent.trim()")
    section, heading = page.locator("h2[id]").first.evaluate("(h) => [h.id, h.firstChild.textContent.trim()]")
    address = f"{served}water/#{section}"
    assert address in ask(page, served, heading)
    assert page.locator(f".search-results a[href='{address}'] .name").inner_text() == f"{chapter} › {heading}"


def test_the_keyboard_is_enough(page, served):
    page.goto(f"{served}about/")
    page.keyboard.press("/")
    page.keyboard.type("Karaganda")
    page.wait_for_selector(".search-results a")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.querySelector('.name').textContent") == "Karaganda"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open]")
    page.fill(".search-dialog input", "Karaganda")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}places/karaganda/")


def test_answers_that_come_late_leave_the_focus_where_it_is(page, served):
    page.goto(f"{served}about/")
    page.keyboard.press("/")
    page.fill(".search-dialog input", "Karaganda")
    page.wait_for_selector(".search-results a")
    page.keyboard.press("ArrowDown")
    again = """(query) => {
      const input = document.querySelector(".search-dialog input");
      document.activeElement.dataset.old = "";
      input.value = query;
      input.dispatchEvent(new InputEvent("input"));
    }"""
    page.evaluate(again, "Karaganda city")
    until(page, "!document.querySelector('[data-old]')")
    assert page.evaluate("document.activeElement.querySelector('.name').textContent") == "Karaganda"
    page.evaluate(again, "qqqzzz")
    page.wait_for_selector(".search-advice")
    assert page.evaluate("document.activeElement.type") == "search"


def test_back_from_a_result_finds_the_search_as_it_was(page, served):
    page.goto(f"{served}about/")
    page.keyboard.press("/")
    page.fill(".search-dialog input", "Lake Balkhash")
    page.wait_for_selector(".search-results a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}rivers/lake-balkhash/")
    page.go_back()
    page.wait_for_selector("dialog[open] .search-results a")
    assert page.input_value(".search-dialog input") == "Lake Balkhash"
    assert page.url == f"{served}about/"
    page.keyboard.press("Escape")
    page.reload()
    assert page.locator("dialog[open]").count() == 0


def test_the_search_page_keeps_the_query_in_its_address(page, served):
    page.goto(f"{served}zh/search/")
    page.fill(".search input", "里海")
    page.wait_for_selector(".search-results a")
    assert page.url.endswith(f"/zh/search/?q={quote('里海')}")
    page.locator(".search-results a").first.click()
    page.wait_for_url("**/zh/rivers/caspian-sea/")
    page.go_back()
    page.wait_for_selector(".search-results a")
    assert page.input_value(".search input") == "里海"


def test_the_dialog_leads_to_the_page_with_the_same_results(page, served):
    page.goto(f"{served}about/")
    page.keyboard.press("/")
    page.fill(".search-dialog input", "Ili")
    page.wait_for_selector(".search-results a")
    page.click(".search-alone")
    page.wait_for_url(f"{served}search/?q=Ili")
    page.wait_for_selector(".search-results a")


@pytest.mark.parametrize(("language", "query", "name", "record"), [("", "Ilii", "Ili", "rivers/ili/"), ("zh/", "咸诲", "咸海", "rivers/aral-sea/")])
def test_nothing_found_suggests_names_themes_and_lists(page, served, language, query, name, record):
    assert ask(page, f"{served}{language}", query) == []
    assert query in page.locator(".search-status").inner_text()
    assert page.locator(".search-try a[href*='/themes/']").count() >= 10
    assert page.locator(".search-try a[href*='/timeline/']").count() == 1
    page.locator(".search-try a", has_text=name).first.click()
    page.wait_for_selector(".search-results a")
    assert page.locator(".search-results a").first.get_attribute("href").endswith(record)
    page.go_back()
    page.wait_for_selector(".search-advice")
    assert page.input_value(".search input") == query


def test_a_misspelt_word_is_mended_and_the_reader_told(page, served):
    assert ask(page, served, "Kazahkstan refinary")[0].endswith("refinery/")
    assert "searched for “kazakhstan”" in page.locator(".search-note").inner_text()


def test_what_is_typed_into_an_input_method_waits_until_it_is_written(page, served):
    page.goto(f"{served}zh/search/")
    page.wait_for_selector(".search-note")
    asked = page.evaluate("""async () => {
      const input = document.querySelector(".search input");
      input.value = "eerqisi";
      input.dispatchEvent(new InputEvent("input", { isComposing: true }));
      await new Promise((done) => setTimeout(done, 300));
      return location.search;
    }""")
    assert asked == ""


@pytest.mark.parametrize("language", ["", "zh/"])
def test_the_search_works_from_a_disk(browser, site: Path, language):
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / language / "search" / "index.html").as_uri())
    page.fill(".search input", "额尔齐斯")
    page.wait_for_selector(".search-results a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rivers/irtysh/index.html")
    page.go_back()
    page.wait_for_selector(".search-results a")
    assert page.input_value(".search input") == "额尔齐斯"
    context.close()
    assert errors == []


def test_the_search_works_under_a_strict_policy(browser, served):
    """With no inline script at all: what Material's own scripts miss then is not looked at here."""
    context = browser.new_context()
    page = context.new_page()

    def strict(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "script-src 'self'; object-src 'none'"})

    page.route(lambda url: url.endswith("/search/"), strict)
    page.goto(f"{served}search/")
    page.fill(".search input", "Irtysh")
    page.wait_for_selector(".search-results a")
    assert page.locator(".search-results .name").first.inner_text() == "Irtysh"
    context.close()


def test_queries_are_cut_as_texts_are(page, served, catalog):
    names = sorted({name for entry in catalog.entries.values() for name in entry.record.title.forms()})
    page.goto(f"{served}search/")
    until(page, "!!window.compendiumSearch?.mount")
    cut = page.evaluate("""(names) => names.map((name) => {
      const { normalise, termsOf, compact } = window.compendiumSearch;
      return [compact(normalise(name)), termsOf(normalise(name))];
    })""", names)
    for name, (whole, words) in zip(names, cut, strict=True):
        assert whole == remove_spaces(name), name
        assert set(words) <= set(split_terms(name)), f"{name}: {normalise(name)}"


def test_the_report_of_the_exam_is_a_page_in_both_languages(page, served):
    for language in ("", "zh/"):
        page.goto(f"{served}{language}search/")
        page.click("a[href$='quality/search/']")
        page.wait_for_url(f"{served}{language}quality/search/")
        assert page.locator("tbody tr").count() >= 300


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("query", ["Balkhash 2022", "qqqzzz"])
def test_results_are_accessible_and_fit_a_phone(browser, served, language, scheme, query):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640})
    page = context.new_page()
    ask(page, f"{served}{language}", query)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    small = page.evaluate("""[...document.querySelectorAll(".search :is(a, button, input)")]
      .filter((node) => node.getClientRects().length && node.getBoundingClientRect().height < 24).map((node) => node.textContent)""")
    assert small == []
    assert violations(page) == ""
    context.close()


def test_the_open_dialog_is_accessible(page, served):
    page.goto(f"{served}about/")
    page.keyboard.press("/")
    page.fill(".search-dialog input", "water")
    page.wait_for_selector(".search-results a")
    assert violations(page, ".search-dialog") == ""
