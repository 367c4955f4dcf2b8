"""The real records, one by one and together."""

from __future__ import annotations

import pytest
from compendium.presentation.record_view import Views
from compendium.records.datasets import DATASETS
from support import ROOT, real_catalog, run_command

CATALOG = real_catalog()
VIEWS = {code: Views(CATALOG, code) for code in CATALOG.locales}


def test_the_real_data_and_chapters_have_no_faults():
    result = run_command(ROOT, "check")
    assert result.returncode == 0, result.stdout
    assert "no problems.\n" in result.stdout


@pytest.mark.parametrize("name", sorted(CATALOG.entries))
def test_a_record_is_complete_in_both_languages(name):
    entry = CATALOG.entries[name]
    english, chinese = VIEWS["en"].record(entry), VIEWS["zh"].record(entry)
    assert [fact["name"] for fact in english["facts"]] == [fact["name"] for fact in chinese["facts"]]
    assert [part["name"] for part in english["prose"]] == [part["name"] for part in chinese["prose"]]
    assert [len(fact["values"]) for fact in english["facts"]] == [len(fact["values"]) for fact in chinese["facts"]]
    assert len(english["sources"]) == len(chinese["sources"])
    cited = any(entry in entries for entries in CATALOG.citations.values())
    assert english["sources"] or english["parts"] or cited, "nothing says where this comes from"
    for _, statement in CATALOG.statements(entry):
        assert statement.at in CATALOG.outlines[statement.source]


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_a_dataset_keeps_its_floor_and_its_words(dataset):
    assert len(CATALOG.of(dataset.name)) >= CATALOG.words.least[dataset.name] > 0
    for views in VIEWS.values():
        assert views.language.label(f"dataset.{dataset.name}")
        assert views.language.label(f"kind.{dataset.name}")


def test_the_sessions_of_a_body_stand_in_the_order_of_their_numbers():
    bodies = {entry.record.body for entry in CATALOG.of("meetings") if entry.record.ordinal}
    assert bodies
    for body in bodies:
        numbers = [entry.record.ordinal for entry in VIEWS["en"].order.list_entries("meetings") if entry.record.body == body and entry.record.ordinal]
        assert len(set(numbers)) == len(numbers)
        known = [entry for entry in VIEWS["en"].order.list_entries("meetings") if entry.record.body == body and entry.record.ordinal and not entry.record.date]
        for entry in known:
            # An undated session stands after the one before it in the body's count.
            place = numbers.index(entry.record.ordinal)
            assert place == 0 or numbers[place - 1] < entry.record.ordinal


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
    families = ("dataset.", "view.", "fault.", "gate.", "quality.", "changes.", "column.", "table.", "group.", "kind.", "field.", "language.", "latest.", "nav.", "nothing.", "period.", "part.", "pattern.", "search.many.", "exam.kind.", "exam.known", "exam.tuned", "exam.held", "feed.", "list.", "scheme.")
    assert [key for key in CATALOG.labels if f'"{key}"' not in used and f"'{key}'" not in used and not key.startswith(families)] == []
