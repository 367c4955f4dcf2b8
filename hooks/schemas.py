"""Write the schemas that editors complete and check data files with: `python hooks/schemas.py`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compendium.checks import checked
from compendium.datasets import DATASETS
from compendium.errors import DataError
from compendium.exporters.base import json_text
from compendium.exporters.schemas import dataset_schema


def main() -> int:
    """Write .cache/schemas/DATASET.schema.json for every dataset, or say what is wrong; return the exit code."""
    root = Path(__file__).resolve().parent.parent
    try:
        catalog = checked(root)
    except DataError as fault:
        print(fault)
        return 1
    folder = root / ".cache" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for dataset in DATASETS:
        path = folder / f"{dataset.name}.schema.json"
        path.write_text(json_text(dataset_schema(catalog, dataset)), encoding="utf-8")
    print(f"{len(DATASETS)} schemas in {folder.relative_to(root)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
