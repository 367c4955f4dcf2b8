"""What a reader of a built page stumbles over: words of the other language, bare ids, seams between parts of a sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser

HAN = "一-鿿"
SPOKEN = ("aria-label", "title", "placeholder", "alt")
# Elements that break no sentence; all others begin a new run of words.
_INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "i", "small", "span", "strong", "sub", "sup", "time", "u"})
_EMPTY = frozenset({"br", "circle", "col", "hr", "image", "img", "input", "line", "link", "meta", "path", "rect", "source", "use", "wbr"})
# Words that are not the site's own prose: code, what a source prints, drawings, and references in foreign styles.
_LENT = frozenset({"bdi", "cite", "code", "kbd", "pre", "q", "samp", "script", "style", "svg", "template"})
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|《[^》]*》|「[^」]*」|[（(][^（）()]*[）)]")

# Faults by their kind, the language they are looked for in, and how they look outside quotation marks and brackets.
PATTERNS = (
    ("other language", "zh", re.compile(r"[A-Za-z]{2,} [a-z]{3,}(?: [A-Za-z]{2,})*")),
    ("other language", "en", re.compile(f"[{HAN}]+")),
    ("word of a locator", "zh", re.compile(f"[{HAN}](?:author|title|abstract|keywords|caption|signature)")),
    ("word of a locator", "en", re.compile(r"\b(?:note|section|paragraph|table) (?:author|title|abstract|signature)\b")),
    ("hyphen between names", "zh", re.compile(f"[{HAN}]-[{HAN}]")),
    ("range after from", "en", re.compile(r"\b(?:from|between) \d{1,4}(?: [A-Z][a-z]+)?[–-]\d")),
    ("range after from", "zh", re.compile(r"[自从]\d{1,4}[年月日]?—\d{1,4}")),
    ("unit beside noun", "zh", re.compile(r"[\d万亿]多?人(?:游牧)?(?:牧民|学生|留学生|工人|专家|居民|难民|华人|东干人)")),
    ("unit beside noun", "en", re.compile(r"\b(?:people|persons) (?:nomads|herdsmen|herders|students|workers|experts|refugees)\b")),
    ("unit twice", "zh", re.compile(r"(美元|公里|吨|立方米|平方千米)\1|%%")),
    ("unit twice", "en", re.compile(r"US\$[\d., ]+(?:[a-z]+ )?(?:US )?dollars|\b(km|kilometres|tonnes|%) (?:km|kilometres|tonnes|per cent)\b")),
    ("hedge twice", "zh", re.compile(r"超过近|约近|近约|超过[\d.]+[万亿]?多|约[\d.]+[万亿]?左右")),
    ("hedge twice", "en", re.compile(r"\b(?:about|over|nearly|more than) (?:about|over|nearly|more than)\b")),
)
# Scripts that a page's language is not written in, which say their language in lists of other names, too.
SCRIPTS = {"en": re.compile(f"[{HAN}]+|[Ѐ-ӿ]{{2,}}"), "zh": re.compile("[Ѐ-ӿ]{2,}")}
_CLOSES = {"》": "《", "”": "“", "）": "（", "」": "「", "』": "『"}


class Runs(HTMLParser):
    """The runs of words of one page, each with its language; printed words apart; attributes that are spoken."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.runs: list[tuple[str, str]] = []
        self.printed: list[str] = []
        self._open: list[tuple[str, str, bool]] = []
        self._words, self._quote, self._term = "", "", ""
        self.feed(text)
        self.close()
        self._end_run()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        language = values.get("lang") or self._language()
        borrowed = tag != "html" and values.get("lang", "") not in ("", self._page())
        lent = self._lent() or borrowed or tag in _LENT or "data-cite" in values
        if tag not in _INLINE | _LENT:
            self._end_run()
        self.runs += [(language, values[name]) for name in SPOKEN if values.get(name) and not lent]
        if tag not in _EMPTY:
            self._open.append((tag, language, lent))

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(item[0] == tag for item in self._open):
            name, _, _ = self._open.pop()
            if name == "q":
                self.printed.append(self._quote)
                self._quote = ""
            if name not in _INLINE | _LENT:
                self._end_run(name)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        names = {item[0] for item in self._open}
        if "q" in names:
            self._quote += data
        if self._lent():
            self._words += "“”" if data.strip() else ""
        else:
            self._words += data

    def _page(self) -> str:
        return next((language for tag, language, _ in self._open if tag == "html"), "")

    def _language(self) -> str:
        return self._open[-1][1] if self._open else ""

    def _lent(self) -> bool:
        return bool(self._open) and self._open[-1][2]

    def _end_run(self, tag: str = "") -> None:
        words = " ".join(self._words.split())
        if words:
            # What follows the name of a list of other names is such a list.
            self.runs.append((self._term if tag == "dd" and self._term else self._language(), words))
        if tag in ("dt", "dd"):
            self._term = f"after {words}" if tag == "dt" else ""
        self._words = ""


def find_slips(text: str, ids: Collection[str] = (), lists: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the kind and the words of each slip of a page.

    `ids` must not stand bare; the fields named `lists` hold other names, which may be of any language.
    """
    page = Runs(text)
    names = re.compile(r"(?<![A-Za-z0-9_/.#-])[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![A-Za-z0-9_/.-])")
    code = page.runs[0][0].partition("-")[0] if page.runs else ""
    for language, words in page.runs:
        script = SCRIPTS[code].search(words) if language.startswith("after ") and code in SCRIPTS else None
        if script:
            yield "script without its language", f"{script[0]} in: {words[:90]}"
        if language.startswith("after ") and language.removeprefix("after ") in lists:
            continue
        plain = _strip_quoted(words)
        yield from _find_patterns(code if language.startswith("after ") else language.partition("-")[0], plain)
        yield from (("bare id", found[0]) for found in names.finditer(plain) if found[0] in ids)
    for words in page.printed:
        yield from (("print cut short", words) for fault in [_is_cut(words)] if fault)


@functools.cache
def _strip_quoted(words: str) -> str:
    while (shorter := _QUOTED.sub("", words)) != words:
        words = shorter
    return words


@functools.cache
def _find_patterns(code: str, plain: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, f"{found[0]} in: {plain[:90]}") for kind, language, pattern in PATTERNS
                 if code == language and (found := pattern.search(plain)))


def _is_cut(words: str) -> bool:
    """Return whether printed words begin or end where no phrase does, or leave a bracket or quotation open."""
    open_marks: list[str] = []
    for mark in words:
        if mark in _CLOSES.values():
            open_marks.append(mark)
        elif mark in _CLOSES and (not open_marks or open_marks.pop() != _CLOSES[mark]):
            return True
    return bool(open_marks) or bool(re.search(r"^[，、；。：！？]|[，、：]$", words.strip()))
