"""What is remembered from one run to the next is what would be found anew, and nothing that has changed is ever told from memory."""

from __future__ import annotations

import shutil

import pytest
from compendium.checks import load_checked_catalog
from compendium.core import memory as remembering
from compendium.core.memory import Memory, open_memory
from compendium.core.problems import DataError
from compendium.core.yaml_loader import parse_yaml
from compendium.pages.macros import SIGNATURES
from compendium.records.loader import FileCache
from support import run_command

# A fault for every kind of file that the check reads, and for each rule that remembers: the file, what stands there, what it becomes.
EDITS = {
    "a broken line": ("data/meetings.yml", "  kind: session", "\tkind: session"),
    "a value": ("data/meetings.yml", "place: dawnport", "place: dawnprot"),
    "a verb": ("data/glossary.yml", "A low dam across a river.", "A low dam that settled the river."),
    "a number": ("data/glossary.yml", "A low dam across a river.", "A low dam across 4711 rivers."),
    "a copied text": ("data/glossary.yml", "横跨河流的低坝。", "A low dam across a river."),
    "a word of no time": ("data/glossary.yml", "A low dam across a river.", "A low dam that is currently there."),
    "a strong word": ("data/meetings.yml", "A memorandum on river data", "The longest memorandum on river data"),
    "a printed form": ("data/meetings.yml", 'printed: {date: "3002"', 'printed: {date: "1864年"'),
    "a date": ("data/meetings.yml", 'date: "3002"', 'date: "3005"'),
    "a superlative of a chapter": ("docs/en/water.md", "The brook runs", "The longest brook runs"),
    "a riddle of a chapter": ("docs/en/water.md", "The brook runs", "The brook that year runs"),
    "a macro": ("docs/zh/water.md", 'cite("alpha', 'cite("nowhere'),
    "a heading": ("docs/en/water.md", "{ #table }", "{ #tables }"),
    "a rule": ("data/style.yml", "rules:\n", "rules:\n  - {name: no, language: en, pattern: 'low dam', mend: say no}\n"),
    "a pair": ("data/style.yml", "pairs:\n", "pairs:\n  - {name: dam, en: 'dam', zh: '江'}\n"),
    "a word of now": ("data/style.yml", "\nnow:\n  en: '", "\nnow:\n  en: 'low|"),
    "a floor": ("data/floors.yml", "", "x: 1\n"),
    "a term": ("data/vocabulary.yml", "water: {en: ", "water: {en: 水 "),
    "a label": ("data/labels.yml", "zh: 中哈关系资料汇编", "zh: China–Kazakhstan Compendium"),
    "an outline": ("data/outlines/alpha.yml", "- id: ", "- id: other-"),
}


def check(root, memory=None) -> str:
    """Return what a check tells of a project."""
    try:
        load_checked_catalog(root, SIGNATURES, FileCache(memory))
    except DataError as fault:
        return str(fault)
    return ""


def test_a_fault_in_any_file_is_told_as_without_a_memory_and_is_forgotten_when_it_is_mended(tiny_copy):
    assert check(tiny_copy, open_memory(tiny_copy)) == ""
    told = {}
    for kind, (name, old, new) in EDITS.items():
        path = tiny_copy / name
        text = path.read_text(encoding="utf-8")
        assert old in text, kind
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        told[kind] = check(tiny_copy)
        assert check(tiny_copy, open_memory(tiny_copy)) == told[kind], kind
        # Told from memory, it is the same.
        assert check(tiny_copy, open_memory(tiny_copy)) == told[kind], kind
        path.write_text(text, encoding="utf-8")
        assert check(tiny_copy, open_memory(tiny_copy)) == "", kind
    assert [kind for kind, words in told.items() if not words] == []


def test_what_moves_within_its_file_is_told_at_its_new_line(tiny_copy):
    path = tiny_copy / "data" / "meetings.yml"
    text = path.read_text(encoding="utf-8").replace("place: dawnport", "place: dawnprot", 1)
    for moved in (text, f"# One.\n# Two.\n{text}"):
        path.write_text(moved, encoding="utf-8")
        line = next(number for number, line in enumerate(moved.splitlines(), 1) if "dawnprot" in line)
        for _ in range(2):
            assert f"data/meetings.yml:{line} " in check(tiny_copy, open_memory(tiny_copy))


@pytest.fixture
def counted():
    """Return a function that notes what it is asked, and what it was asked."""
    asked: list[str] = []

    def find(text: str):
        asked.append(text)
        yield f"{text}!"

    return find, asked


def recall(folder, find, text: str, *inputs: str, name: str = "name", settings: object = None) -> list[str]:
    """Ask a memory that was opened anew, and keep what it found."""
    memory = Memory(folder)
    found = memory.of(name, settings).recall(inputs or (text,), find, text)
    memory.save()
    return found


def test_a_result_is_found_once_and_again_for_other_inputs_settings_or_names(tmp_path, counted):
    find, asked = counted
    for _ in range(3):
        assert recall(tmp_path, find, "a") == ["a!"]
    assert asked == ["a"]
    recall(tmp_path, find, "b", "b", "c")
    recall(tmp_path, find, "b", "bc")
    recall(tmp_path, find, "a", settings=1)
    recall(tmp_path, find, "a", name="other")
    assert asked == ["a", "b", "b", "a", "a"]


def test_other_code_has_no_part_in_what_is_remembered(tmp_path, counted, monkeypatch):
    find, asked = counted
    code = tmp_path / "code"
    code.mkdir()
    (code / "rule.py").write_text("ONE = 1\n", encoding="utf-8")
    monkeypatch.setattr(remembering, "_PACKAGE", code)
    monkeypatch.setattr(remembering, "_IMPORTED", float("inf"))
    for _ in range(2):
        recall(tmp_path / "kept", find, "a")
    assert asked == ["a"]
    (code / "rule.py").write_text("ONE = 2\n", encoding="utf-8")
    recall(tmp_path / "kept", find, "a")
    assert asked == ["a", "a"]


def test_what_was_found_while_the_code_changed_is_not_kept(tmp_path, counted, monkeypatch):
    find, asked = counted
    monkeypatch.setattr(remembering, "_IMPORTED", 0.0)
    for _ in range(2):
        recall(tmp_path, find, "a")
    assert asked == ["a", "a"] and not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x05."])
def test_a_damaged_memory_is_made_anew(tmp_path, counted, content):
    find, asked = counted
    recall(tmp_path, find, "a")
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:16] + content)
    assert recall(tmp_path, find, "a") == ["a!"] and asked == ["a", "a"]
    assert recall(tmp_path, find, "a") == ["a!"] and asked == ["a", "a"]


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path, counted):
    find, _ = counted
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert recall(tmp_path / "file", find, "a") == ["a!"]


def test_a_reading_is_kept_once_a_run_and_goes_with_a_copy_of_the_project(tmp_path, counted):
    find, asked = counted
    one, other = tmp_path / "one", tmp_path / "elsewhere" / "other"
    for _ in range(2):
        memory = open_memory(one)
        for _ in range(2):
            assert memory.keep_file(one / "data" / "a.yml", "kind", b"mark", lambda: list(find("a"))) == ["a!"]
        memory.save()
    assert asked == ["a"]
    shutil.copytree(one, other)
    for path, mark in (("data/a.yml", b"mark"), ("data/b.yml", b"mark"), ("data/a.yml", b"other")):
        open_memory(other).keep_file(other / path, "kind", mark, lambda path=path: list(find(path)))
    assert asked == ["a", "data/b.yml", "data/a.yml"]


def test_one_setting_does_without(tiny_copy, monkeypatch):
    monkeypatch.setenv("MEMORY", "off")
    shutil.rmtree(tiny_copy / ".cache")
    assert check(tiny_copy, open_memory(tiny_copy)) == ""
    assert not (tiny_copy / ".cache").exists()


def test_the_command_tells_the_same_from_memory_and_without(tiny_copy):
    first, second = run_command(tiny_copy, "check"), run_command(tiny_copy, "check")
    assert first.returncode == second.returncode == 0 and first.stdout == second.stdout
    query = next(iter(sorted((tiny_copy / "data").glob("queries*"))), None)
    if query is not None:
        text = query.read_text(encoding="utf-8")
        query.write_text(text.replace("SELECT", "SELEKT", 1), encoding="utf-8")
        for _ in range(2):
            assert "is no SQL for this database" in run_command(tiny_copy, "check").stdout


def test_a_document_that_was_kept_without_its_nodes_finds_its_lines_again():
    document = parse_yaml(b"- id: one\n- id: two\n  name: x\n", "a.yml")
    kept = object.__new__(type(document))
    kept.__dict__ |= document.__getstate__()
    assert kept.node is None
    assert [kept.line((1, "name")), list(kept.lines((1,)))] == [document.line((1, "name")), list(document.lines((1,)))]
