"""A page of a browser together with all that is wrong on it."""

from __future__ import annotations


def watching(context):
    """Return a new page, and a list of everything that the browser or a script finds wrong on it, or that it asks elsewhere."""
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if _matters(message) else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith(("http://127.0.0.1", "data:")) else None)
    return page, said


def faultless(browser, **options):
    """Yield a fresh page of a desk, and see at its end that no script has failed on it and that it asked nothing elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    page, said = watching(context)
    yield page
    context.close()
    assert said == []


def _matters(message):
    """Return whether a console message tells of a fault; for a bare drawing, browsers ask for an icon that nobody named."""
    return message.type in ("error", "warning") and not message.location["url"].endswith("/favicon.ico")
