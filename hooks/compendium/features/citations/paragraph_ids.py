"""Paragraphs of chapters that can be cited one by one."""

from __future__ import annotations

import re

from compendium.presentation.templates import Renderer

# Paragraphs as Markdown makes them; one that is nothing but a macro's token becomes something else.
_PARAGRAPH = re.compile("<p>(?!\\s*\ue000\\d+\ue001\\s*</p>)(.*?)</p>", re.DOTALL)


def number_paragraphs(html: str, renderer: Renderer, base: str) -> str:
    """Return a chapter's HTML, its macros not yet filled in, with an id and an anchor link for each
    paragraph.
    """
    numbers = iter(range(1, html.count("<p>") + 1))
    return _PARAGRAPH.sub(lambda match: renderer.render("shared/paragraph.html", base, number=next(numbers),
                                                        text=match[1]), html)
