"""What the theme's own scripts do in place of Material's: the colour scheme, where the reader is, the menu by keyboard."""

from __future__ import annotations

import pytest
from accessibility import until
from browsing import faultless

SCHEME = "document.documentElement.dataset.mdColorScheme"


@pytest.fixture
def page(browser):
    """Return a page on a desk, in a light system, that fails the test on any complaint of the browser."""
    yield from faultless(browser, color_scheme="light")


def test_the_scheme_follows_the_system_until_the_reader_chooses(page, served):
    page.goto(f"{served}about/")
    assert page.evaluate(SCHEME) == "default"
    page.emulate_media(color_scheme="dark")
    until(page, f"{SCHEME} === 'slate'")
    page.locator("label[for^=scheme-]:visible").click()
    assert page.evaluate(SCHEME) == "default"
    page.goto(f"{served}zh/water/")
    assert page.evaluate(SCHEME) == "default"
    for scheme in ("slate", "slate", "default"):
        page.locator("label[for^=scheme-]:visible").click()
        assert page.evaluate(SCHEME) == scheme
    assert page.locator("label[for^=scheme-]:visible").count() == 1


def test_the_scheme_changes_by_keyboard_and_shows_where_the_focus_is(page, served):
    page.goto(f"{served}about/")
    page.locator(".md-option:checked").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate(SCHEME) == "slate"
    assert page.evaluate("document.activeElement.checked")
    assert page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle") != "none"


def test_a_browser_that_keeps_nothing_still_changes_the_scheme(page, served):
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.goto(f"{served}about/")
    page.locator("label[for^=scheme-]:visible").click()
    page.locator("label[for^=scheme-]:visible").click()
    assert page.evaluate(SCHEME) == "slate"


def test_the_header_and_the_contents_say_where_the_reader_is(page, served):
    page.goto(f"{served}water/")
    assert "md-header__title--active" not in page.locator(".md-header__title").get_attribute("class")
    target = page.locator("h2").nth(6)
    target.scroll_into_view_if_needed()
    page.evaluate("(node) => scrollTo(0, node.offsetTop)", target.element_handle())
    name = target.get_attribute("id")
    page.wait_for_selector(f".md-nav--secondary .md-nav__link--active[href='#{name}']")
    assert "md-header__title--active" in page.locator(".md-header__title").get_attribute("class")
    assert page.locator(".md-nav--secondary .md-nav__link--active").count() == 1


@pytest.mark.parametrize("address", ["water/", "zh/water/"])
def test_a_phone_shows_the_whole_name_of_the_site(page, served, address):
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(served + address)
        name = page.locator(".md-header__topic:first-child .md-ellipsis")
        assert name.is_visible()
        assert name.evaluate("(node) => node.scrollWidth <= node.clientWidth && node.scrollHeight <= node.closest('header').clientHeight")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_desk_the_menu_shows_where_one_is_without_a_button(page, served):
    page.goto(f"{served}meetings/session-08/")
    assert page.locator(".menu > .nav-group").count() == 4
    assert page.locator(".menu [aria-current]").inner_text() == "Meetings"
    assert page.locator(".menu-button").count() == 1 and not page.locator(".menu-button").is_visible()


def test_groups_of_the_menu_unfold_by_keyboard_one_at_a_time(page, served):
    page.goto(f"{served}water/")
    chapter, meetings = (page.locator(f".menu a[href='../{name}/']") for name in ("trade", "meetings"))
    assert chapter.is_visible() and not meetings.is_visible()
    page.locator(".menu summary", has_text="Records").focus()
    page.keyboard.press("Enter")
    meetings.wait_for()
    chapter.wait_for(state="hidden")


def test_a_phone_shows_one_level_of_the_menu_at_a_time(page, served):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{served}zh/meetings/session-08/")
    page.locator(".menu-button").click()
    here = page.locator(".menu summary:visible")
    here.wait_for()
    assert here.inner_text().split() == ["记录", "会议"]
    assert page.locator(".menu > li:visible").count() == 1
    assert page.locator(".menu [aria-current]").evaluate("(node) => node.getBoundingClientRect().top < innerHeight / 2")
    here.click()
    page.locator(".menu > li:visible").nth(5).wait_for()
    assert page.locator(".menu details[open]").count() == 0


def test_the_skip_link_leads_to_what_the_page_is_about(page, served):
    for address in ("meetings/", "water/", "zh/search/", "timeline/"):
        page.goto(served + address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "md-skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.contains(document.querySelector('h1'))"), address
        assert not page.evaluate("document.activeElement.contains(document.querySelector('nav.md-nav'))"), address


def test_the_focus_never_hides_under_the_header(page, served):
    page.goto(f"{served}zh/water/")
    page.evaluate("document.querySelector('#cite').scrollIntoView()")
    page.locator(".citing summary").first.focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden += page.evaluate("""() => { const node = document.activeElement, box = node.getClientRects()[0];
          const under = document.querySelector("header").getBoundingClientRect().bottom;
          return node.closest("header") || !box || box.top >= under - 1 ? [] : [node.outerHTML.slice(0, 80)]; }""")
    assert hidden == []


def test_the_colours_are_a_group_of_choices_named_after_what_they_are(page, served):
    page.goto(f"{served}about/")
    group = page.get_by_role("radiogroup", name="Colours")
    assert [group.get_by_role("radio").nth(number).get_attribute("aria-label") for number in range(3)] == ["as the system", "light", "dark"]
    assert group.get_by_role("radio", name="as the system").is_checked()


def test_who_reads_in_the_dark_sees_no_light_page_first(browser, served):
    context = browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    # All but the head is held back: what is drawn then has the dark colours already.
    page.route("**/*.js", lambda route: route.continue_() if "start.js" in route.request.url else route.abort())
    page.goto(f"{served}about/", wait_until="commit")
    page.wait_for_selector("h1")
    assert page.evaluate(SCHEME) == "slate"
    context.close()


def test_a_note_stands_on_the_line_of_its_word(page, served):
    for width, language in ((390, ""), (390, "zh/"), (700, "zh/"), (1280, "")):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{served}{language}water/")
        alone = page.evaluate("""[...document.querySelectorAll("article p > sup.cite")].filter((note) => {
          const word = document.createRange();
          const text = note.previousSibling;
          if (text?.nodeType !== 3 || !text.data.trimEnd()) return false;
          word.setStart(text, text.data.trimEnd().length - 1);
          word.setEnd(text, text.data.trimEnd().length);
          return note.firstChild.getBoundingClientRect().top > word.getBoundingClientRect().bottom;
        }).map((note) => note.parentElement.textContent.slice(-30))""")
        assert alone == []


def test_the_mark_of_a_disagreement_stands_on_the_line_of_its_word(page, served):
    for width, language in ((320, ""), (360, "zh/"), (390, "zh/"), (1280, "zh/")):
        page.set_viewport_size({"width": width, "height": 900})
        for address in ("water/", "meetings/", "timeline/"):
            page.goto(f"{served}{language}{address}")
            alone = page.evaluate("""[...document.querySelectorAll("article a + .disputed")].filter((mark) => {
              const word = [...mark.previousElementSibling.getClientRects()].at(-1);
              return word && mark.getClientRects()[0].top > word.bottom - 2;
            }).map((mark) => mark.parentElement.textContent.slice(0, 30))""")
            assert alone == [], (width, address)


def test_going_up_offers_the_top(page, served):
    page.goto(f"{served}water/")
    button = page.locator(".md-top")
    assert not button.is_visible()
    page.mouse.move(640, 500)
    page.mouse.wheel(0, 4000)
    until(page, "scrollY > 3000")
    page.mouse.wheel(0, -200)
    button.click()
    until(page, "scrollY === 0")


def test_an_address_inside_something_folded_opens_it(page, served):
    page.goto(f"{served}water/")
    name = page.evaluate("document.querySelector('article details [id]')?.id ?? ''")
    if not name:
        page.evaluate("document.querySelector('article details p').id = 'inside'")
        name = "inside"
    page.evaluate("(name) => { location.hash = name; }", name)
    until(page, "(name) => document.getElementById(name).closest('details').open", name)


def test_the_menu_opens_by_keyboard_on_a_phone_and_is_not_in_the_way_before(page, served):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{served}meetings/session-08/")
    link = page.locator(".md-nav--primary a[href='../../instruments/']")
    assert not link.is_visible()
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    assert menu.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    link.wait_for()
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    assert menu.evaluate("(node) => node === document.activeElement")
