"""Numbers: exact, grouped or worded as each language does it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from compendium.fields import Quantity


@pytest.mark.parametrize(("value", "unit", "qualifier", "english", "chinese"), [
    ("50183000000", "usd", None, "US$50.183 bn", "501.83亿美元"),
    ("14000000000", "usd", "over", "more than US$14 bn", "超过140亿美元"),
    ("119000000", "tonnes", None, "119 m tonnes", "1.19亿吨"),
    ("400000000000", "m3", "over", "more than 400 bn m³", "超过4000亿立方米"),
    ("34000", "jobs", "over", "more than 34,000 jobs", "超过3.4万个岗位"),
    ("1770", "km", "about", "about 1770 km", "约1770公里"),
    ("22.6", "percent", None, "22.6%", "22.6%"),
    ("24", "count", None, "24", "24"),
    ("3", "rank", None, "no. 3", "第3位"),
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
