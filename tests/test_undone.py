"""What is agreed, planned, being built or pledged is not told as done, in chapters and in summaries."""

from __future__ import annotations

import pytest
import yaml
from compendium.checks import undone
from compendium.records.catalog_loader import load_catalog
from compendium.records.chapters import parse_chapter


def put(folder, **fields: object):
    """Set fields of the first project and return the records."""
    path = folder / "data" / "projects.yml"
    records = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    records[0] |= fields
    path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    return load_catalog(folder / "data")


def read_paragraph(code: str, text: str):
    return parse_chapter(f"---\nkind: chapter\n---\n\n# A title {{ #a }}\n\n{text}\n", f"docs/{code}/a.md", "a.md", code)


@pytest.mark.parametrize(("status", "code", "sentence", "word", "verb"), [
    ("agreed", "en", "{} was built in 3002.", "was built", "agreed to"),
    ("planned", "en", "{} opened in 3002.", "opened", "planned to"),
    ("proposed", "en", "{} has been completed.", "has been completed", "proposed"),
    ("under-construction", "en", "{} is in use.", "in use", "is being built"),
    ("agreed", "en", "They founded {}.", "founded", "agreed to"),
    ("planned", "en", "{} was transferred to Southhill.", "was transferred", "planned to"),
    ("agreed", "en", "The rules of {} entered into force.", "entered into force", "agreed to"),
    ("agreed", "zh", "{}已建成。", "已", "商定"),
    ("planned", "zh", "{}3002年开通。", "开通", "计划"),
    ("proposed", "zh", "{}完工。", "完工", "提议"),
    ("under-construction", "zh", "{}投产。", "投产", "在建"),
    ("agreed", "zh", "{}的规则生效。", "生效", "商定"),
    ("agreed", "zh", "{}移交南陵。", "移交", "商定"),
])
def test_what_is_a_step_before_is_not_told_as_done(tiny_copy, status, code, sentence, word, verb):
    catalog = put(tiny_copy, status=status)
    text = sentence.format('{{ ref("brook-weir", "The weir") }}') + ' {{ cite("alpha 0-p1") }}'
    found = [item for item in undone.check(catalog, [read_paragraph(code, text)]) if item.path.startswith("docs/")]
    assert [(item.path, item.line) for item in found] == [(f"docs/{code}/a.md", 7)]
    assert f"'{word}' is told as done, and 'brook-weir' is {status}" in found[0].message
    assert f"write “{verb}”" in found[0].message


@pytest.mark.parametrize(("status", "code", "sentence"), [
    ("operating", "en", "{} was built in 3002."), ("agreed", "en", "They agreed that {} was to be built."),
    ("agreed", "en", "Whether {} was built is not known."), ("planned", "zh", "两国计划建成{}。"),
    ("agreed", "zh", "{}是否建成，没有记载。"), ("operating", "zh", "{}已建成。"),
])
def test_what_is_done_meant_or_unknown_stands(tiny_copy, status, code, sentence):
    catalog = put(tiny_copy, status=status)
    text = sentence.format('{{ ref("brook-weir", "The weir") }}') + ' {{ cite("alpha 0-p1") }}'
    assert [item for item in undone.check(catalog, [read_paragraph(code, text)]) if item.path.startswith("docs/")] == []


def test_a_neighbouring_sentence_may_tell_of_something_done(tiny_copy):
    catalog = put(tiny_copy, status="agreed")
    text = 'They agreed on {{ ref("brook-weir", "a weir") }}. The bridge was built in 3002.'
    assert [item for item in undone.check(catalog, [read_paragraph("en", text)]) if item.path.startswith("docs/")] == []


@pytest.mark.parametrize(("code", "summary"), [("en", "The weir was built in 3002."), ("zh", "银溪堰3002年建成。")])
def test_a_summary_is_about_its_own_record(tiny_copy, code, summary):
    catalog = put(tiny_copy, status="agreed", summary={"en": "A weir.", "zh": "一座堰。"} | {code: summary})
    found = [(item.record, item.field) for item in undone.check(catalog, [])]
    assert found == [("brook-weir", f"summary.{code}")]
