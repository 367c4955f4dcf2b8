"""The project is easy to take over: modules are short, settings and forms are sound, licences and locks agree."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from compendium.records.datasets import DATASETS
from support import ROOT

from tools import licences

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(("folder", "most"), [("hooks", 250), ("tools", 250), ("tests", 300)])
def test_a_module_is_short_enough_to_be_read_at_once(folder, most):
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py")}
    assert {name: size for name, size in sizes.items() if size > most} == {}


# Locks and licences


def lock(path: str) -> dict[str, str]:
    """Return each package of a lock file with its version and marker."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return {found[0] + found[2]: found[1] for found in re.findall(r"^([a-z0-9._-]+)==(\S+)((?: ;[^\\\n]+)?)", text, re.M)}


LOCKS = ["requirements.txt", "requirements-test.txt", "tools/requirements-spare.txt", "tools/requirements-audit.txt", "tools/requirements-clients.txt"]


@pytest.mark.parametrize("path", LOCKS)
def test_a_lock_has_hashes_and_no_address_of_a_registry(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    assert entries and all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|file:|--index-url|--find-links", text)


def test_every_pin_is_in_its_lock():
    for source in ("requirements", "requirements-test", "tools/requirements-spare", "tools/requirements-audit", "tools/requirements-clients"):
        locked = {f"{key.partition(' ')[0]}=={value}" for key, value in lock(f"{source}.txt").items()}
        pins = re.findall(r"^([\w.-]+==\S+)$", (ROOT / f"{source}.in").read_text(encoding="utf-8"), re.M)
        assert pins and {pin.lower() for pin in pins} <= locked, source


def test_the_gates_run_with_exactly_what_the_site_is_built_with():
    build, gates = lock("requirements.txt"), lock("requirements-test.txt")
    assert {key: gates.get(key) for key in build} == build


def test_the_spare_engine_stands_beside_exactly_what_the_site_is_built_with():
    build, spare = lock("requirements.txt"), lock("tools/requirements-spare.txt")
    assert set(spare) - set(build) == {"properdocs"}
    assert {key: spare[key] for key in build} == build


def test_every_package_is_listed_with_its_licence():
    page = licences.PAGE.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([a-z0-9][a-z0-9._-]*) \| (.+?) \|", page, re.M))
    rows.pop("package", None)
    assert set(rows) == licences.list_names("requirements.txt") | licences.list_names("requirements-test.txt"), "run: make licences"
    assert "not stated" not in rows.values()
    for package in ("jinja2", "mkdocs-material", "pydantic"):
        assert rows[package] == licences.find_licence(package), "run: make licences"


# Editors, hooks and forms


def test_hooks_before_a_commit_download_nothing():
    settings = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in settings["repos"]] == ["local"]
    for hook in settings["repos"][0]["hooks"]:
        assert hook["language"] == "system" and hook["entry"].startswith(".venv/bin/")
        for part in re.findall(r"\b(?:hooks|tests)/\S+\.py", hook["entry"]):
            assert (ROOT / part).is_file()


def test_the_editor_knows_every_dataset_and_recommends_what_reads_the_schemas():
    schemas = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert [path.split("/")[-1].partition(".")[0] for path in schemas] == [dataset.name for dataset in DATASETS]
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in recommended


@pytest.mark.parametrize("path", [path for path in FORMS if path.stem != "config"], ids=lambda path: path.stem)
def test_a_form_asks_in_both_languages_and_for_the_source(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = {field["id"]: field for field in form["body"]}
    assert HAN.search(form["name"]) and HAN.search(form["description"])
    for field in fields.values():
        asked = field["attributes"]
        words = [asked["label"], asked.get("description", asked["label"]), *asked.get("options", [])]
        assert all(HAN.search(text) and re.search("[A-Za-z]{3}", text) for text in words)
    assert fields["source"]["validations"]["required"]


def test_the_form_for_new_records_offers_datasets_by_their_names(catalog):
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "new-record.yml").read_text(encoding="utf-8"))
    options = next(field for field in form["body"] if field["id"] == "dataset")["attributes"]["options"]
    words = [catalog.labels[f"{prefix}.{dataset.name}"]["zh"] for dataset in DATASETS for prefix in ("dataset", "kind")]
    assert len(options) > 10
    assert [option for option in options[:-1] if not any(word in option for word in words)] == []
