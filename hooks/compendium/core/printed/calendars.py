"""How printed years are counted: before and after Christ, the Republic, reigns.

And days of other calendars.
"""

from __future__ import annotations

import re

from compendium.core.printed.numerals import NUMERAL

# The year before the first of each count; its months are those of the Gregorian calendar only for the
# Republic and Japan.
_GREGORIAN = {"民国": 1911, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_REIGNS = {
    "顺治": 1643, "康熙": 1661, "雍正": 1722, "乾隆": 1735, "嘉庆": 1795, "道光": 1820, "咸丰": 1850,
    "同治": 1861, "光绪": 1874,
    "宣统": 1908, "明治": 1867, "洪武": 1367, "永乐": 1402, "宣德": 1425, "正统": 1435, "成化": 1464,
    "弘治": 1487, "正德": 1505,
    "嘉靖": 1521, "万历": 1572, "崇祯": 1627, "武德": 617, "贞观": 626, "永徽": 649, "显庆": 655, "开元": 712,
    "天宝": 741,
    "永平": 57, "永元": 88,
}
COUNTS = _GREGORIAN | _REIGNS
BEFORE_CHRIST = "(?:公元|西元|西历|纪元|公历)前"
AFTER_CHRIST = "公元|西元|西历|公历"
# 前 alone counts back from Christ, but not in 目前, 此前, 以前 and their like.
BEFORE = f"{BEFORE_CHRIST}|(?<![目此之以从日年月天周当提空向生眼])前"
ERA = f"(?:{BEFORE}|{AFTER_CHRIST}|{'|'.join(COUNTS)})"
# Years of these begin on other days and are no years of ours.
FOREIGN_YEARS = "回历|伊斯兰历|希吉来历|佛历|藏历|傣历|彝历|波斯历|黄帝纪元"
_DAYS = f"农历|阴历|旧历|夏历|古历|旧俄历|俄历|儒略历|{FOREIGN_YEARS}"
_NUMBER = rf"(?:\d{{1,4}}|{NUMERAL}|元)"
_YEAR = rf"{ERA}?{_NUMBER}年"
_DAY = rf"初?{_NUMBER}[日号]?"
_LUNAR_MONTH = f"(?:闰?{_NUMBER}|正|冬|腊)月"
_SPAN = rf"{_LUNAR_MONTH}(?:{_DAY}(?:[-—–~至到](?:{_LUNAR_MONTH})?{_DAY})?)?"
_GAP = r"[^\d,.;:()、一二三四五六七八九十]{0,6}?:?"
BLANK = "□"
_OTHER_DAYS = (
    (re.compile(rf"(?:{FOREIGN_YEARS}){_GAP}(?:{_NUMBER}年)?(?:{_SPAN})?"), BLANK),
    (re.compile(rf"(?:{_DAYS}){_GAP}(\d{{4}})[-./]\d{{1,2}}[-./]\d{{1,2}}"), rf"\1年{BLANK}"),
    (re.compile(rf"(?:{_DAYS}){_GAP}({_YEAR})?(?:\({_YEAR}\))?(?:{_SPAN})"), rf"\1{BLANK}"),
    (re.compile(rf"({_YEAR})?(?:{_SPAN})\(?(?:按)?(?:{_DAYS})(?=[),.;、。]|$)"), rf"\1{BLANK}"),
    (re.compile(rf"((?:{'|'.join(_REIGNS)}){_NUMBER}年)(?:{_SPAN})"), rf"\1{BLANK}"),
    (re.compile(rf"(?:闰{_NUMBER}月|{_NUMBER}月(?=[初廿卅])|[正腊冬]月)(?:{_DAY})?"), BLANK),
)


def remove_other_days(text: str) -> str:
    """Return a text (in plain form) whose months and days of other calendars are blanked.

    Years of our count stay.
    """
    for pattern, kept in _OTHER_DAYS:
        text = pattern.sub(kept, text)
    return text


def count_days(number: int, era: str) -> str:
    """Return a year as EDTF writes it: 138 before Christ is -0137, the thirtieth of the Republic 1941."""
    if era.endswith("前"):
        return f"-{number - 1:04}" if number > 1 else "0000"
    return f"{number + COUNTS.get(era, 0):04}"
