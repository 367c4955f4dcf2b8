"""`make new-meeting` and its kin: what they print can be filled in, and nothing that was there is lost."""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from compendium.checks import load_checked_catalog
from compendium.commands import new as tool
from compendium.core.edtf import Edtf
from compendium.core.fields import ChapterProse, FieldSpec, Text, read_specs
from compendium.core.problems import DataError
from compendium.pages.macros import SIGNATURES
from compendium.records.datasets import DATASETS, Dataset
from compendium.records.loader import FileCache
from compendium.records.words import load_words
from pydantic import BaseModel
from support import ROOT

ANSWERS = {"source": "alpha", "at": "1-p1", "section": "1", "reported_by": "alpha", "instrument": "brook-memorandum-3002", "field": "title"}


@dataclass
class Told:
    """What the tool printed and returned."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def project(tiny_copy: Path) -> Path:
    return tiny_copy


def new(folder: Path, *arguments: str) -> Told:
    output, errors = io.TextIOWrapper(io.BytesIO(), encoding="ascii"), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        code = tool.main(list(arguments), folder)
    output.flush()
    return Told(code, output.buffer.getvalue().decode("utf-8"), errors.getvalue())


def faults(folder: Path) -> str:
    """Return what the check says of a project, or nothing if it has no faults."""
    try:
        load_checked_catalog(folder, SIGNATURES)
    except DataError as fault:
        return str(fault)
    return ""


PROSE = ('Yes. {{ cite("alpha 0-p1") }}', '是的。{{ cite("alpha 0-p1") }}')


def answer(spec: FieldSpec, vocabulary: dict[str, dict[str, object]], number: int) -> str:
    """Return a plain value for a field, as a maintainer would type it."""
    if spec.heading:
        return "water#table"
    if spec.name in ANSWERS:
        return ANSWERS[spec.name]
    if spec.term:
        return next(iter(vocabulary[spec.term.vocabulary]))
    if spec.kind is Edtf:
        return '"3002"'
    return {"value": "90", "en": f"Some words {'abcdefghij'[number % 10]}", "zh": f"一些文字{'甲乙丙丁戊己庚辛壬癸'[number % 10]}"}.get(spec.name, f"a-{number}")


def filled(skeleton: str, model: type[BaseModel], folder: Path) -> str:
    """Return a skeleton with every empty required value filled in by its kind."""
    vocabulary = load_words(folder / "data", FileCache()).vocabulary
    edits: list[tuple[int, int, str]] = []

    def visit(node: yaml.Node, kind: type[BaseModel]) -> None:
        known = {spec.name: spec for spec in read_specs(kind)}
        for key, value in node.value:
            spec = known[key.value]
            if isinstance(value, yaml.SequenceNode) and not value.value:
                word = answer(spec, vocabulary, 0) if spec.term else "northland"
                edits.append((value.start_mark.index, value.end_mark.index, f"[{word}]"))
            elif isinstance(value, yaml.SequenceNode):
                for item in value.value:
                    if isinstance(item, yaml.MappingNode):
                        visit(item, spec.kind)
            elif isinstance(value, yaml.MappingNode) and spec.kind is dict:
                edits.extend((empty.start_mark.index, empty.start_mark.index, " 九十, 3002年") for _, empty in value.value)
            elif isinstance(value, yaml.MappingNode) and spec.kind is ChapterProse:
                edits.extend((empty.start_mark.index, empty.start_mark.index, f" '{words}'")
                             for (_, empty), words in zip(value.value, PROSE, strict=True))
            elif isinstance(value, yaml.MappingNode):
                visit(value, spec.kind)
            elif not value.value:
                edits.append((value.start_mark.index, value.start_mark.index, " " + answer(spec, vocabulary, len(edits))))

    visit(yaml.compose(skeleton).value[0], model)
    for start, end, word in sorted(edits, reverse=True):
        skeleton = skeleton[:start] + word + skeleton[end:]
    return skeleton


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_a_skeleton_filled_in_passes_the_checks(project, dataset):
    result = new(project, dataset.name)
    assert result.returncode == 0, result.stderr
    printed, _, outline = result.stdout.partition("\n---\n")
    text = filled(printed.rstrip("\n") + "\n", dataset.model, project)
    if outline:
        name = re.search(r"^- id: (\S+)", printed, re.M)[1]
        words = outline.replace("opens:", "opens: 银溪").replace("en:", "en: Beginning").replace("zh:", "zh: 开头")
        words = words.replace("  kind:", "  omitted: {en: Not used., zh: 未用。}\n  kind:")
        (project / "data" / "outlines" / f"{name}.yml").write_text(words, encoding="utf-8")
    if dataset.name == "discrepancies":
        # The least of it is two readings.
        start = text.index("    ## Identifier (required): Identifier of the reading")
        reading = text[start:re.compile(r"^  ## ", re.M).search(text, start).start()]
        text = text.replace(reading, reading + reading.replace("- id: ", "- id: other-"))
    if dataset.name == "background":
        # The least of it is two pages.
        page = text[text.index("    ## Publisher (required)"):]
        text = re.sub("address: .*", "address: https://one.example/page", text) + re.sub("address: .*", "address: https://two.example/page", page).replace(
            "publisher: ", "publisher: other ")
    path = project / "data" / f"{dataset.name}.yml"
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" + text)
    assert faults(project) == ""


@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_an_appended_skeleton_loses_nothing_and_is_asked_to_be_filled_in(project, dataset):
    path = project / "data" / f"{dataset.name}.yml"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    before = path.read_bytes()
    result = new(project, dataset.name, "--append")
    place, line, name = re.match(r"(\S+):(\d+)  (\S+)  ", result.stdout).groups()
    assert path.read_bytes().startswith(before + b"\n\n## ")
    assert path.read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("## ")
    # A new source's outline is told first, since places rest on it.
    told_at = "data/outlines/new-source.yml" if dataset.name == "sources" else place
    assert f"{told_at}:" in faults(project) and "has no value; fill it in" in faults(project)
    assert name not in before.decode()


def test_the_next_session_of_a_body_has_its_number_and_an_id_like_the_others(project):
    record = yaml.safe_load(new(project, "meeting", "body=brook-commission", "date=3004-05").stdout)[0]
    assert (record["id"], record["ordinal"], record["body"], record["date"]) == ("brook-session-03", 3, "brook-commission", "3004-05")


def test_a_new_source_comes_with_its_outline(project):
    told = new(project, "source", "id=gamma", "--append").stdout
    assert "data/outlines/gamma.yml:1" in told
    assert "data/outlines/gamma.yml" in faults(project) and "has no value; fill it in" in faults(project)


def test_an_observation_is_put_into_its_figure(project):
    told = new(project, "observation", "figure=brook-length-alpha", "date=3006", "value=95", "--append").stdout
    assert told.startswith("data/figures.yml:") and "brook-length-alpha" in told
    record = yaml.load((project / "data" / "figures.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)[0]
    assert [item["id"] for item in record["observations"]] == [
        "brook-length-alpha-undated", "brook-length-beta-undated", "brook-length-alpha-3006"]
    result = new(project, "observation", "figure=brook-lenght-alpha")
    assert result.returncode == 2 and "Did you mean 'brook-length-alpha'?" in result.stderr


def test_an_id_that_is_taken_is_not_suggested(project):
    assert yaml.safe_load(new(project, "river", "id=silver-brook").stdout)[0]["id"] == "silver-brook-2"
    new(project, "event", "--append")
    assert yaml.safe_load(new(project, "event").stdout)[0]["id"] == "new-event-2"


def test_terms_sources_and_the_form_of_their_places_are_offered(project):
    told = new(project, "meeting").stdout
    assert "in-person (in person)" in told and "alpha (Alpha): 0-p1, t1-01" in told and "brook-commission 3" in told
    assert "data/bodies.yml" in told


def test_required_fields_come_first(project):
    lines = new(project, "instrument").stdout.splitlines()
    optional = min(index for index, line in enumerate(lines) if line.startswith("  # "))
    for field in ("id", "title", "themes", "kind", "status", "sources"):
        assert next(index for index, line in enumerate(lines) if re.match(rf"(?:- |  ){field}:", line)) < optional


@pytest.mark.parametrize("language", ["zh", "zh_CN.UTF-8"])
def test_it_explains_in_the_language_asked_for(project, language):
    told = new(project, "meeting", "--language", language).stdout
    assert "会议的类型。" in told and "（必填）" in told
    assert not re.search(r"## [^\n]*\b(?:What|When|required)\b", told)
    assert "What sort of meeting it was." in new(project, "meeting", "--language", "C").stdout


@pytest.mark.parametrize(("arguments", "said"), [
    (("meetng",), "There is no dataset of 'meetng'. Did you mean 'meeting'? Known: meeting, instrument,"),
    (("meeting", "plaice=x"), "'plaice=x' gives no field a value. Write FIELD=VALUE with one of: id, themes,"),
    (("meeting", "plac=x"), "'plac=x' gives no field a value. Write FIELD=VALUE"),
])
def test_what_it_does_not_understand_is_said(project, arguments, said):
    result = new(project, *arguments, "--append")
    assert result.returncode == 2 and said in result.stderr.replace(" Did you mean 'place'?", "") and not result.stdout


def test_of_several_files_the_one_named_is_taken(project):
    folder = project / "data" / "positions"
    folder.mkdir()
    (project / "data" / "positions.yml").rename(folder / "alpha.yml")
    result = new(project, "position", "--append")
    assert result.returncode == 0, "a single file needs no choice"
    (folder / "beta.yml").write_text("", encoding="utf-8")
    result = new(project, "position")
    assert result.returncode == 2 and 'name one with WITH="reported_by=…": alpha, beta' in result.stderr
    assert new(project, "position", "reported_by=beta", "--append").stdout.startswith("data/positions/beta.yml:1  ")


def test_every_dataset_can_be_called_by_the_word_for_one_record():
    words = re.findall(r"`make new-([a-z]+)`|`new-([a-z]+)`", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {"".join(pair) for pair in words} >= {"meeting", "instrument", "event", "person"}
    assert all(isinstance(dataset, Dataset) and not issubclass(dataset.model, Text) for dataset in DATASETS)
