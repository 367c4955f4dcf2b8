"""Numbers, dates and counted words: exact, and as each language writes them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from compendium.core.edtf import Edtf
from compendium.core.fields import Quantity
from compendium.core.labels import Label
from compendium.core.locales import Locale
from support import other_locale


@pytest.mark.parametrize(("value", "unit", "qualifier", "english", "chinese"), [
    ("50183000000", "usd", None, "US$50.183 bn", "501.83亿美元"),
    ("14000000000", "usd", "over", "more than US$14 bn", "超过140亿美元"),
    ("119000000", "tonnes", None, "119 m tonnes", "1.19亿吨"),
    ("400000000000", "m3", "over", "more than 400 bn m³", "超过4000亿立方米"),
    ("34000", "jobs", "over", "more than 34,000 jobs", "超过3.4万个岗位"),
    ("1770", "km", "about", "about 1770 km", "约1770公里"),
    ("22.6", "percent", None, "22.6%", "22.6%"),
    ("24", "count", None, "24", "24"),
    ("3", "rank", None, "rank 3", "第3位"),
])
def test_a_quantity_reads_as_the_language_writes_it(tiny_catalog, value, unit, qualifier, english, chinese):
    for code, expected in (("en", english), ("zh", chinese)):
        units, qualifiers = tiny_catalog.vocabulary["units"], tiny_catalog.vocabulary["qualifiers"]
        pattern = qualifiers[qualifier][code] if qualifier else None
        assert tiny_catalog.locales[code].quantity(Quantity(value=Decimal(value)), units[unit][code], pattern) == expected


def test_a_range_keeps_both_ends(tiny_catalog):
    quantity = Quantity(value=Decimal(10), to=Decimal(20))
    assert tiny_catalog.locales["en"].quantity(quantity, "{n}%", None) == "10–20%"
    assert tiny_catalog.locales["zh"].quantity(quantity, "{n}%", None) == "10—20%"


@pytest.mark.parametrize(("text", "russian", "kazakh"), [
    ("2015", "2015 год", "2015 жыл"),
    ("2015-03", "март 2015 года", "2015 жылғы наурыз"),
    ("2015-03-21", "21 марта 2015 года", "2015 жылғы 21 наурыз"),
    ("2014-05-19/2014-05-21", "с 19 по 21 мая 2014 года", "2014 жылғы 19–21 мамыр"),
    ("2015-03-05/2015-04-07", "с 5 марта по 7 апреля 2015 года", "2015 жылғы 5 наурыз – 7 сәуір"),
    ("2015-03/2015-05", "с марта по май 2015 года", "2015 жылғы наурыз – мамыр"),
    ("1996/2001", "с 1996 года по 2001 год", "1996 жыл – 2001 жыл"),
    ("2013/..", "с 2013 года", "басталуы: 2013 жыл"),
    ("../1991-12", "до декабря 1991 года", "аяқталуы: 1991 жылғы желтоқсан"),
    ("1242~", "около 1242 года", "шамамен 1242 жыл"),
    ("198X", "1980-е годы", "1980-жылдар"),
    ("18XX", "XIX век", "XIX ғасыр"),
    ("18XX/..", "с XIX века", "басталуы: XIX ғасыр"),
    ("-01XX", "II век до н. э.", "б.з.д. II ғасыр"),
    ("-0137", "138 год до н. э.", "б.з.д. 138 жыл"),
    ("-0137-05-01", "1 мая 138 года до н. э.", "б.з.д. 138 жылғы 1 мамыр"),
    ("2014-36", "4-й квартал 2014 года", "2014 жылғы 4-тоқсан"),
])
def test_other_languages_inflect_their_dates(text, russian, kazakh):
    for code, expected in (("ru", russian), ("kk", kazakh)):
        assert Locale.model_validate(other_locale(code)).date(Edtf.parse(text)) == expected


def test_a_language_with_its_own_words_alone_takes_the_rest_from_cldr():
    words = {"decade": "{y}er", "century": "{n}. Jahrhundert", "approximate": "um {date}", "uncertain": "{date} (?)",
             "since": "seit {start}", "until": "bis {end}", "unknown": "ohne Datum"}
    german = Locale.model_validate({"code": "de", "name": "Deutsch", "tag": "de", "dates": words, "range": "{start}–{end}",
                                    "brackets": "({text})", "quotes": "„{text}“"})
    assert german.date(Edtf.parse("2015-03-21")) == "21. März 2015"
    assert german.date(Edtf.parse("2015-03-05/2015-03-07")) == "5.–7. März 2015"
    assert german.date(Edtf.parse("-0137-05")) == "Mai 138 v. Chr."
    assert german.number(Decimal("12345.5")) == "12.345,5"


@pytest.mark.parametrize(("count", "russian"), [(1, "1 запись"), (3, "3 записи"), (5, "5 записей"), (11, "11 записей"), (21, "21 запись")])
def test_words_take_the_form_of_their_number(count, russian):
    label = Label.model_validate({
        "en": {"one": "{count} record", "other": "{count} records"}, "zh": "{count}条记录",
        "ru": {"one": "{count} запись", "few": "{count} записи", "many": "{count} записей", "other": "{count} записи"}})
    assert label.forms("ru").form(Locale.model_validate(other_locale("ru")).plural(count)).format(count=count) == russian


def test_numbers_take_the_marks_of_their_language():
    russian = Locale.model_validate(other_locale("ru"))
    assert russian.number(Decimal("50183000000")) == "50,183 млрд"
    assert russian.number(Decimal(34000)) == "34\N{NO-BREAK SPACE}000"
    assert russian.join(["а", "б", "в"]) == "а, б, в"


def test_english_counts_one_record_and_two_records(tiny_views):
    assert [tiny_views["en"].language.label("theme.count", count=count) for count in (1, 2)] == ["1 record", "2 records"]
    assert [tiny_views["zh"].language.label("theme.count", count=count) for count in (1, 2)] == ["1条记录", "2条记录"]


@pytest.mark.parametrize(("change", "said"), [
    ({"tag": "xx-Nowhere"}, "'xx-Nowhere' is no language that CLDR knows"),
    ({"since": "с {begin}"}, "has the place '{begin}'; allowed are {y}"),
    ({"century": "{century} век"}, "has the place '{century}'"),
    ({"inflected": {"year": "{yy}"}}, "has the place '{yy}'"),
])
def test_a_pattern_that_cannot_be_filled_is_refused(change, said):
    locale = other_locale("ru")
    locale |= change if "tag" in change else {"dates": locale["dates"] | change}
    with pytest.raises(ValueError, match=re.escape(said)):
        Locale.model_validate(locale)
