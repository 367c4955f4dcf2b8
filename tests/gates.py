"""Every gate of continuous integration, as far as it can be run on a changed copy of the tiny site."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import jsonschema
import yaml
from kinds import kinds
from support import ROOT, build_site, run, run_command
from test_rooms import LINT
from validity import invalid

from tools.pages import find_page_faults


def pass_every_gate(folder: Path, modules: Iterable[str] = ()) -> Path:
    """Assert that check, linters, contract, strict build, pages, schemas and exports find nothing; return the built site.

    `modules` are the Python files that are new or changed, whose types are looked at.
    """
    _pass(run_command(folder, "check"))
    for name in ("pyproject.toml", ".yamllint"):
        shutil.copy(ROOT / name, folder)
    _pass(run(folder, "-m", "ruff", "check", "--no-cache", "hooks"))
    _pass(run(folder, "-m", "yamllint", "--strict", "data", *sorted(path.name for path in folder.glob("mkdocs*.yml"))))
    _pass(run(folder, "-c", LINT))
    if modules:
        _pass(run(folder, "-m", "mypy", "--cache-dir", str(folder / ".cache" / "mypy"), *modules))
    _pass(build_site(folder, "build", "--strict"))
    site = folder / "site"
    told = find_page_faults(folder, golden=False)
    assert not told, told[:10]
    for address in (f"{language}{kind}" for language in _languages(site) for kind in kinds(site)):
        found = invalid((site / address / "index.html").read_text(encoding="utf-8"))
        assert not found, f"{address}: {found[:5]}"
    _accept_data(folder)
    _open_exports(site)
    return site


def _pass(result) -> None:
    assert result.returncode == 0, f"{result.args}\n{result.stdout[-4000:]}\n{result.stderr[-4000:]}"


def _languages(site: Path) -> list[str]:
    return ["", *(f"{path.parent.name}/" for path in site.glob("*/404.html"))]


def _accept_data(folder: Path) -> None:
    """Assert that each schema accepts its data files, as editors complete and check them."""
    _pass(run_command(folder, "schemas"))
    for path in (folder / ".cache" / "schemas").glob("*.json"):
        name, validator = path.name.partition(".")[0], jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
        for file in [*folder.glob(f"data/{name}.yml"), *folder.glob(f"data/{name}/*.yml")]:
            value = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
            errors = [error.message for error in validator.iter_errors(value)]
            assert not errors, f"{file}: {errors[:5]}"


def _open_exports(site: Path) -> None:
    """Assert that what can be taken away opens in what people open it with."""
    _pass(run(site / "data", "-m", "frictionless", "validate", "datapackage.json"))
    with closing(sqlite3.connect(f"file:{site / 'data' / 'compendium.sqlite'}?mode=ro", uri=True)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for language in _languages(site):
        ElementTree.parse(site / language / "feed.xml")
        assert icalendar.Calendar.from_ical((site / language / "calendar.ics").read_bytes()).subcomponents
    for path in (site / "data").rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
