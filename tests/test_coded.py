"""A coded field says no more than is printed, and printed clauses are readable in every language that renders them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from compendium.checks import coded, renderings
from compendium.records.catalog_loader import load_catalog


def change(folder: Path, file: str, **fields: object) -> Path:
    """Set fields of the first record of a file."""
    path = folder / "data" / file
    records = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    records[0] |= fields
    path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    return folder


def told(folder: Path, check) -> list[str]:
    return [f"{problem.record}  {problem.field}  {problem.message}" for problem in check.check(load_catalog(folder / "data"))]


def statement(**printed: str) -> list[dict[str, object]]:
    return [{"source": "alpha", "at": "0-p1", "printed": printed}]


@pytest.mark.parametrize(("status", "printed"), [
    ("operating", "双方商定共建银溪堰"), ("completed", "两国签署建设银溪堰的协定"), ("under-construction", "将加快实施银溪堰项目"),
    ("rebuilding", "双方决定改造银溪堰"), ("partly-completed", "拟设立银溪堰工程"),
])
def test_what_was_agreed_is_not_told_as_done(tiny_copy, status, printed):
    change(tiny_copy, "projects.yml", status=status, sources=statement(status=printed))
    found = told(tiny_copy, coded)
    assert len(found) == 1
    assert found[0].startswith("brook-weir  status  is told as done") and printed in found[0]
    assert "`derived` (field: status)" in found[0]


@pytest.mark.parametrize(("field", "printed"), [("started", "3002年两国签署协定"), ("opened", "双方商定3002年建坝")])
def test_a_signature_is_no_beginning(tiny_copy, field, printed):
    change(tiny_copy, "projects.yml", **{field: "3002"}, sources=statement(**{field: printed}))
    assert told(tiny_copy, coded)[0].startswith(f"brook-weir  {field}  is told as done")


def test_a_value_that_nothing_prints_needs_its_explanation(tiny_copy):
    change(tiny_copy, "projects.yml", started="3002", sources=statement(title="银溪"))
    assert told(tiny_copy, coded)[0].startswith("brook-weir  started  no statement prints it")
    how = {"en": "Agreed in 3002; no source says that work began.", "zh": "3002年商定；没有资料说明是否动工。"}
    change(tiny_copy, "projects.yml", derived=[{"field": "started", "how": how}])
    assert told(tiny_copy, coded) == []


@pytest.mark.parametrize("printed", ["银溪堰已建成", "双方商定的银溪堰竣工", "银溪堰投入运营"])
def test_what_is_printed_as_done_stands(tiny_copy, printed):
    change(tiny_copy, "projects.yml", status="operating", sources=statement(status=printed))
    assert told(tiny_copy, coded) == []


def test_a_status_of_something_agreed_needs_no_word_of_completion(tiny_copy):
    change(tiny_copy, "projects.yml", status="agreed", sources=statement(status="双方商定共建银溪堰"))
    assert told(tiny_copy, coded) == []


# Renderings


def test_where_one_clause_is_rendered_all_are(tiny_copy):
    assert told(tiny_copy, renderings) == []
    rendered = [statement(status="双方商定共建银溪堰")[0] | {"rendered": {"en": {"status": "Both sides agreed to build the weir"}}}]
    change(tiny_copy, "projects.yml", sources=rendered)
    found = told(tiny_copy, renderings)
    assert "brook-session-01  sources[0].printed.outcome  “双方签署了水文资料备忘录” has no rendering in 'en'" in found[0] + "\n".join(found)
    assert not any("printed.date" in line or "printed.ordinal" in line for line in found)


def test_a_rendering_of_what_is_not_printed_is_told(tiny_copy):
    rendered = [statement(status="双方商定")[0] | {"rendered": {"en": {"statsu": "x"}, "fr": {"status": "y"}}}]
    change(tiny_copy, "projects.yml", sources=rendered)
    found = "\n".join(told(tiny_copy, renderings))
    assert "renders words that are not printed. Did you mean 'status'?" in found
    assert "'fr' is no language of the site. Known: en, zh." in found
