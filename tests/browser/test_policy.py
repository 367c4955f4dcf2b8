"""The site under the headers that it asks hosts to send: nothing is blocked, nothing comes from elsewhere, nothing is kept."""

from __future__ import annotations

import functools
import http.server
import threading
from fnmatch import fnmatch

import pytest
from kinds import pages

# What the browser itself says of anything that a policy blocks.
BLOCKED = "Content Security Policy"


def header_rules(site):
    """Return the headers of each pattern in the site's _headers."""
    rules: dict[str, dict[str, str]] = {}
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[list(rules)[-1]][name] = value
        elif line:
            rules[line] = {}
    return rules


def headers_for(rules, address):
    """Return what a host sends with one address."""
    return {name: value for pattern, headers in rules.items() if fnmatch(address, pattern) for name, value in headers.items()}


@pytest.fixture(scope="module")
def guarded(site):
    """Return the address of the site, served with its own headers and pages for wrong addresses."""
    rules = header_rules(site)

    class Host(http.server.SimpleHTTPRequestHandler):
        def end_headers(self):
            """Add what _headers asks for."""
            for name, value in headers_for(rules, self.path).items():
                if name != "Content-Type":
                    self.send_header(name, value)
            super().end_headers()

        def log_message(self, format, *arguments):
            """Say nothing of each request."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def watched(browser):
    """Return a page, and a list of everything that the browser or a script found wrong on it, or that it asked elsewhere."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if _matters(message) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(("http://127.0.0.1", "data:")) else None)
    yield page, said
    context.close()


def test_no_page_of_any_kind_breaks_the_policy_or_asks_or_keeps_anything(watched, guarded, site):
    page, said = watched
    for address in pages(site):
        page.goto(guarded + address)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        page.wait_for_timeout(60)
        assert said == [], address
        assert page.evaluate("document.cookie") == ""
    assert page.context.cookies() == []


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
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator("label[for^=__palette]:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.goto(f"{guarded}meetings/session-08/")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
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


def _matters(message):
    """Return whether a console message tells of a fault; for a bare drawing, browsers ask for an icon that nobody named."""
    return message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico")


def _slipped(route, headers):
    """Answer a request with a script and a handler put into the page, with or without the host's headers."""
    answer = route.fetch()
    html = answer.text().replace("</h1>", "</h1><script>window.slipped = 1</script><img src=x onerror='window.slipped = 1'>", 1)
    route.fulfill(body=html, headers=answer.headers if headers else {"Content-Type": "text/html"})
