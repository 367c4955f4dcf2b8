"""Searching as a reader does: keys, address and Back, groups, marks, from a disk, under a strict policy."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from accessibility import until, violations
from asking import ask
from browsing import faultless
from compendium.features.search.tokens import normalise, remove_spaces, split_terms
from compendium.presentation.inline import plain_prose
from compendium.presentation.record_view import Views
from support import label


@pytest.fixture
def page(browser):
    """Return a fresh page that fails the test on any script error."""
    yield from faultless(browser)


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


def test_background_comes_first_only_where_it_is_clearly_nearest_and_stays_apart(page, served, catalog):
    titles = sorted((entry.record.title.en for entry in catalog.entries.values() if entry.dataset.apart), key=len)
    sections = page.locator(".search-found section")
    first = []
    for query in [*titles[-5:], "Balkhash", "12 September 2001"]:
        ask(page, served, query)
        page.wait_for_selector(".search-group.apart")
        page.wait_for_selector(".search-found section:not(.apart)")
        assert page.locator(".search-found .apart").count() == 1, "one group, wherever it stands"
        assert page.locator(".apart .answer").count() == 0
        first.append("apart" in (sections.first.get_attribute("class") or ""))
    assert any(first[:5]) and first[5:] == [False, False]


# A page of the sources, [score, share of the query, named in it], and a note beside it.
@pytest.mark.parametrize(("page_of_sources", "note", "is_first"), [
    ((100, 0.5, 0), (130, 0.5, 0), True), ((100, 0.5, 0), (110, 0.5, 0), False), ((100, 0.5, 0), (80, 0.9, 0), True),
    ((100, 0.5, 0), (40, 0.9, 0), False), ((100, 0.8, 0), (80, 0.9, 0), False), ((100, 0.5, 300), (80, 0.9, 0), False),
])
def test_background_that_has_clearly_more_of_what_was_asked_comes_first(page, served, page_of_sources, note, is_first):
    ask(page, served, "Balkhash")
    hits = [{"number": number, "score": score, "covered": covered, "named": named} for number, (score, covered, named) in enumerate((page_of_sources, note))]
    near = page.evaluate("""(hits) => new window.compendiumSearch.Results({ kind: (number) => [0, "", "", "", 1, number] }).nearest({ hits })""", hits)
    assert [hit["number"] for hit in near] == [1] * is_first


def test_a_result_shows_kind_date_and_themes_and_marks_the_words(page, served):
    ask(page, served, "agreement on exchanging hydrological data")
    first = page.locator(".search-results li").first
    assert first.locator(".about").inner_text().startswith(f"{label('kind.instruments')} · 20 December 2006 · Transboundary water")
    assert "hydrological" in [text.lower() for text in page.locator(".search-results mark").all_inner_texts()]
    ask(page, f"{served}zh/", "额尔齐斯")
    assert page.locator(".search-results .name mark").first.inner_text() == "额尔齐斯"


def test_an_answer_among_the_results_begins_at_its_beginning_and_shows_what_was_asked(page, served, catalog):
    answers = {f"questions/{entry.id}/": plain_prose(Views(catalog, "en"), entry.own.answer.en)
               for entry in catalog.entries.values() if entry.dataset.asked}
    # Asked by words that stand at the end of long ones.
    ends = [" ".join(text.rstrip(".").split()[-4:]) for text in answers.values() if 350 < len(text) < 700]
    seen = 0
    for words in ends[:8]:
        ask(page, served, words)
        for item in page.locator(".search-results li:not(.answer)", has=page.locator('a[href*="/questions/question-"]')).all():
            address = item.locator("a").get_attribute("href").split("/base/")[-1]
            first, *others = (part.strip() for part in item.locator(".excerpt").inner_text().split("…"))
            assert answers[address].startswith(first), address
            assert all(part in answers[address] for part in others), address
            if answers[address].rstrip(".").endswith(words):
                assert words in item.locator(".excerpt").inner_text(), address
                seen += 1
    assert seen


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
    # Who types slowly sees answers to the first letters before.
    until(page, "document.querySelector('.search-results .name')?.textContent === 'Karaganda'")
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


@pytest.mark.parametrize(("language", "query", "name", "record"), [("", "Ilxi", "Ili", "rivers/ili/"), ("zh/", "咸诲", "咸海", "rivers/aral-sea/")])
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
        asked = 0
        for kind in page.locator("tbody th a").evaluate_all("(links) => links.map((link) => link.href)"):
            page.goto(kind)
            asked += page.locator("tbody tr").count()
        assert asked >= 300


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
