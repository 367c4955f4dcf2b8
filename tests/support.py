"""What several tests share: the real records, and the project's folder and the tiny invented site as the tools know them."""

from __future__ import annotations

import functools
from typing import Any

import yaml
from compendium.presentation.language import Language
from compendium.records.catalog import Catalog
from compendium.records.catalog_loader import load_catalog

from tools.project import ROOT, assemble, build_site, run, run_command
from tools.unset import unset

__all__ = ["ROOT", "assemble", "build_site", "label", "other_locale", "real_catalog", "run", "run_command", "unset"]


@functools.cache
def real_catalog() -> Catalog:
    """Return the project's real records, read once and by all tests only read."""
    return load_catalog(ROOT / "data")


def label(key: str, code: str = "en", **values: object) -> str:
    """Return a word of the interface as the real site says it, with its placeholders filled in."""
    return Language(real_catalog(), code).label(key, **values)


def other_locale(code: str) -> dict[str, Any]:
    """Return Russian or Kazakh as data/locales.yml would have it."""
    found = yaml.safe_load((ROOT / "tests" / "fixtures" / "locales.yml").read_text(encoding="utf-8"))
    return next(item for item in found if item["code"] == code)
