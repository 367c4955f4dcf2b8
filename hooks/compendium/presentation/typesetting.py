"""Setting the text of a finished page: what stays on one line, no short last line, words in another language.

It is done once, on the page's HTML, so that records, exports and the search know nothing of it.
"""

from __future__ import annotations

import re

from compendium.presentation.language import Language
from compendium.presentation.last_lines import find_last_lines
from compendium.presentation.markup import find_around, split_markup
from compendium.presentation.templates import Renderer
from compendium.presentation.unbroken import compile_unbroken, is_written_in_han

_IDEOGRAPH = "\u3400-\u9fff\uf900-\ufaff"
_HAN = (rf"《?[{_IDEOGRAPH}](?:[{_IDEOGRAPH}\u3001-\u303f\uff01-\uff5e·…\u2014\d]*"
        rf"[{_IDEOGRAPH}》」』）])?")
_LETTER = "A-Za-z\u00c0-\u024f"
# Two letters or more, also several words; not inside a character reference such as &amp;.
_WORD = rf"[{_LETTER}](?:[{_LETTER}\d.’'\u2013/-]*[{_LETTER}\d])?"
_LATIN = (rf"(?<![&#{_LETTER}\d]){_WORD}(?:[ \u00a0](?:&amp; )?{_WORD})*"
          rf"(?<=[{_LETTER}\d]{{2}})(?![{_LETTER}\d;])")
# Words in Cyrillic letters are Russian, unless one has a letter that only Kazakh has.
_CYRILLIC = r"[\u0400-\u04ff][\u0400-\u04ff-]*(?:[ \u00a0][\u0400-\u04ff][\u0400-\u04ff-]*)*"
_KAZAKH = rf"(?=[\u0400-\u04ff\u00a0 -]*[ӘәҒғҚқҢңӨөҰұҮүҺһІі]){_CYRILLIC}"
_ADDRESS = re.compile(r"://|www\.|@|\w\.\w+/")
# A space that a template or a line break of its source left between two Chinese sentences.
_FULL = "\u3001-\u303f\u3400-\u9fff\uff01-\uff5e"
_IDLE = re.compile(rf"(?<=[。！？；：，、])[ \n]+|(?<=[{_FULL}])\n(?=[{_FULL}])")
_LOOSE = re.compile("[\u2013\u2014\uff5e\u3400-\u9fff]")
_JOINER, _FIXED = "\u2060", "\u00a0"


class Typesetter:
    """Sets the pages of one language."""

    def __init__(self, language: Language, renderer: Renderer) -> None:
        self._tag, self._han = language.locale.tag, is_written_in_han(language)
        self._unbroken = compile_unbroken(language)
        tags = {code: locale.tag for code, locale in language.catalog.locales.items()}
        foreign = {name: tags[code] for name, code, own in (("han", "zh", self._han),
                                                            ("latin", "en", not self._han))
                   if code in tags and not own}
        foreign |= {name: code for name, code in (("kazakh", "kk"), ("russian", "ru"))
                    if language.code not in ("kk", "ru")}
        self._around = {name: _split(renderer, "shared/foreign.html", tag=tag)
                        for name, tag in foreign.items()}
        self._around["unbroken"] = _split(renderer, "shared/unbroken.html")
        patterns = {"han": _HAN, "latin": _LATIN, "kazakh": _KAZAKH, "russian": _CYRILLIC,
                    "unbroken": self._unbroken.pattern}
        self._words = re.compile("|".join(f"(?P<{name}>{patterns[name]})" for name in self._around))

    def set_text(self, html: str) -> str:
        """Return the content of a page with its text set."""
        pieces = split_markup(html)
        before, after = self._around["unbroken"]
        lines = list(find_last_lines(pieces, self._unbroken)) if self._han else []
        cuts, ends = {line.start: line.offset for line in lines}, {line.end for line in lines}
        joins = {line.join for line in lines if line.join}
        found = []
        for place, (name, own) in enumerate(find_around(pieces, self._tag)):
            text, number = pieces[2 * place], 2 * place
            cut = cuts.get(number)
            for part in (text,) if cut is None else (text[:cut], before, text[cut:]):
                found.append(self._set_run(part, name) if own and part is not before else part)
            tag = number + 1
            if tag in joins or tag in ends:
                found.append(after)
            found += [before] if tag in cuts else []
            found += pieces[tag:tag + 1]
            found += [_JOINER, before] if tag in joins else []
        return "".join(found)

    def _set_run(self, text: str, name: str) -> str:
        if not text.strip():
            return text
        text = _IDLE.sub("", text) if self._han else text
        return self._words.sub(lambda match: self._mark(match, name), text)

    def _mark(self, match: re.Match[str], name: str) -> str:
        kind, text = str(match.lastgroup), match[0]
        before, after = self._around[kind]
        if kind != "unbroken":
            return text if _ADDRESS.search(match.string) else f"{before}{text}{after}"
        text = text if self._han else text.replace(" ", _FIXED)
        # A date in its own element is kept on one line by the styles, and digits alone are anyhow.
        return f"{before}{text}{after}" if name != "time" and _LOOSE.search(text) else text


def _split(renderer: Renderer, template: str, **context: str) -> tuple[str, str]:
    before, after = renderer.environment.get_template(template).render(words="\n", **context).split("\n")
    return before, after
