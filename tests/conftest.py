"""Fixtures: the real catalog, the tiny invented site, the built real site, and a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from compendium.presentation.record_view import Views
from compendium.records.catalog import Catalog
from compendium.records.catalog_loader import load_catalog
from exporting import exported
from support import ROOT, assemble, build_site, real_catalog, run_command

from tools.browser import launch

# Begun first, the longest one first, so that at the end no process works through one of them alone.
LONG = ("test_mutation", "test_serve", "test_growth", "test_accessibility", "test_publishing", "test_growth_languages", "test_offline",
        "test_background", "test_lists_browser", "test_timeline_browser", "test_lines_browser", "test_search_browser", "test_every_page",
        "test_styles", "test_print", "test_browser")


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Put the modules that take longest before all others; `make quick` leaves out what needs the whole site."""
    if "QUICK" in os.environ:
        items[:] = [item for item in items if "site" not in item.fixturenames]
    order = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the project's real records."""
    return real_catalog()


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny invented site's sources, to be read only."""
    return assemble(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what a check of the tiny site leaves for the next one."""
    folder = assemble(tmp_path_factory.mktemp("checked"))
    assert run_command(folder, "check").returncode == 0
    return folder / ".cache"


@pytest.fixture
def tiny_copy(tmp_path: Path, remembered: Path) -> Path:
    """Return the tiny invented site's sources, to plant faults in, as after a check of them."""
    folder = assemble(tmp_path / "site")
    shutil.copytree(remembered, folder / ".cache")
    return folder


@pytest.fixture(scope="session")
def tiny_catalog(tiny_folder: Path) -> Catalog:
    """Return the tiny site's records."""
    return load_catalog(tiny_folder / "data")


@pytest.fixture(scope="session")
def tiny_views(tiny_catalog: Catalog) -> dict[str, Views]:
    """Return the tiny site's records in each language."""
    return {code: Views(tiny_catalog, code) for code in tiny_catalog.locales}


@pytest.fixture(scope="session")
def exports(catalog: Catalog, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the exports of the real records: those of the site that is built already, if one is."""
    if "SITE" in os.environ:
        return request.getfixturevalue("site")
    return exported(catalog, ROOT / "docs", tmp_path_factory.mktemp("exports"))


@pytest.fixture
def export_changed(tiny_copy: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that changes the tiny records, by (file, old, new), and exports them."""
    def export(*edits: tuple[str, str, str]) -> Path:
        for name, old, new in edits:
            path = tiny_copy / "data" / name
            text = path.read_text(encoding="utf-8")
            assert old in text, f"the change no longer fits {name}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        catalog = load_catalog(tiny_copy / "data")
        assert catalog.problems == []
        return exported(catalog, tiny_copy / "docs", tmp_path / "out")

    return export


@pytest.fixture(scope="session")
def tiny_site(tiny_folder: Path) -> Path:
    """Return the tiny site, built strictly."""
    result = build_site(tiny_folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    return tiny_folder / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real site, built strictly into a temporary folder; SITE names one that is built already."""
    if "SITE" in os.environ:
        return Path(os.environ["SITE"]).resolve()
    folder = tmp_path_factory.mktemp("real") / "site"
    result = build_site(ROOT, "build", "--strict", "--site-dir", str(folder), SITE_URL="https://reference.example/base/")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the real site, served on loopback in a subfolder."""
    root = tmp_path_factory.mktemp("served")
    (root / "base").symlink_to(site)
    handler = functools.partial(_Quiet, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/base/"
    server.shutdown()
    server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="session")
def browser():
    """Return a Chromium without windows."""
    with launch() as chromium:
        yield chromium
