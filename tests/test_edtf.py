"""Dates: what is accepted, what is refused with which words, and how each language prints them."""

from __future__ import annotations

import pytest
from compendium.core.edtf import Edtf
from compendium.presentation.language import format_html_date


@pytest.mark.parametrize(("text", "english", "chinese"), [
    ("2015", "2015", "2015年"),
    ("2015-03", "March 2015", "2015年3月"),
    ("2001-09-12", "12 September 2001", "2001年9月12日"),
    ("0751", "751", "751年"),
    ("1242~", "about 1242", "1242年前后"),
    ("2014?", "2014 (uncertain)", "2014年（存疑）"),
    ("198X", "the 1980s", "20世纪80年代"),
    ("12XX", "13th century", "13世纪"),
    ("-01XX", "2nd century BC", "公元前2世纪"),
    ("-0099", "100 BC", "公元前100年"),
    ("0000", "1 BC", "公元前1年"),
    ("-0137-05", "May 138 BC", "公元前138年5月"),
    ("-0137-05-01", "1 May 138 BC", "公元前138年5月1日"),
    ("-0137-33", "quarter 1 of 138 BC", "公元前138年第1季度"),
    ("-013X", "140–131 BC", "公元前140—131年"),
    ("-005X", "60–51 BC", "公元前60—51年"),
    ("-013X/..", "since 140–131 BC", "公元前140—131年以来"),
    ("-0137/-0125", "138 BC to 126 BC", "公元前138年至公元前126年"),
    ("-0137~", "about 138 BC", "公元前138年前后"),
    ("10XX", "11th century", "11世纪"),
    ("20XX", "21st century", "21世纪"),
    ("1996/2001", "1996 to 2001", "1996年至2001年"),
    ("2015-03-05/2015-03-07", "5–7 March 2015", "2015年3月5日至7日"),
    ("2015-03-05/2015-04-07", "5 March to 7 April 2015", "2015年3月5日至4月7日"),
    ("2015-03/2015-05", "March to May 2015", "2015年3月至5月"),
    ("2014-12-30/2015-01-02", "30 December 2014 to 2 January 2015", "2014年12月30日至2015年1月2日"),
    ("2015-03/2015-05-07", "March 2015 to 7 May 2015", "2015年3月至2015年5月7日"),
    ("2015-03?/2015-05", "March 2015 (uncertain) to May 2015", "2015年3月（存疑）至2015年5月"),
    ("2013/..", "since 2013", "2013年以来"),
    ("../1991", "until 1991", "截至1991年"),
    ("2014-36", "quarter 4 of 2014", "2014年第4季度"),
    ("XXXX", "date not known", "日期不详"),
])
def test_a_date_prints_as_precisely_as_it_is(tiny_catalog, text, english, chinese):
    date = Edtf.parse(text)
    assert tiny_catalog.locales["en"].date(date) == english
    assert tiny_catalog.locales["zh"].date(date) == chinese


@pytest.mark.parametrize(("text", "reason"), [
    ("2015-13", "no such month: 13"),
    ("2015-02-29", "no such day: 29 (that month has 28 days)"),
    ("15 March", "is not a date"),
    ("201X-05", "gives a month of a year that is not known"),
    ("2015/2013", "ends before it begins"),
    ("../..", "open at both ends"),
    ("", "is not a date"),
    ("XXXX/2001", "has an end of which nothing is known; write '../2001'"),
    ("2001/XXXX", "has an end of which nothing is known; write '2001/..'"),
    ("2001-05/XXXX?", "write '2001-05/..'"),
    ("XXXX/XXXX", "open at both ends"),
    ("XXXX/..", "open at both ends"),
    ("-0000", "the year -0000, which does not exist; 0000 is 1 BC"),
    ("-XXXX", "is not a date"),
    ("2015\n", "is not a date such as"),
    ("2015\n", "write '2015', without white space"),
    (" 2015-03", "write '2015-03', without white space"),
    ("2015\u00a0", "write '2015'"),
    ("2015/2016\n", "write '2016'"),
    ("２０１５-03", "write '2015-03', without white space and in plain digits"),
    ("٢٠١٥", "is not a date"),
    ("2014-5-19", "; write '2014-05-19'"),
    ("19.5.2014", "; write '2014-05-19'"),
    ("2014/5/19", "'2014/5/19' is not a date such as .*; write '2014-05-19'"),
    ("2014年5月", "; write '2014-05'"),
    ("30.2.2014", "or 2015~$"),
    ("14.5.19", "or 2015~$"),
])
def test_an_impossible_date_is_refused_in_plain_words(text, reason):
    with pytest.raises(ValueError, match=reason.replace("(", r"\(").replace(")", r"\)")):
        Edtf.parse(text)


def test_dates_sort_by_their_start_or_just_before_an_open_end():
    texts = ["2015-03", "-01XX", "2015", "12XX", "2001-09-12", "../1991"]
    assert [str(date) for date in sorted(map(Edtf.parse, texts))] == ["-01XX", "12XX", "../1991", "2001-09-12", "2015", "2015-03"]


@pytest.mark.parametrize(("text", "machine"), [("2015", "2015"), ("2015-03", "2015-03"), ("2015-03-21", "2015-03-21"),
                                               ("12XX", ""), ("2013/..", ""), ("-0099", ""), ("0000", ""), ("-0137-05-01", ""), ("2014-36", "")])
def test_only_dates_that_html_knows_get_a_machine_form(text, machine):
    assert format_html_date(Edtf.parse(text)) == machine


@pytest.mark.parametrize(("text", "approximate"), [("0751", False), ("2015-03", False), ("2014?", True), ("12XX", True),
                                                   ("2013/..", True), ("1996/2001", True)])
def test_only_doubtful_open_and_partly_unknown_dates_are_approximate(text, approximate):
    assert Edtf.parse(text).approximate is approximate


def test_leap_days_before_our_era_follow_the_calendar():
    assert Edtf.parse("-0004-02-29").earliest == (-4, 2, 29)
    with pytest.raises(ValueError, match="28 days"):
        Edtf.parse("-0003-02-29")
