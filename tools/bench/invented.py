"""The tiny invented site with as many records as wanted, to see how cost grows."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import yaml
from compendium.records.catalog_loader import load_catalog

# What is cloned: one record of each, which leads to the site's own few bodies, rivers and sources.
CLONED = ("instruments", "events", "projects", "positions", "glossary", "people")
_LATIN, _HAN = "ABCDEFGHIJ", "甲乙丙丁戊己庚辛壬癸"


def invent(folder: Path, count: int) -> int:
    """Add clones to the assembled site in `folder` until it has about `count` records.

    Return how many it has.
    """
    data = folder / "data"
    own = len(load_catalog(data).entries)
    each = max(0, (count - own) // len(CLONED))
    for name in CLONED:
        path = data / f"{name}.yml"
        records = _read(path)
        clones = [_clone(records[0], number) for number in range(each)]
        if clones:
            text = yaml.safe_dump(clones, allow_unicode=True, sort_keys=False, width=1000)
            path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{text}", encoding="utf-8")
    return own + each * len(CLONED)


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def _clone(record: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a record with an id and names of its own.

    Figures are spelt in letters, since typed ones are checked.
    """
    clone = copy.deepcopy(record)
    digits = [int(digit) for digit in f"{number:04}"]
    clone["id"] = re.sub(r"-\d+$", "", record["id"]) + f"-clone-{number}"
    clone["title"] = {"en": f"{record['title']['en']} {''.join(_LATIN[digit] for digit in digits)}",
                      "zh": f"{record['title']['zh']}{''.join(_HAN[digit] for digit in digits)}"}
    return clone
