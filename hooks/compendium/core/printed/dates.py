"""The dates in printed words: years, quarters, months and days, spans, centuries and decades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compendium.core.edtf import DatePoint
from compendium.core.printed.calendars import ERA, count_days, remove_other_days
from compendium.core.printed.numerals import NUMERAL, read_value, write_plainly

_RUSSIAN = {stem: month for month, stem in enumerate(
    ("январ", "феврал", "март", "апрел", "ма[йяе]", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
     "декабр"), 1)}
_STEM = f"(?:{'|'.join(_RUSSIAN)})[а-я]{{0,2}}"
_NUMBER = rf"(?:(?<!\d)(?<!\d\.)\d{{1,4}}|{NUMERAL}|元(?=年))"
_JOIN = "[-—–~至到/、和及与]+"
_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_TOKENS = re.compile(
    rf"(?P<stamp>(?<!\d)(?:1[5-9]|20)\d{{2}}(?P<mark>[-_/.]?){_MONTH}(?P=mark){_DAY}(?!\d)"
    r"|(?<!\d)\d{4}(?P<sign>[-_/.])(?:0?[1-9]|1[0-2])(?P=sign)(?:0?[1-9]|[12]\d|3[01])(?!\d))"
    rf"|(?P<month_stamp>(?<!\d)(?<!\d\.)(?:1[5-9]|20)\d{{2}}(?:[-_/.]{_MONTH}|-[1-9])(?!\d|[-_/.]\d|[年万亿千百%]))"
    r"|(?P<months_of>\d{1,2})\sмесяц\w*\s(?P<in_year>\d{4})"
    rf"|(?:(?P<russian_day>\d{{1,2}})\s)?(?P<russian>{_STEM})\s(?P<of>\d{{4}})"
    r"|(?P<relative>次年|翌年|转年|上年|今年|去年|明年)"
    r"|(?P<this_century>[上本]个?世纪)"
    rf"|(?P<up_to>前(?=[一二三四1-4]个?季度))?(?P<era>{ERA})?(?P<nth>第)?(?P<numbers>{_NUMBER}(?:{_JOIN}第?(?:{ERA})?{_NUMBER})*)"
    r"(?P<unit>世纪|年代|(?:(?<=前.)个)?季度|年|月|日|号)"
    r"|Q(?P<quarter>[1-4])"
    r"|(?P<bare>(?<!\d)(?<!\d\.)\d{4}(?!\d|\.\d|[万亿千百]))")
_LENGTH_BEFORE = re.compile("[近每历共满达用约超逾]$")
_AGO = re.compile("距今(?:约|近|已有)?$")
_LENGTH_AFTER = re.compile("[来间内里多余后前以之历]")
_EIGHTH_AND_NINTH = re.compile("([一二三四五六七八九])([一二三四五六七八九])十")


@dataclass(frozen=True)
class Printed:
    """One date as printed; what the words leave out is None.

    Centuries and decades are years such as 12XX and 198X.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def __str__(self) -> str:
        """Return the date for a message, such as 2014-5-19 or 2014-Q4."""
        quarter = f"Q{self.quarter}" if self.quarter else None
        return "-".join(str(part) for part in (self.year, quarter, self.month, self.day) if part is not None)


def find_dates(text: str) -> list[Printed]:
    """Return every date of a text; a month or day without a year takes the last year named before it."""
    found: list[Printed] = []
    last, end = Printed(), -1
    text = remove_other_days(write_plainly(text))
    for match in _TOKENS.finditer(text):
        if match["unit"] == "号" and (match.start() != end or last.month is None or last.day is not None):
            continue
        joined = end >= 0 and bool(re.fullmatch(_JOIN, text[end: match.start()]))
        for date in _read(match, last, joined):
            # "2014年5月19日" is one date: what is more precise takes the place of what it makes precise.
            if found and found[-1] == last and _continues(last, date):
                found.pop()
            found.append(date)
            last, end = date, match.end()
        if match["relative"] in ("今年", "去年", "明年"):
            last = Printed()
    return found


def agrees(point: DatePoint, printed: Printed) -> bool:
    """Return whether a date says no more than what is printed, and nothing else."""
    if printed.year != point.year and (printed.year is not None or not (point.month or point.quarter)):
        return False
    if point.quarter:
        return point.quarter == (printed.quarter or (printed.month and (printed.month - 1) // 3 + 1))
    if point.month and point.month != printed.month:
        return False
    return not point.day or point.day == printed.day


def _continues(last: Printed, date: Printed) -> bool:
    """Return whether a date makes the one before it more precise.

    A decade, month or day of that century, year or month.
    """
    if last.year and date.year and date.year != last.year:
        return last.year.endswith("XX") and f"{date.year[:-2]}XX" == last.year and date.year.endswith("X")
    if date.year != last.year:
        return False
    if last.month is None and last.quarter is None:
        return date.month is not None or date.quarter is not None
    return date.month == last.month and last.day is None and date.day is not None


def _read(match: re.Match[str], last: Printed, joined: bool) -> Iterator[Printed]:
    part = match.groupdict()
    if part["stamp"]:
        digits = re.findall(r"\d+", part["stamp"])
        digits = digits if len(digits) == 3 else re.findall(r"^\d{4}|\d{2}", "".join(digits))
        yield Printed(digits[0], int(digits[1]), int(digits[2]))
    elif part["month_stamp"]:
        yield Printed(part["month_stamp"][:4], int(part["month_stamp"][5:]))
    elif part["russian"]:
        month = next(month for stem, month in _RUSSIAN.items() if re.match(stem, part["russian"]))
        yield Printed(part["of"], month, int(part["russian_day"]) if part["russian_day"] else None)
    elif part["months_of"]:
        yield from (Printed(part["in_year"], 1), Printed(part["in_year"], int(part["months_of"])))
    elif part["relative"]:
        yield from _read_relative(part["relative"], last)
    elif part["this_century"]:
        yield Printed("19XX" if part["this_century"].startswith("上") else "20XX")
    elif part["quarter"]:
        yield replace(last, month=None, day=None, quarter=int(part["quarter"]))
    elif part["bare"]:
        yield Printed(part["bare"])
    else:
        yield from _read_counted(match, last, joined)


def _read_relative(words: str, last: Printed) -> Iterator[Printed]:
    """Yield the year after or before the last one; what 今年 is depends on who speaks."""
    if last.year and last.year.isdigit() and words in ("次年", "翌年", "转年", "上年"):
        yield Printed(f"{int(last.year) + (-1 if words == '上年' else 1):04}")


def _read_counted(match: re.Match[str], last: Printed, joined: bool) -> Iterator[Printed]:
    """Yield a date for each number before a unit.

    1991-1996年, 公元前2世纪, 八九十年代, 第三、四季度, 19-21日.
    """
    unit, numbers = match["unit"], _read_numbers(match, _is_before_christ(last) if joined else 0)
    if unit == "年代":
        yield from (Printed(_read_decade(number, last)) for _, number in numbers)
    elif unit == "世纪":
        yield from (Printed(f"{'-' if era.endswith('前') else ''}{number - 1:02}XX")
                    for era, number in numbers if 0 < number < 100)
    elif unit.endswith("季度"):
        first = range(1, numbers[-1][1] + 1) if match["up_to"] else [number for _, number in numbers]
        yield from (Printed(last.year, quarter=number) for number in first if 1 <= number <= 4)
    elif match["nth"]:
        return
    elif unit == "年":
        yield from (Printed(count_days(number, era)) for era, number in numbers
                    if era or not _is_length(match, number))
    elif unit == "月":
        yield from (Printed(last.year, number) for _, number in numbers if 1 <= number <= 12)
    else:
        yield from (Printed(last.year, last.month, number) for _, number in numbers if 1 <= number <= 31)


def _read_numbers(match: re.Match[str], before_christ: int) -> list[tuple[str, int]]:
    """Return each number before a unit with its era.

    A later one takes the era of the one before it unless the years then run backwards; `before_christ` is the
    year or century before Christ from which the first of them goes on.
    """
    years, words = match["unit"] == "年", match["numbers"]
    if match["unit"] == "年代":
        words = _EIGHTH_AND_NINTH.sub(r"\1十、\2十", words)
    era, number = ("前", before_christ) if before_christ and not match["era"] else (match["era"] or "", 0)
    found: list[tuple[str, int]] = []
    for own, digits in re.findall(rf"({ERA})?({_NUMBER})", words + match["unit"]):
        before, number = number, _read_integer(digits)
        if years and found and not own and before >= 1000 and number < 100:
            number += before // 100 * 100
        if own or (before and number > before and era.endswith("前")):
            era = own
        found.append((era, number))
    if years and "、" in words and not match["era"] and found[0][1] < 100 <= found[-1][1]:
        # 一、2014年 is the head of a list.
        found = [pair for pair in found if pair[1] >= 100]
    return found


def _is_before_christ(last: Printed) -> int:
    """Return the year or century before Christ of a date, or 0."""
    if not last.year or not (last.year.startswith("-") or last.year == "0000"):
        return 0
    return int(last.year[1:3]) + 1 if "X" in last.year else 1 - int(last.year)


def _is_length(match: re.Match[str], number: int) -> bool:
    """Return whether words such as 近10年 or 22年来 say how long and not when."""
    before = match.string[max(0, match.start() - 4): match.start()]
    around = _LENGTH_BEFORE.search(before) or _LENGTH_AFTER.match(match.string, match.end())
    return bool(_AGO.search(before) or (number < 100 and around))


def _read_decade(number: int, last: Printed) -> str:
    """Return 198X for 1980, and for 80 after a century or, as people speak, in the twentieth."""
    if number >= 100:
        return f"{number // 10:03}X"
    century = last.year[:-2] if last.year and "X" in last.year else "19"
    return f"{century}{number // 10}X"


def _read_integer(number: str) -> int:
    return 1 if number == "元" else int(number) if number.isdigit() else int(read_value(number))
