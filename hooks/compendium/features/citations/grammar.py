"""How one language joins the parts of a citation: its punctuation, its quotation marks and its dates."""

from __future__ import annotations

from compendium.core.edtf import Edtf
from compendium.features.citations.item import HAN, CitedWork, choose_words
from compendium.features.citations.rich_text import remove_marks, set_italic, set_today
from compendium.presentation.language import Language

_TERMINAL = (".", "?", "!", "。", "？", "！")


class Grammar:
    """The page's language as the styles use it; every word and mark comes from data/labels.yml."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.code = language.code
        self.word = language.label
        self.comma = language.label("citing.comma")
        stop = language.label("citing.stop")
        self.end = stop.rstrip()
        self.gap = stop[len(self.end):]

    def ended(self, text: str) -> str:
        """Return a sentence with its full stop.

        An address in Chinese keeps clear of one, lest it be copied along.
        """
        seen = remove_marks(text).rstrip("”")
        if not text or seen.endswith(_TERMINAL) or (not self.gap and "://" in seen.rpartition(" ")[2]):
            return text
        return text + self.end

    def sentences(self, *parts: str) -> str:
        """Join parts as sentences; empty ones fall away."""
        return self.gap.join(self.ended(part) for part in parts if part)

    def clauses(self, *parts: str) -> str:
        """Join parts with commas, but for one that brings its own inside quotation marks."""
        text = ""
        for part in filter(None, parts):
            own = remove_marks(text).endswith((f"{self.comma.rstrip()}”", self.comma.rstrip()))
            text += part if not text else (self.gap if own else self.comma) + part
        return text

    def title(self, item: CitedWork) -> str:
        """Return a title in its own language, with what it means in the page's language in brackets."""
        translation = item.translation(self.code)
        return self.word("citing.translated", title=item.own_title,
                         translation=translation) if translation else item.own_title

    def quoted(self, item: CitedWork, mark: str) -> str:
        """Return a title in quotation marks with what follows it: mark is "stop", "comma" or "none"."""
        translation, title = item.translation(self.code), self.headline(item)
        whole = self.word("citing.quote", text=title)
        if translation:
            whole = self.word("citing.translated", title=whole, translation=translation)
        sign = {"stop": self.end, "comma": self.comma.rstrip(), "none": ""}[mark]
        if mark == "stop" and title.endswith(_TERMINAL):
            return whole
        # English puts stop and comma before the closing mark.
        return f"{whole[:-1]}{sign}”" if whole.endswith("”") else whole + sign

    def work(self, text: str) -> str:
        """Return the title of a whole work or journal.

        In italics, or in the marks that Chinese has instead.
        """
        return self.word("citing.work", text=text) if HAN.search(text) else set_italic(text)

    def standing(self, item: CitedWork) -> str:
        """Return the title of an item that nothing contains."""
        translation, title = item.translation(self.code), self.work(self.headline(item))
        return self.word("citing.translated", title=title, translation=translation) if translation else title

    def headline(self, item: CitedWork) -> str:
        """Return a title with the capitals of a headline, where its language has them."""
        if item.language != self.code or HAN.search(item.own_title):
            return item.own_title
        small = set(self.word("citing.small").split())
        words = item.own_title.split(" ")
        return " ".join(word if 0 < index < len(words) - 1 and word in small
                        and not words[index - 1].endswith((":", "?", "–", "—"))
                        else word[:1].upper() + word[1:] for index, word in enumerate(words))

    def container(self, item: CitedWork) -> str:
        """Return what carries the item, in the page's language."""
        return self.work(choose_words(item.container, self.code)) if item.container else ""

    def year(self, item: CitedWork) -> str:
        """Return the year, the words for a vaguer date, or that there is none."""
        if item.date is None or not item.date.known:
            return self.word("citing.undated")
        return item.year or self.language.locale.date(item.date)

    def date(self, item: CitedWork, pattern: str) -> str:
        """Return the date as precise as it is known, a day by the style's own pattern, or nothing."""
        if item.date is None or not item.date.known:
            return ""
        return self._write_day(item.date,
                               pattern) if item.date.exact else self.language.locale.date(item.date)

    def monthday(self, item: CitedWork) -> str:
        """Return the day without its year, where it is known."""
        return self._write_day(item.date, "citing.date.monthday") if item.date and item.date.exact else ""

    def _write_day(self, date: Edtf, pattern: str) -> str:
        point = date.start
        if point is None or point.month is None:
            return ""
        month = self.language.locale.months[point.month - 1]
        short = self.word("citing.months").split()[point.month - 1]
        return self.word(pattern, y=int(point.year), m=point.month, d=point.day, month=month, short=short)

    def accessed(self, item: CitedWork, pattern: str) -> str:
        """Return when the reader saw a work without a date: known, or for the browser to fill in.

        Nothing for one not online.
        """
        if not item.url or (item.date and item.date.known):
            return ""
        day = self._write_day(item.accessed,
                        "citing.date.american") if item.accessed else set_today(self.word("citing.day"))
        return self.word(pattern, date=day)

    def pages(self, item: CitedWork) -> str:
        """Return the pages with the language's dash."""
        first, hyphen, last = item.pages.partition("-")
        return self.language.locale.range.format(start=first, end=last) if hyphen else first
