"""Fixtures of the tests in a browser: the site under its own headers, and what a browser says of it."""

from __future__ import annotations

import functools
import http.server
import threading
from fnmatch import fnmatch

import pytest
from browsing import watching


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
    """Return a page that may use the clipboard, and what is wrong on it."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield watching(context)
    context.close()
