"""Write the schemas that editors complete and check data files with: `python -m compendium schemas`."""

from __future__ import annotations

from pathlib import Path

from compendium.checks import load_checked_catalog
from compendium.core.problems import DataError
from compendium.exports.base import write_json
from compendium.exports.schemas import make_schema
from compendium.pages.macros import SIGNATURES
from compendium.records.datasets import DATASETS


def main(arguments: list[str], root: Path) -> int:
    """Write .cache/schemas/DATASET.schema.json for every dataset, or say what is wrong.

    Return the exit code.
    """
    try:
        catalog = load_checked_catalog(root, SIGNATURES)
    except DataError as fault:
        print(fault)
        return 1
    folder = root / ".cache" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for dataset in DATASETS:
        path = folder / f"{dataset.name}.schema.json"
        path.write_text(write_json(make_schema(catalog, dataset)), encoding="utf-8")
    print(f"{len(DATASETS)} schemas in {folder.relative_to(root)}")
    return 0

