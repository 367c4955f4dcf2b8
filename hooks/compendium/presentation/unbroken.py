"""Which words of a running text stay on one line: dates, numbers with units, ordinals, joints of names."""

from __future__ import annotations

import re

from compendium.presentation.language import Language

_HAN = "\u3400-\u9fff"
_DIGITS = r"\d(?:[\d.,]*\d)?"
_SPAN = rf"{_DIGITS}(?:[\u2013\u2014\uff5e]{_DIGITS})?"
# 公元前138年, 1992年1月3日, 10月中旬, 20世纪80年代末
_YEAR = r"(?:公元前?)?\d{1,4}(?:[\u2013\u2014]\d{1,4})?年(?:[初底末中]|代[初末]?)?"
_MONTH = r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初底末])?"
_CENTURY = r"(?:公元前?)?\d{1,2}世纪(?:\d{2}年代)?(?:[初末]|[中后前]期|中叶)?"
_NUMERALS = "一二三四五六七八九十百千零〇两"


def compile_unbroken(language: Language) -> re.Pattern[str]:
    """Return what stays on one line in a language's texts; a match may hold spaces."""
    if is_written_in_han(language):
        return _compile_han(language)
    return _compile_spaced(language)


def is_written_in_han(language: Language) -> bool:
    """Return whether a language is written in Chinese characters."""
    return bool(re.search(f"[{_HAN}]", language.locale.months[0]))


def _list_units(language: Language) -> list[str]:
    """Return what follows a number in the patterns of units, the longest first."""
    patterns = (text[language.code] for text in language.catalog.vocabulary["units"].values())
    found = {pattern.partition("{n}")[2].strip() for pattern in patterns} - {""}
    return sorted(found, key=lambda unit: (-len(unit), unit))


def _compile_han(language: Language) -> re.Pattern[str]:
    units = "|".join(map(re.escape, _list_units(language)))
    scales = "".join(scale.word for scale in language.locale.scales)
    quantity = (rf"[约近逾超]?{_SPAN}[%\u2030]?[多余几]?[{scales}百千]*[多余]?(?:{units}|[{_HAN}])?")
    ordinal = rf"第(?:[{_NUMERALS}]+|{_SPAN})[{_HAN}]?"
    fraction = rf"[{_NUMERALS}]+分之[{_NUMERALS}]+"
    # 努尔苏丹·纳扎尔巴耶夫: no line begins with the dot.
    joint = rf"[{_HAN}]·"
    return re.compile(rf"{_CENTURY}|(?:{_YEAR})?{_MONTH}|{_YEAR}|{ordinal}|{fraction}|{joint}|{quantity}")


def _compile_spaced(language: Language) -> re.Pattern[str]:
    """Return the pattern of a language with spaces: 1.5 m tonnes, 20 billion m³, 3 January, 10–20 %."""
    units = "|".join(re.escape(unit.split()[0]) for unit in _list_units(language) if unit != "%")
    scales = "|".join(re.escape(scale.word.strip()) for scale in language.locale.scales)
    months = "|".join(map(re.escape, language.locale.months))
    gap = "[ \u00a0]"
    return re.compile(rf"(?<![\w\u2013]){_SPAN}(?:{gap}(?:{scales}|thousand|million|billion|trillion)\b)?"
                      rf"(?:{gap}?%|{gap}(?:{units}|{months})(?!\w))?")
