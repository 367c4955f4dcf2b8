"""Pages on paper: the PDF that Chromium makes is read back; Chinese intact, addresses there, the site's furniture gone."""

from __future__ import annotations

import re
import unicodedata

import pypdfium2
import pytest
from kinds import LANGUAGES

KINDS = ("", "water/", "meetings/", "meetings/session-08/", "figures/shared-rivers/", "discrepancies/", "sources/hao/", "timeline/")
# Fonts draw some characters and the radicals of the same shape with one glyph; the PDF then names the radical.
RADICALS = "\u2e80-\u2eff"
# What the page says, and what only the menu says.
WORDS = """() => {
  document.querySelectorAll(".headerlink, .anchor, .anchors").forEach((node) => node.remove());
  const texts = (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent.trim()).filter(Boolean);
  const article = document.querySelector("article").textContent;
  return {
    shown: texts("article :is(h1, h2, .facts dt, .facts dd, .summary, td:not(:has(q)), th, .printed q)"),
    chrome: texts(".md-nav__link, .md-footer a, [data-language]").filter((text) => text.length > 1 && !article.includes(text)),
  };
}"""


@pytest.fixture
def paper(browser):
    """Return a page whose reader has the dark scheme."""
    context = browser.new_context(color_scheme="dark")
    yield context.new_page()
    context.close()


def printed(page) -> str:
    """Return the text of the page's PDF without spaces, which Chromium places as it needs."""
    with pypdfium2.PdfDocument(page.pdf(format="A4", print_background=True)) as paper:
        return squeezed("".join(sheet.get_textpage().get_text_range() for sheet in paper))


def squeezed(text: str) -> str:
    """Return a text as it can be looked up: compatibility forms as usual ones, without spaces."""
    # The reader of the PDF gives a hyphen at the end of a line as a character of its own.
    return re.sub(r"\s+", "", re.sub("[‐-―⸺\x02\ufffe]", "-", unicodedata.normalize("NFKC", text)))


def has(text: str, wanted: str) -> bool:
    """Return whether a printed text has a string, taking radicals for the characters that look like them."""
    wanted = squeezed(wanted)
    forms = (f"[{RADICALS}{re.escape(letter)}]" if letter >= "\u2e80" else re.escape(letter) for letter in wanted)
    return wanted in text or bool(re.search("".join(forms), text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_on_paper_says_what_it_says_on_the_screen(paper, served, language, kind):
    paper.goto(served + language + kind)
    words = paper.evaluate(WORDS)
    text = printed(paper)
    assert [word for word in words["shown"][:150] if not has(text, word)] == []
    assert len(words["chrome"]) > 10
    assert [word for word in words["chrome"] if has(text, word)] == []
    assert "HeiseiMin" not in text and "\ufffd" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_are_printed_with_their_addresses(paper, served, language):
    paper.goto(f"{served}{language}meetings/session-08/")
    text = printed(paper)
    for place in ("sources/hao/#t1-08", "sources/hao/#1-1-p2", "meetings/session-08/"):
        assert f"https://reference.example/base/{language}{place}" in text
    paper.goto(f"{served}{language}water/")
    assert f"https://reference.example/base/{language}sources/hao/#0-p1" in printed(paper)
