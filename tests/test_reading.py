"""Numbers and dates are read back from the words in which sources print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from compendium.edtf import Edtf
from compendium.reading import agrees, dates_in, numbers_in_chinese, numbers_in_english


@pytest.mark.parametrize(("printed", "number"), [
    ("3.7亿美元", "370000000"), ("176.7 亿美元", "17670000000"), ("500 多亿美元", "50000000000"), ("3.4 万余个", "34000"),
    ("近 2 000平方千米", "2000"), ("2,000億堅戈", "200000000000"), ("$77,7 млрд.", "77700000000"), ("58萬平方公里", "580000"),
    ("约十万名", "100000"), ("第十九次", "19"), ("两個争议地区", "2"), ("四所孔子学院", "4"), ("三分之一", "33.3"), ("六成以上", "60"),
    ("超过百倍", "100"), ("贫困率下降 1.1%", "-1.1"), ("首次", "1"), ("最大贸易伙伴", "1"), ("前三大", "3"), ("２４条", "24"), ("12.5％", "12.5"),
])
def test_a_printed_number_is_read(printed, number):
    assert Decimal(number) in numbers_in_chinese(printed)


@pytest.mark.parametrize(("printed", "number"), [
    ("3.7亿美元", "37000000000"), ("3.7亿美元", "37000"), ("第十九次", "18"), ("约十万名", "1000"), ("10%~20%区间", "30"),
])
def test_another_number_is_not(printed, number):
    assert Decimal(number) not in numbers_in_chinese(printed)


@pytest.mark.parametrize(("written", "number"), [
    ("US$33 billion", "33000000000"), ("1,770 km", "1770"), ("nineteen sessions", "19"), ("the twenty-first", "21"), ("two decades", "20"),
    ("in October", "10"), ("the 1980s", "80"), ("five million", "5000000"), ("twice", "2"),
])
def test_an_english_number_is_read(written, number):
    assert Decimal(number) in numbers_in_english(written)


@pytest.mark.parametrize(("printed", "date"), [
    ("2001年9月12日", "2001-09-12"), ("二〇一四年五月十九日于上海", "2014-05-19"), ("2022-7-10", "2022-07-10"), ("20120307", "2012-03-07"),
    ("2013_07_02", "2013-07-02"), ("2014年5月19日至21日", "2014-05-21"), ("2022 年 1—7 月", "2022-07"), ("11 месяцев 2020 года", "2020-11"),
    ("2 сентября 2022 г.", "2022-09-02"), ("2001 年上合组织成立后…同年 9 月", "2001-09"), ("公元前2世紀", "-01XX"), ("13世纪初", "12XX"),
    ("20世纪80年代末", "198X"), ("751年", "0751"), ("2002—2007年", "2007"), ("2003", "2003"), ("2014年5月19日", "2014-05"), ("2014年末", "2014"),
])
def test_a_printed_date_is_read(printed, date):
    assert any(agrees(Edtf.parse(date).start, found) for found in dates_in(printed))


@pytest.mark.parametrize(("printed", "date"), [
    ("2001年9月12日", "2001-12-09"), ("2001年9月12日", "2002-09-12"), ("2014年", "2014-05"), ("2014年5月", "2014-05-19"), ("13世纪初", "13XX"),
    ("2014年5月19日至21日", "2014-05-20"), ("22年来", "2022"),
])
def test_what_says_more_or_something_else_is_not(printed, date):
    assert not any(agrees(Edtf.parse(date).start, found) for found in dates_in(printed))
