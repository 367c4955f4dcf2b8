"""The rooms of the package import only as the contract in pyproject.toml says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support import ROOT, run

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the package with its contract, to plant imports in."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_import_keeps_the_contract(house):
    result = run(house, "-c", LINT)
    assert result.returncode == 0, result.stdout
    assert "4 kept, 0 broken" in result.stdout


@pytest.mark.parametrize(("module", "line"), [
    ("core/problems.py", "from compendium.records import catalog"),
    ("features/charts/view.py", "from compendium.features.maps import view"),
    ("exports/base.py", "from compendium import checks"),
    ("pages/registry.py", "import mkdocs"),
    ("commands/check.py", "from compendium.mkdocs_adapter import events"),
])
def test_an_import_against_the_contract_is_found(house, module, line):
    path = house / "hooks" / "compendium" / module
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n{line}\n", encoding="utf-8")
    try:
        result = run(house, "-c", LINT)
    finally:
        path.write_text(text, encoding="utf-8")
    assert result.returncode == 1
    assert "BROKEN" in result.stdout
