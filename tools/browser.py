"""The browser of the gates and measurements.

`python tools/browser.py` prints which one of those on this machine is used.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same engine in each; the first has no windows to draw and takes a third of the others' time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")


def find_browser() -> str:
    """Return the path of Chromium: $CHROMIUM, or the first of NAMES that is there.

    Raise SystemExit if none is.
    """
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        raise SystemExit("Chromium is missing; `make test` installs it or says how.")
    return path


@contextmanager
def launch() -> Iterator[Browser]:
    """Yield a Chromium without windows, and end it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(_ARGUMENTS))
        yield browser
        browser.close()


if __name__ == "__main__":
    sys.stdout.write(f"{find_browser()}\n")
