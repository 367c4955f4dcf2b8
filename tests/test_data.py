"""The real records, one by one and together."""

from __future__ import annotations

import pytest
import yaml
from compendium.datasets import DATASETS
from compendium.views import Views
from support import ROOT, real_catalog, run

CATALOG = real_catalog()
VIEWS = {code: Views(CATALOG, code) for code in CATALOG.locales}


def test_the_real_data_and_chapters_have_no_faults():
    result = run(ROOT, "hooks/check.py")
    assert result.returncode == 0, result.stdout
    assert result.stdout.endswith("no problems.\n")


@pytest.mark.parametrize("name", sorted(CATALOG.entries))
def test_a_record_is_complete_in_both_languages(name):
    entry = CATALOG.entries[name]
    english, chinese = VIEWS["en"].record(entry), VIEWS["zh"].record(entry)
    assert [fact["name"] for fact in english["facts"]] == [fact["name"] for fact in chinese["facts"]]
    assert [part["name"] for part in english["prose"]] == [part["name"] for part in chinese["prose"]]
    assert [len(fact["values"]) for fact in english["facts"]] == [len(fact["values"]) for fact in chinese["facts"]]
    assert len(english["sources"]) == len(chinese["sources"])
    assert english["sources"] or english["parts"], "nothing says where this comes from"
    for _, statement in CATALOG.statements(entry):
        assert statement.at in CATALOG.outlines[statement.source]


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_a_dataset_keeps_its_floor_and_its_words(dataset):
    assert len(CATALOG.of(dataset.name)) >= CATALOG.floors[dataset.name] > 0
    for views in VIEWS.values():
        assert views.label(f"dataset.{dataset.name}")
        assert views.label(f"kind.{dataset.name}")


def test_the_nineteen_sessions_stand_in_order_with_the_seventh_unknown():
    sessions = [entry for entry in VIEWS["en"].ordered("meetings") if entry.record.body == "joint-commission"]
    assert [entry.record.ordinal for entry in sessions] == list(range(1, 20))
    seventh = sessions[6].record
    assert seventh.date is None and seventh.place is None and seventh.outcome is None
    assert {"date", "place", "outcome"} <= set(seventh.unknown)


@pytest.mark.parametrize(("ordinal", "year", "place"), [
    (1, "2003", "beijing"), (2, "2004", "almaty"), (3, "2005", "shanghai"), (4, "2006", "almaty"), (5, "2007", "beijing"),
    (6, "2008", "almaty"), (8, "2010", "karaganda"), (9, "2012", "urumqi"), (10, "2013", "astana"), (11, "2013", "yining"),
    (12, "2014", "almaty"), (13, "2015", "beijing"), (14, "2016", "almaty"), (15, "2017", "urumqi"), (16, "2018", "astana"),
    (17, "2019", "beijing"), (18, "2021", None), (19, "2022", None),
])
def test_a_session_is_as_table_1_has_it(ordinal, year, place):
    record = CATALOG.entries[f"session-{ordinal:02}"].record
    assert (str(record.date)[:4], record.place) == (year, place)
    assert record.format == ("in-person" if place else "video")
    assert any(statement.at == f"t1-{ordinal:02}" for statement in record.sources)


def test_the_sixteen_instruments_of_table_2_are_there():
    rows = {statement.at: entry.id for entry in CATALOG.of("instruments") for statement in entry.record.sources
            if statement.source == "hao" and statement.at.startswith("t2-") and statement.at != "t2-source"}
    assert sorted(rows) == [f"t2-{number:02}" for number in range(1, 17)]
    assert len(set(rows.values())) == 16


def test_every_part_of_every_source_is_used_or_has_a_reason():
    unused = []
    for source, outline in CATALOG.outlines.items():
        for unit in outline.values():
            inside = [name for name in outline if name == unit.id or name.startswith(f"{unit.id}-")]
            if not unit.omitted and not any(CATALOG.citations.get((source, name)) for name in inside):
                unused.append(f"{source} {unit.id}")
    assert unused == []


def test_no_label_is_left_without_a_use():
    """A label that no template, no code and no pattern of names uses is dead."""
    used = "\n".join(path.read_text(encoding="utf-8") for folder in ("hooks", "templates")
                     for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".html", ".js"))
    families = ("dataset.", "fault.", "gate.", "quality.", "changes.", "column.", "table.", "group.", "kind.", "field.", "language.", "period.", "part.", "pattern.", "search.many.", "exam.kind.")
    labels = yaml.safe_load((ROOT / "data" / "labels.yml").read_text(encoding="utf-8"))
    assert [key for key in labels if f'"{key}"' not in used and f"'{key}'" not in used and not key.startswith(families)] == []
