"""A page's words as its templates wrote them, for whoever compares them with words."""

from __future__ import annotations

import re

# What setting a page's text puts around words: those that stay on one line, and those in another language.
_AROUND = re.compile(r'<span (?:class="unbroken"|lang="[\w-]+")>((?:(?!<span).)*?)</span>', re.DOTALL)


def unset(html: str) -> str:
    """Return a page without what setting its text has added: spans, fixed spaces, joiners."""
    html = html.replace("\u00a0", " ").replace("\u2060", "")
    while (plain := _AROUND.sub(r"\1", html)) != html:
        html = plain
    return html
