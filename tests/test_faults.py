"""Planted faults: each is caught, placed at its line and explained; nothing is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import mkdocs, run

# name, file, what is replaced, by what, what the message must say
FAULTS = [
    ("duplicate key", "data/rivers.yml", "  kind: river\n", "  kind: river\n  kind: lake\n", ["rivers.yml:4", "repeats the key 'kind'"]),
    ("dangling reference", "data/meetings.yml", "place: dawnport", "place: dawnprot",
     ["meetings.yml:8", "brook-session-01  place", "no record has the id 'dawnprot'", "Did you mean 'dawnport'?"]),
    ("reference of the wrong kind", "data/meetings.yml", "body: brook-commission\n  ordinal: 1", "body: dawnport\n  ordinal: 1",
     ["'dawnport' is one of the places", "takes bodies"]),
    ("impossible date", "data/events.yml", "3001-02-03\"", "3001-02-30\"", ["events.yml:5", "no such day: 30", "28 days"]),
    ("unknown field", "data/rivers.yml", "  kind: river", "  knd: river", ["silver-brook  knd", "is not a field", "Did you mean 'kind'?"]),
    ("missing translation", "data/events.yml", "title: {en: The commission is founded, zh: 委员会成立}", "title: {en: The commission is founded}",
     ["events.yml:2", "title.zh", "is missing"]),
    ("copied translation", "data/events.yml", "zh: 委员会成立}", "zh: The commission is founded}", ["is a copy of the English"]),
    ("a no key", "data/places.yml", "title: {en: Northland, zh: 北境}", "title: {en: Northland, zh: 北境, no: Nordland}",
     ["northland  title.no", "is not a field"]),
    ("unknown term", "data/meetings.yml", "format: in-person", "format: in-persn", ["'in-persn' is not one of the meeting-formats", "Did you mean 'in-person'?"]),
    ("unknown locator", "data/events.yml", "at: 1-p1", "at: 1-p9", ["'1-p9' is no part of alpha", "data/outlines/alpha.yml"]),
    ("unknown source", "data/events.yml", "source: alpha", "source: alhpa", ["no record has the id 'alhpa'", "Did you mean 'alpha'?"]),
    ("printed form of no field", "data/events.yml", "printed: {date:", "printed: {dte:", ["is no field of the record", "Did you mean 'date'?"]),
    ("duplicate id", "data/places.yml", "- id: southmark", "- id: northland", ["'northland' is already the id of a record in data/places.yml:1"]),
    ("id with capitals", "data/people.yml", "id: jia-yibing", "id: Jia_Yibing", ["'Jia_Yibing' is not an id"]),
    ("section that the source lacks", "data/commitments.yml", 'section: "1"', 'section: "9"', ["pledge-brook-01  section", "'9' is no part of alpha"]),
    ("lost record", "data/floors.yml", "rivers: 1", "rivers: 2", ["rivers", "has 1 records, fewer than its floor of 2"]),
    ("clashing values without an entry", "data/discrepancies.yml", "records: [brook-length-alpha, silver-brook]", "records: [silver-brook]",
     ["differs from 90", "data/discrepancies.yml"]),
    ("unknown value that has one", "data/meetings.yml", "unknown: [date, place, outcome]", "unknown: [ordinal]", ["'ordinal' is said to be unknown"]),
    ("alias", "data/rivers.yml", "themes: [water]", "themes: &t [water]\n  related: *t", ["is an alias"]),
    ("tag", "data/rivers.yml", "kind: river", "kind: !secret river", ["tags are not used"]),
    ("empty value", "data/rivers.yml", "kind: river", "kind:", ["has no value"]),
    ("comma in braces", "data/rivers.yml", "zh: 银溪,", "zh: 银溪, or brook,", ["splits at a comma before 'or brook'"]),
    ("broken yaml", "data/rivers.yml", "kind: river", "kind: [river", ["is not valid YAML"]),
    ("half-width punctuation", "data/instruments.yml", "zh: 双方交换读数。", "\"zh\": \"双方,交换读数。\"", ["half-width punctuation"]),
    ("Chinese in English", "data/instruments.yml", "en: Both sides exchange readings.", "en: Both sides exchange 读数.", ["has Chinese characters outside"]),
    ("macro with an unknown id", "docs/en/water.md", 'ref("silver-brook")', 'ref("silver-brok")',
     ["docs/en/water.md:9", "nothing has the id 'silver-brok'", "Did you mean 'silver-brook'?"]),
    ("unknown macro", "docs/en/water.md", "{{ count(", "{{ cuont(", ["there is no macro 'cuont'", "Did you mean 'count'?"]),
    ("unreadable macro", "docs/en/water.md", 'count("meetings")', "count(meetings)", ["cannot be read"]),
    ("naked figure", "docs/en/water.md", "both states.", "both 17 states.", ["the figure '17' is typed by hand"]),
    ("naked Chinese figure", "docs/zh/water.md", "银溪流经两国。", "银溪流经十七国。", ["the figure '十七' is typed by hand"]),
    ("uncited paragraph", "docs/en/water.md", "## Sessions", "It is long.\n\n## Sessions", ["docs/en/water.md:11", "cites nothing"]),
    ("heading in one language", "docs/zh/water.md", "{ #table }", "{ #tables }", ["heading ids differ", "'tables' instead of 'table'"]),
    ("citation in one language", "docs/zh/water.md", ', "beta lead-p1"', "", ["lacks cite(beta lead-p1)", "docs/en/water.md"]),
    ("a value changed in one language", "docs/zh/water.md", 'fig("brook-length-alpha-undated")', 'fig("brook-length-beta-undated")',
     ["lacks fig(brook-length-alpha-undated)", "adds fig(brook-length-beta-undated)"]),
]


def plant(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the fault no longer fits {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_tiny_site_has_no_faults(tiny_folder):
    result = run(tiny_folder, "hooks/check.py")
    assert (result.returncode, result.stdout) == (0, "18 records, 2 observations: no problems.\n")


@pytest.mark.parametrize(("file", "old", "new", "said"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_planted_fault_is_named(tiny_copy, file, old, new, said):
    plant(tiny_copy, file, old, new)
    result = run(tiny_copy, "hooks/check.py")
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    for words in said:
        assert words in result.stdout
    assert "nothing was built. Check the data alone: python hooks/check.py" in result.stdout


def test_all_faults_are_reported_at_once_and_nothing_is_built(tiny_copy):
    for fault in FAULTS[1:4]:
        plant(tiny_copy, *fault[1:4])
    result = mkdocs(tiny_copy, "build", "--strict")
    assert result.returncode != 0
    assert "3 problems in 2 files" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tiny_copy / "site").exists()
