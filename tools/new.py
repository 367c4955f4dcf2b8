"""Print a record to fill in, or append it to its data file: `make new-meeting [LANG=zh] [APPEND=1] [WITH="body=… date=…"]`.

usage: new.py KIND [--append] [--language CODE] [FIELD=VALUE …]; a list's values are joined by commas.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from compendium.catalog import Catalog, load_catalog  # noqa: E402
from compendium.datasets import DATASETS, Dataset  # noqa: E402
from compendium.errors import nearest  # noqa: E402
from compendium.loading import files  # noqa: E402
from compendium.skeletons import Skeleton  # noqa: E402
from compendium.suggestions import dataset_names, free_id, named, next_numbers  # noqa: E402
from compendium.walking import known_specs  # noqa: E402


class Refused(Exception):
    """Raised with the reason why there is nothing to print or to append to."""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print or append the record, or say why not; return the exit code."""
    options = _options(arguments)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    catalog = load_catalog(root / "data")
    try:
        dataset = _dataset(catalog, options.kind)
        values = _values(catalog, dataset, options.values)
        path = _file(root, dataset, options.values)
        text = _text(catalog, dataset, _language(catalog, options.language), values, path.relative_to(root).as_posix())
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 2
    if not options.append:
        print(text, end="")
        return 0
    line = _append(path, text)
    print(f"{path.relative_to(root)}:{line}  {values['id']}  Fill in what stands empty, then: make check")
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="new.py", description="Print or append a record to fill in.")
    parser.add_argument("kind")
    parser.add_argument("values", nargs="*", metavar="FIELD=VALUE")
    parser.add_argument("--append", action="store_true")
    parser.add_argument("--language", default="")
    return parser.parse_intermixed_args(arguments)


def _dataset(catalog: Catalog, kind: str) -> Dataset:
    found = named(catalog, kind)
    if found is None:
        known = {name for dataset in DATASETS for name in dataset_names(catalog, dataset)}
        words = (dataset_names(catalog, dataset) - {dataset.name} for dataset in DATASETS)
        shortest = ", ".join(min(filter(str.isascii, own), key=lambda name: (len(name), name)) for own in words)
        raise Refused(f"There is no dataset of '{kind}'.{nearest(kind, known)} Known: {shortest}.")
    return found


def _language(catalog: Catalog, wanted: str) -> str:
    """Return the language asked for, such as zh or zh_CN.UTF-8, or else the site's first."""
    code = wanted[:2].lower()
    return code if code in catalog.locales else next(iter(catalog.locales))


def _values(catalog: Catalog, dataset: Dataset, given: list[str]) -> dict[str, Any]:
    """Return what is known beforehand: the values given, a free id, and the next number of a body's sessions."""
    specs = {spec.name: spec for spec in known_specs(dataset.model) if not issubclass(spec.kind, BaseModel)}
    values: dict[str, Any] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or name not in specs:
            raise Refused(f"'{pair}' gives no field a value.{nearest(name, specs)} "
                          f"Write FIELD=VALUE with one of: {', '.join(specs)}.")
        values[name] = value.split(",") if specs[name].many else value
    values["id"] = free_id(catalog, dataset, values.get("id", ""), values.get("body", ""))
    number = next_numbers(catalog, dataset).get(values.get("body", ""))
    if number and "ordinal" in specs:
        values.setdefault("ordinal", str(number))
    return values


def _file(root: Path, dataset: Dataset, given: list[str]) -> Path:
    """Return the dataset's file; of several, the one that bears the name of a value given, such as reported_by=hao."""
    own = files(root / "data", dataset.name) or [root / "data" / f"{dataset.name}.yml"]
    wanted = {pair.partition("=")[2] for pair in given}
    choice = own if len(own) == 1 else [path for path in own if path.stem in wanted or path.parent == root / "data"]
    if not choice:
        names = ", ".join(path.stem for path in own)
        fields = [spec.name for spec in known_specs(dataset.model) if spec.ref and spec.ref.datasets == ("sources",)]
        raise Refused(f"The {dataset.name} stand in several files; name one with "
                      f"WITH=\"{fields[0] if fields else 'id'}=…\": {names}.")
    return choice[0]


def _text(catalog: Catalog, dataset: Dataset, code: str, values: dict[str, Any], shown: str) -> str:
    skeleton = Skeleton(catalog, dataset, code)
    return skeleton.head(shown) + skeleton.text(values)


def _append(path: Path, text: str) -> int:
    """Add a record at the end of a file, after an empty line; return the line on which it begins."""
    path.touch()
    kept = path.read_bytes()
    gap = "" if not kept else "\n" if kept.endswith(b"\n") else "\n\n"
    with path.open("ab") as file:
        file.write((gap + text).encode())
    return (kept + gap.encode()).count(b"\n") + 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
