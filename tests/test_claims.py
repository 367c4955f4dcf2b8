"""What a sentence says of a figure or a date is compared with its record, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from compendium.core.edtf import Edtf
from compendium.core.fields import Quantity, Text
from compendium.core.printed.claims import ReadingWords, compare_date, compare_quantity
from compendium.core.printed.dates import Printed
from compendium.core.printed.english_dates import find_english_dates
from support import ROOT

READING = ReadingWords.model_validate(yaml.safe_load((ROOT / "data" / "reading.yml").read_text(encoding="utf-8")))


def quantity(value: str, qualifier: str | None = None, to: str | None = None) -> Quantity:
    return Quantity(value=Decimal(value), qualifier=qualifier, to=Decimal(to) if to else None)


AGREES = [
    ("more than 300,000 herders", "en", quantity("300000", "over"), "people"),
    ("30多万牧民", "zh", quantity("300000", "over"), "people"),
    ("190多亿美元", "zh", quantity("19000000000", "over"), "usd"),
    ("近70个", "zh", quantity("70", "nearly"), "count"),
    ("US$33bn", "en", quantity("33000000000"), "usd"),
    ("only US$370m", "en", quantity("370000000", "only"), "usd"),
    ("只有3.7亿美元", "zh", quantity("370000000", "only"), "usd"),
    ("20 to 24 rivers", "en", quantity("20", None, "24"), "count"),
    ("nineteen sessions", "en", quantity("19"), "count"),
    ("十九次会议", "zh", quantity("19"), "count"),
    ("about 40 per cent", "en", quantity("40", "about"), "percent"),
    ("第二大贸易伙伴", "zh", quantity("2"), "rank"),
    ("second-largest trading partner", "en", quantity("2"), "rank"),
    ("a fall of 1.1%", "en", quantity("-1.1"), "percent"),
    ("9.4 percentage points", "en", quantity("9.4"), "percentage-points"),
    ("9.4个百分点", "zh", quantity("9.4"), "percentage-points"),
    ("about 1,770 km", "en", quantity("1770", "about"), "km"),
    ("a third", "en", Quantity(words=Text(en="a third", zh="三分之一")), "percent"),
    ("三分之一", "zh", Quantity(words=Text(en="a third", zh="三分之一")), "percent"),
    ("US$5bn a year", "en", quantity("5000000000"), "usd-per-year"),
]


@pytest.mark.parametrize(("words", "code", "wanted", "unit"), AGREES, ids=[item[0] for item in AGREES])
def test_words_that_say_what_the_record_has_agree(words, code, wanted, unit):
    assert compare_quantity(words, code, wanted, unit, READING) == ""


DIFFERS = [
    ("more than 310,000 herders", "en", quantity("300000", "over"), "people", "300000"),
    ("300,000 herders", "en", quantity("300000", "over"), "people", "'over'"),
    ("30万牧民", "zh", quantity("300000", "over"), "people", "'over'"),
    ("31多万牧民", "zh", quantity("300000", "over"), "people", "300000"),
    ("30多牧民", "zh", quantity("300000", "over"), "people", "300000"),
    ("nearly US$33bn", "en", quantity("33000000000"), "usd", "no 'nearly'"),
    ("近330亿美元", "zh", quantity("33000000000"), "usd", "no 'nearly'"),
    ("33bn yuan", "en", quantity("33000000000"), "usd", "unit is 'usd'"),
    ("330亿元", "zh", quantity("33000000000"), "usd", "unit is 'usd'"),
    ("330亿美元", "zh", quantity("33000000000"), "cny", "'cny'"),
    ("US$3.3bn", "en", quantity("33000000000"), "usd", "33000000000"),
    ("9.4%", "en", quantity("9.4"), "percentage-points", "percentage-points"),
    ("9.4%", "zh", quantity("9.4"), "percentage-points", "percentage-points"),
    ("40 percentage points", "en", quantity("40"), "percent", "percentage-points"),
    ("20 rivers", "en", quantity("20", None, "24"), "count", "20 to 24"),
    ("a quarter", "en", Quantity(words=Text(en="a third", zh="三分之一")), "percent", "'a third'"),
    ("四分之一", "zh", Quantity(words=Text(en="a third", zh="三分之一")), "percent", "'三分之一'"),
    ("19 sessions in 2022", "en", quantity("19"), "count", "2022"),
    ("1,770 km²", "en", quantity("1770"), "km", "km²"),
    ("1770平方公里", "zh", quantity("1770"), "km", "平方公里"),
    ("US$5bn", "en", quantity("5000000000"), "usd-per-year", "a year"),
]


@pytest.mark.parametrize(("words", "code", "wanted", "unit", "message"), DIFFERS, ids=[f"{item[0]} {item[3]}" for item in DIFFERS])
def test_a_wrong_digit_hedge_or_unit_is_told(words, code, wanted, unit, message):
    assert message in compare_quantity(words, code, wanted, unit, READING)


DATES = [
    ("from 19 to 21 May 2014", [Printed("2014", 5, 19), Printed("2014", 5, 21)]),
    ("19–21 May 2014", [Printed("2014", 5, 19), Printed("2014", 5, 21)]),
    ("19 May 2014", [Printed("2014", 5, 19)]),
    ("between May and July 2013", [Printed("2013", 5), Printed("2013", 7)]),
    ("30 September to 2 October 2014", [Printed("2014", 9, 30), Printed("2014", 10, 2)]),
    ("the 1990s", [Printed("199X")]),
    ("the nineteenth century", [Printed("18XX")]),
    ("the 2nd century BC", [Printed("-01XX")]),
    ("138 BC", [Printed("-0137")]),
    ("AD 751", [Printed("0751")]),
]


@pytest.mark.parametrize(("words", "dates"), DATES, ids=[item[0] for item in DATES])
def test_english_dates_are_read(words, dates):
    assert find_english_dates(words) == dates


@pytest.mark.parametrize(("words", "code", "date"), [
    ("19 May 2014", "en", "2014-05-19"), ("in May 2014", "en", "2014-05-19"), ("2014", "en", "2014-05-19"), ("the 2010s", "en", "2014"),
    ("2014年5月19日", "zh", "2014-05-19"), ("2014年", "zh", "2014-05-19"), ("from 2007 to 2008", "en", "2007/2008"),
    ("2007—2008年", "zh", "2007/2008"), ("since 2013", "en", "2013/.."), ("about 1757", "en", "1757~"), ("1757年前后", "zh", "1757~"),
    ("probably in July 2013", "en", "2013-07?"), ("二〇一四年五月", "zh", "2014-05"), ("the 1990s", "en", "199X"), ("20世纪90年代", "zh", "199X"), ("公元前138年", "zh", "-0137"),
    ("the 19th century", "en", "18XX"), ("2007—08年", "zh", "2007/2008"),
])
def test_dates_that_say_no_more_than_the_record_agree(words, code, date):
    assert compare_date(words, code, Edtf.parse(date), READING) == ""


@pytest.mark.parametrize(("words", "code", "date", "message"), [
    ("20 May 2014", "en", "2014-05-19", "2014-05-19"), ("2015", "en", "2014-05-19", "something else"),
    ("19 May 2014", "en", "2014-05", "something else or less"), ("2014年5月19日", "zh", "2014-05", "something else or less"),
    ("2015年", "zh", "2014", "something else"), ("from 2007 to 2009", "en", "2007/2008", "something else"),
    ("1757", "en", "1757~", "not certain"), ("1757年", "zh", "1757~", "not certain"), ("in spring", "en", "2014", "no date"),
    ("2014", "en", "201X", "something else or less"),
    ("72014", "en", "2014", "no date"), ("119 May 2014", "en", "2014-05-19", "something else"), ("May 20145", "en", "2014-05", "'20145' is no part"),
    ("72014年", "zh", "2014", "no date"), ("2014年5月519日", "zh", "2014-05-19", "'519' is no part"), ("2014年15月", "zh", "2014", "'15' is no part"),
])
def test_a_date_that_is_wrong_too_precise_or_too_certain_is_told(words, code, date, message):
    assert message in compare_date(words, code, Edtf.parse(date), READING)
