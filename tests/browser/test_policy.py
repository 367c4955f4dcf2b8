"""The site under the headers that it asks hosts to send: nothing is blocked, nothing comes from elsewhere, nothing is kept."""

from __future__ import annotations

# What the browser itself says of anything that a policy blocks.
BLOCKED = "Content Security Policy"


def test_drawings_by_themselves_keep_their_styles(watched, guarded, site):
    page, said = watched
    for folder in sorted(path for path in (site / "data").iterdir() if any(path.glob("*.svg"))):
        drawing = sorted(folder.glob("*.svg"))[0]
        page.goto(f"{guarded}data/{folder.name}/{drawing.name}")
        assert said == []
        assert page.evaluate("document.styleSheets.length") == 1


def test_the_colour_scheme_the_search_and_copying_work_under_the_policy(watched, guarded):
    page, said = watched
    page.emulate_media(color_scheme="dark")
    page.goto(f"{guarded}zh/meetings/session-08/")
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    page.locator("label[for^=scheme-]:visible").click()
    assert page.locator("html").get_attribute("data-md-color-scheme") == "default"
    page.goto(f"{guarded}meetings/session-08/")
    assert page.locator("html").get_attribute("data-md-color-scheme") == "default"
    page.keyboard.press("/")
    page.fill(".search-dialog input", "Irtysh")
    page.wait_for_selector(".search-results a")
    page.keyboard.press("Escape")
    page.locator("[data-cite] summary").first.click()
    page.locator("[data-cite] button").first.click()
    page.wait_for_selector(".cite-status")
    assert "Eighth session" in page.evaluate("navigator.clipboard.readText()")
    assert said == []


def test_a_script_that_somebody_slips_into_a_page_is_not_run(browser, guarded):
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for headers in (True, False):
        # Without the headers, as on GitHub Pages, the page's own statement of the policy holds.
        page.route("**/about/", lambda route, keep=headers: _slipped(route, keep))
        said.clear()
        page.goto(f"{guarded}about/")
        assert page.evaluate("window.slipped") is None
        assert any(BLOCKED in text for text in said)
        page.unroute("**/about/")
    context.close()


def _slipped(route, headers):
    """Answer a request with a script and a handler put into the page, with or without the host's headers."""
    answer = route.fetch()
    html = answer.text().replace("</h1>", "</h1><script>window.slipped = 1</script><img src=x onerror='window.slipped = 1'>", 1)
    route.fulfill(body=html, headers=answer.headers if headers else {"Content-Type": "text/html"})
