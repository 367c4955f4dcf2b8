"""Faulty definitions of charts are named, and nothing is drawn."""

from __future__ import annotations

import pytest
from support import run_command
from test_faults import plant

FAULTS = [
    ("unknown figure", "figures: [brook-length-alpha]", "figures: [brook-lenght-alpha]",
     ["charts.yml:10  brook-lengths  figures[0]", "no figure has the id 'brook-lenght-alpha'", "Did you mean 'brook-length-alpha'?"]),
    ("unknown kind", "kind: bars", "kind: bar", ["charts.yml:7  brook-lengths  kind", "'bar' is not one of the kinds of chart", "Did you mean 'bars'?"]),
    ("kind for records", "kind: bars", "kind: tally", ["'tally' draws the records of a dataset"]),
    ("nothing with a date", "kind: bars", "kind: time", ["brook-lengths  kind", "nothing that it names has a date"]),
    ("unknown dataset", "dataset: meetings", "dataset: metings", ["brook-sessions  dataset", "Did you mean 'meetings'?"]),
    ("unknown field", "by: body", "by: boddy", ["brook-sessions  by", "'boddy' is not one of the fields of the meetings", "Did you mean 'body'?"]),
    ("unknown filter", "where: {kind: session}", "where: {knd: session}", ["brook-sessions  where.knd", "Did you mean 'kind'?"]),
    ("unknown value", "where: {kind: session}", "where: {kind: sesion}", ["brook-sessions  where.kind", "Did you mean 'session'?"]),
    ("unknown theme", "themes: [water]", "themes: [watr]", ["brook-lengths  themes[0]", "Did you mean 'water'?"]),
    ("unknown chapter", "chapters: [water]", "chapters: [watr]", ["brook-lengths  chapters[0]", "Did you mean 'water'?"]),
    ("chapter that does not show it", "by: body", "by: body\n  chapters: [water]",
     ["brook-sessions  chapters[0]", 'add {{ chart("brook-sessions") }} to docs/*/water.md']),
    ("chapter left out", "  chapters: [water]\n", "", ["brook-lengths  chapters", "lacks 'water', whose chapter shows it"]),
    ("missing translation", "title: {en: How long the brook is, zh: 银溪的长度}", "title: {en: How long the brook is}",
     ["charts.yml:2  brook-lengths  title.zh", "is missing"]),
    ("copied translation", "zh: 银溪的长度}", "zh: How long the brook is}", ["brook-lengths  title.zh", "is a copy of the English"]),
    ("a value in a definition", "kind: bars", "kind: bars\n  value: 90", ["brook-lengths  value", "is not a field here"]),
    ("number in a finding", "Source Alpha gives {brook-length-alpha-undated}.", "Source Alpha gives 90 km.",
     ["brook-lengths  finding.en", "holds the number '90'; write the id of its observation in braces"]),
    ("unknown number in a finding", "en: \"Source Alpha gives {brook-length-alpha-undated}", "en: \"Source Alpha gives {brook-lenght-alpha-undated}",
     ["brook-lengths  finding.en", "Did you mean 'brook-length-alpha-undated'?"]),
    ("date of an undated value in a finding", "gives {brook-length-alpha-undated}", "gives {brook-length-alpha-undated.date}",
     ["brook-lengths  finding.en", "'brook-length-alpha-undated.date' is not one of the numbers of this chart"]),
    ("other number in the other language", "共{count}次", "共若干次", ["brook-sessions  finding.zh", "names other numbers than the English: count"]),
    ("repeated id", "id: brook-sessions", "id: brook-lengths", ["'brook-lengths' is already the id of the chart in data/charts.yml:1"]),
]


@pytest.mark.parametrize(("old", "new", "said"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_faulty_definition_is_named(tiny_copy, old, new, said):
    plant(tiny_copy, "data/charts.yml", old, new)
    result = run_command(tiny_copy, "check")
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    for words in said:
        assert words in result.stdout


def test_figures_of_two_units_are_not_drawn_on_one_scale(tiny_copy):
    path = tiny_copy / "data" / "figures.yml"
    text = path.read_text(encoding="utf-8")
    other = text.replace("brook-length-", "brook-depth-").replace("unit: km", "unit: minutes").replace("indicator: brook-length", "indicator: depth")
    path.write_text(text + other, encoding="utf-8")
    plant(tiny_copy, "data/charts.yml", "figures: [brook-length-alpha]", "figures: [brook-length-alpha, brook-depth-alpha]")
    assert "'brook-depth-alpha' is in minutes, but 'brook-length-alpha' in km; one chart has one unit" in run_command(tiny_copy, "check").stdout


def test_an_unknown_chart_in_a_chapter_is_named(tiny_copy):
    plant(tiny_copy, "docs/en/water.md", 'chart("brook-lengths")', 'chart("brook-lenghts")')
    said = run_command(tiny_copy, "check").stdout
    assert "no chart has the id 'brook-lenghts'. Did you mean 'brook-lengths'?" in said
