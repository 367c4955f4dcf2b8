"""The guide says what is so: commented records, messages, macros, tasks, layers and the glossary are those of the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml
from compendium import checks
from compendium.commands import guide
from compendium.pages.macros import Macros
from compendium.records.datasets import DATASETS
from compendium.records.models import Record
from support import ROOT, run_command

PACKAGE = ROOT / "hooks" / "compendium"
PAIRS = [("CONTRIBUTING.md", "CONTRIBUTING.zh.md"), ("guide/records.md", "guide/records.zh.md"), ("guide/messages.md", "guide/messages.zh.md")]
# What is no message to a maintainer, though it reads like one.
NO_MESSAGE = {"An EDTF date …."}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# What is made from the code


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return each page of the guide as it should be."""
    return guide.make_pages(ROOT)


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "deploy/README.md", ".vscode/settings.json", *PAIRS[0], *PAIRS[1]])
def test_a_page_is_as_the_code_has_it(pages, name):
    assert pages[name] == text(name), "run: make guide"


@pytest.mark.parametrize("name", PAIRS[1])
def test_the_commented_records_are_the_invented_ones_and_valid(name):
    blocks = [yaml.load(block, Loader=yaml.CBaseLoader) for block in re.findall(r"```yaml\n(.*?)```", text(name), re.S)]
    assert len(blocks) == len(DATASETS)
    for dataset, (record,) in zip(DATASETS, blocks, strict=True):
        assert record == guide.render_example(dataset, ROOT)
        assert isinstance(dataset.model.model_validate(record), Record)


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_a_commented_record_names_every_field(dataset):
    section = re.search(rf"^## [^\n]*`data/{dataset.name}\.yml`\n(.*?)(?=^## [^#]|\Z)", text("guide/records.md").replace("\n## Id", "\n#id"), re.M | re.S)
    for field in dataset.model.model_fields:
        assert re.search(rf"^(?:- |  |  # ){field}:", section[1], re.M), field


def test_the_contract_and_the_drawing_have_every_room():
    rooms = {name for names in guide.render_layers(ROOT) for name in names}
    assert rooms == {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert all(f"### `{name}/`" in text("ARCHITECTURE.md") for name in rooms)


def test_the_glossary_explains_names_that_the_code_has():
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    table = text("ARCHITECTURE.md").partition("## Glossary of the code\n")[2].partition("\n## ")[0]
    named = re.findall(r"`([A-Z]\w+)`", table)
    assert len(named) > 20
    for name in named:
        assert re.search(rf"^(?:class {name}\b|{name} =)", source, re.M), name


# Both languages


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_both_languages_have_the_same_sections_code_and_steps(english, chinese):
    def shape(name: str) -> list[str]:
        lines = re.sub(r"```.*?```", "```", text(name), flags=re.S).splitlines()
        marks = [re.match(r"(#+ |\d+\. |- |```|\| `[^`]*`(?:, `[^`]*`)*|<!-- \w+)", line) for line in lines]
        return [match[1] for match in marks if match]

    assert shape(english) == shape(chinese)
    assert re.findall(r'<a id="(\w+)">', text(english)) == re.findall(r'<a id="(\w+)">', text(chinese))
    assert re.search("[\u4e00-\u9fff]{20,}", re.sub(r"[^\u4e00-\u9fff]", "", text(chinese)))


# Messages


def templates(path: Path) -> list[str]:
    """Return every text in a module that is no docstring, with "…" for what is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {inner for inner in ast.walk(node) if inner is not node}
    found = []
    for node in ast.walk(tree):
        if node not in skipped and isinstance(node, ast.JoinedStr):
            found.append("".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values))
        elif node not in skipped and isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return found


def is_message(template: str) -> bool:
    """Return whether a text is a sentence that a maintainer is told."""
    words = len(re.findall(r"[A-Za-z]{2,}", template))
    return words >= 3 and not template.startswith("<") and bool(re.match("'…'", template) or re.search(r"(?<!\.)\.(…| |$)", template))


def core(message: str) -> str:
    """Return the longest run of a message's own words."""
    return max((part.strip(" .'") for part in message.split("…")), key=len)


def speaking() -> list[Path]:
    """Return the modules whose messages reach a maintainer."""
    rules = sorted(Path(checks.__file__).parent.glob("[a-z]*.py"))
    return [*(path for path in rules if path.stem not in ("style", "claims", "wording")), *(PACKAGE / f"{name}.py" for name in (
        "core/printed/claims", "core/yaml_loader", "core/yaml_faults", "core/yaml_style", "core/text_style", "core/locales", "core/cldr", "records/loader",
        "records/form_faults", "records/macro_calls", "records/verification", "records/words", "core/edtf", "records/catalog_loader", "records/source_lookup"))]


def told(path: Path, page: str) -> list[str]:
    """Return the messages that a page explains for a module."""
    name = path.relative_to(PACKAGE).as_posix()
    section = re.search(rf"^## [^\n]*`{name}`[^\n]*\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert section, f"guide/messages.md does not explain the messages of {name}"
    return re.findall(r"^\| `(.*?)` \|", section[1], re.M)


@pytest.mark.parametrize("path", speaking(), ids=lambda path: path.stem)
def test_every_message_is_explained_and_no_other(path):
    page, said = told(path, text("guide/messages.md")), templates(path)
    assert page
    unexplained = [message for message in said if is_message(message) and message not in NO_MESSAGE
                   and not any(core(row) in message or core(message) in row for row in page)]
    assert unexplained == []
    assert [row for row in page if not any(core(row) in message for message in said)] == []


# Commands, macros, examples


def test_every_macro_is_explained_in_both_languages(tiny_views):
    macros = set(Macros(tiny_views["en"], None).all())
    for name in PAIRS[0]:
        assert set(re.findall(r"^\| `\{\{ (\w+)\(", text(name), re.M)) == macros, name


def tasks() -> list[str]:
    """Return the tasks that `make` lists."""
    return re.findall(r"^([a-z%-]+):.*## ", text("Makefile"), re.M)


def test_make_lists_every_task_and_the_readme_explains_it():
    phony = re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.M)[1].split()
    assert set(tasks()) - {"new-%"} == set(phony)
    explained = re.findall(r"^\| `make ([a-z-]+)[^`]*` \|", text("README.md"), re.M)
    assert sorted(explained) == sorted("new-meeting" if task == "new-%" else task for task in tasks() if task != "help")


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", *(name for pair in PAIRS for name in pair),
                                  *(f"decisions/{path.name}" for path in sorted((ROOT / "decisions").glob("*.md")))])
def test_a_page_names_only_tasks_and_files_that_exist(name):
    for task in re.findall(r"`make ([a-z-]+)", text(name)):
        assert task in tasks() or task.startswith("new-"), task
    for link in re.findall(r"\]\(([^)#:]+)(?:#[\w-]+)?\)", re.sub(r"```.*?```|`[^`]*`", "", text(name), flags=re.S)):
        assert (ROOT / Path(name).parent / link).exists(), link


def test_the_exit_plan_names_every_module_that_knows_mkdocs():
    plan = text("decisions/0008-exit-plan.md")
    for path in (PACKAGE / "mkdocs_adapter").glob("[a-z]*.py"):
        assert f"`{path.stem}`" in plan, path.stem


def test_the_list_of_decisions_has_them_all():
    there = sorted(path.name for path in (ROOT / "decisions").glob("[0-9]*.md"))
    assert sorted(re.findall(r"\]\((\d[\w-]+\.md)\)", text("decisions/README.md"))) == there


def test_the_meeting_of_the_readme_passes_the_checks_and_its_mistake_is_told_as_it_says(tiny_copy):
    record = re.search(r"```yaml\n(- id: brook-session-03.*?)```", text("README.md"), re.S)[1]
    path = tiny_copy / "data" / "meetings.yml"
    with path.open("a", encoding="utf-8") as file:
        file.write(record)
    assert run_command(tiny_copy, "check").returncode == 0
    head, place, tail = path.read_text(encoding="utf-8").rpartition("place: dawnport")
    path.write_text(f"{head}{place.replace('port', 'prot')}{tail}", encoding="utf-8")
    told = re.search(r"\$ make check\n(.*?)```", text("README.md"), re.S)[1]
    assert re.sub(r":\d+", "", run_command(tiny_copy, "check").stdout) == re.sub(r":\d+", "", told)
