"""Print a record to fill in, or append it to its data file.

`make new-meeting [LANG=zh] [APPEND=1] [WITH="body=… date=…"]`

usage: python -m compendium new KIND [--append] [--language CODE] [FIELD=VALUE …]; a list's values are joined
by commas.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from compendium.commands.new_parts import (
    NoFigure,
    insert_observation,
    render_observation_text,
    render_outline_text,
)
from compendium.commands.record_template import RecordTemplate
from compendium.commands.suggestions import find_named, list_dataset_names, suggest_id, suggest_next_numbers
from compendium.core.field_walk import known_specs
from compendium.core.problems import suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.catalog_loader import load_catalog
from compendium.records.datasets import DATASETS, Dataset
from compendium.records.loader import list_files

# What stands inside a record and has no dataset of its own.
_OBSERVATION = "observation"


class Refused(Exception):
    """Raised with the reason why there is nothing to print or to append to."""


def main(arguments: list[str], root: Path) -> int:
    """Print or append the record, or say why not; return the exit code."""
    options = _read_options(arguments)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    catalog = load_catalog(root / "data")
    try:
        if options.kind == _OBSERVATION:
            return _write_observation(catalog, root, options)
        dataset = _read_dataset(catalog, options.kind)
        values = _read_values(catalog, dataset, options.values)
        path = _name_file(root, dataset, options.values)
        text = _render_text(catalog, dataset, _read_language(catalog, options.language), values,
                     path.relative_to(root).as_posix())
    except (Refused, NoFigure) as reason:
        print(reason, file=sys.stderr)
        return 2
    outline = (render_outline_text(catalog, values["id"], _read_language(catalog, options.language))
               if dataset.name == "sources" else "")
    beside = root / "data" / "outlines" / f"{values['id']}.yml"
    if not options.append:
        print(text + (f"---\n## {beside.relative_to(root)}\n{outline}" if outline else ""), end="")
        return 0
    line = _append(path, text)
    print(f"{path.relative_to(root)}:{line}  {values['id']}  Fill in what stands empty, then: make check")
    if outline and not beside.exists():
        beside.write_text(outline, encoding="utf-8")
        print(f"{beside.relative_to(root)}:1  its outline; each part that is cited needs a line there.")
    return 0


def _write_observation(catalog: Catalog, root: Path, options: argparse.Namespace) -> int:
    """Print an observation to fill in, or put it into its figure."""
    values = dict(pair.split("=", 1) for pair in options.values if "=" in pair)
    text, entry = render_observation_text(catalog, values, _read_language(catalog, options.language))
    if not options.append:
        print(text, end="")
        return 0
    path, line = insert_observation(root, entry, text)
    print(f"{path.relative_to(root)}:{line}  {entry.id}  Fill in what stands empty, then: make check")
    return 0


def _read_options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m compendium new",
                                     description="Print or append a record to fill in.")
    parser.add_argument("kind")
    parser.add_argument("values", nargs="*", metavar="FIELD=VALUE")
    parser.add_argument("--append", action="store_true")
    parser.add_argument("--language", default="")
    return parser.parse_intermixed_args(arguments)


def _read_dataset(catalog: Catalog, kind: str) -> Dataset:
    found = find_named(catalog, kind)
    if found is None:
        names = {dataset.name: list_dataset_names(catalog, dataset) for dataset in DATASETS}
        known = {_OBSERVATION}.union(*names.values())
        # One record's name rather than the dataset's, where both are as short: person, not people.
        shortest = [min(filter(str.isascii, own), key=lambda name: (len(name), name == dataset, name))
                    for dataset, own in names.items()]
        raise Refused(f"There is no dataset of '{kind}'.{suggest_nearest(kind, known)} "
                      f"Known: {', '.join([*shortest, _OBSERVATION])}.")
    return found


def _read_language(catalog: Catalog, wanted: str) -> str:
    """Return the language asked for, such as zh or zh_CN.UTF-8, or else the site's first."""
    code = wanted[:2].lower()
    return code if code in catalog.locales else next(iter(catalog.locales))


def _read_values(catalog: Catalog, dataset: Dataset, given: list[str]) -> dict[str, Any]:
    """Return what is known beforehand.

    The values given, a free id, and the next number of a body's sessions.
    """
    specs = {spec.name: spec for spec in known_specs(dataset.model) if not issubclass(spec.kind, BaseModel)}
    values: dict[str, Any] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign or name not in specs:
            raise Refused(f"'{pair}' gives no field a value.{suggest_nearest(name, specs)} "
                          f"Write FIELD=VALUE with one of: {', '.join(specs)}.")
        values[name] = value.split(",") if specs[name].many else value
    values["id"] = suggest_id(catalog, dataset, values.get("id", ""), values.get("body", ""))
    number = suggest_next_numbers(catalog, dataset).get(values.get("body", ""))
    if number and "ordinal" in specs:
        values.setdefault("ordinal", str(number))
    return values


def _name_file(root: Path, dataset: Dataset, given: list[str]) -> Path:
    """Return the dataset's file; of several, the one that bears the name of a value given, such as
    reported_by=hao.
    """
    own = list_files(root / "data", dataset.name) or [root / "data" / f"{dataset.name}.yml"]
    wanted = {pair.partition("=")[2] for pair in given}
    choice = own if len(own) == 1 else [path for path in own
                                        if path.stem in wanted or path.parent == root / "data"]
    if not choice:
        names = ", ".join(path.stem for path in own)
        fields = [spec.name for spec in known_specs(dataset.model)
                  if spec.ref and spec.ref.datasets == ("sources",)]
        raise Refused(f"The {dataset.name} stand in several files; name one with "
                      f"WITH=\"{fields[0] if fields else 'id'}=…\": {names}.")
    return choice[0]


def _render_text(catalog: Catalog, dataset: Dataset, code: str, values: dict[str, Any], shown: str) -> str:
    skeleton = RecordTemplate(catalog, dataset, code)
    return skeleton.head(shown) + skeleton.text(values)


def _append(path: Path, text: str) -> int:
    """Add a record at the end of a file, after an empty line; return the line on which it begins."""
    path.touch()
    kept = path.read_bytes()
    gap = "" if not kept else "\n" if kept.endswith(b"\n") else "\n\n"
    with path.open("ab") as file:
        file.write((gap + text).encode())
    return (kept + gap.encode()).count(b"\n") + 1

