"""How long a reader's first search takes, from opening the search page to the last result, in Chromium on
loopback.
"""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..browser import launch

# A word of every record, the letters of a few, and both likewise in Chinese.
_QUERIES = (("", "brook"), ("", "AAAA"), ("zh/", "银溪"), ("zh/", "甲甲甲甲"))


def time_first_answer(site: Path) -> dict[str, Any]:
    """Return the seconds of the slowest of some first searches on a built site, and the most kilobytes that
    one fetched.
    """
    with _serve(site) as address, launch() as browser:
        browser.new_page().goto(address)
        costs = [_ask(browser, f"{address}{language}search/?q={quote(words)}")
                 for language, words in _QUERIES]
    return {"search": round(max(seconds for seconds, _ in costs), 2),
            "search_kb": round(max(size for _, size in costs) / 1000)}


def _ask(browser: Any, address: str) -> tuple[float, int]:
    """Return the seconds until a search shows its first result in a browser that has kept nothing, and the
    bytes of its pieces.
    """
    context = browser.new_context()
    page, sizes = context.new_page(), []
    page.on("response", lambda answer: sizes.append(int(answer.headers["content-length"]))
            if ".js?" in answer.url else None)
    start = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".search-results a")
    seconds = time.monotonic() - start
    context.close()
    return seconds, sum(sizes)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of each request."""


@contextmanager
def _serve(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
