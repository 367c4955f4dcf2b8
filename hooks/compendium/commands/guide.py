"""Write the parts of the guide that follow from the code: `python -m compendium guide`.

The rooms come from the contract in pyproject.toml, what each module does from its docstring; the commented
records from the models, their words and the first record of each dataset of the tiny invented site; what was
measured from data/quality. Each stands in its page between `<!-- NAME: … -->` and `<!-- /NAME -->`; the rest
is written by hand.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from compendium.commands.record_template import RecordTemplate
from compendium.exports.registry import EXPORTERS
from compendium.records.catalog import Catalog
from compendium.records.catalog_loader import load_catalog
from compendium.records.datasets import DATASETS, Dataset, by_name
from compendium.records.loader import list_files, read_file

PACKAGE = Path(__file__).resolve().parents[1]


def main(arguments: list[str], root: Path) -> int:
    """Renew every page; return the exit code."""
    for path, text in make_pages(root).items():
        (root / path).write_text(text, encoding="utf-8")
        print(path)
    return 0


def make_pages(root: Path) -> dict[str, str]:
    """Return each page of the guide as it should be, by its path."""
    catalog = load_catalog(root / "data")
    made = {"ARCHITECTURE.md": {"drawing": draw_rooms(root), "rooms": render_rooms(root),
                                "datasets": render_datasets(),
                                "exports": render_exports(catalog)}}
    made["deploy/README.md"] = {"growth": render_growth(catalog)}
    for code, ending in (("en", ""), ("zh", ".zh")):
        made[f"CONTRIBUTING{ending}.md"] = {"meeting": render_comments(catalog, by_name()["meetings"], code,
                                                                       root)}
        made[f"guide/records{ending}.md"] = {"records": render_records(catalog, code, root)}
    found = {path: _fill((root / path).read_text(encoding="utf-8"), parts) for path, parts in made.items()}
    return found | {".vscode/settings.json": make_editor_settings(root)}


def _fill(page: str, parts: dict[str, str]) -> str:
    for name, text in parts.items():
        start, end = re.search(rf"<!-- {name}:.*?-->\n", page), f"<!-- /{name} -->"
        if start is None or end not in page:
            raise SystemExit(f"The page has no place for '{name}': write <!-- {name}: made by make guide --> "
                             f"and {end}.")
        page = page[: start.end()] + text + page[page.index(end):]
    return page


def make_editor_settings(root: Path) -> str:
    """Return the settings of VS Code with the schema of each dataset's files."""
    path = root / ".vscode" / "settings.json"
    schemas = {f".cache/schemas/{dataset.name}.schema.json": [f"data/{dataset.name}.yml",
                                                              f"data/{dataset.name}/*.yml"]
               for dataset in DATASETS}
    return json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"yaml.schemas": schemas},
                      indent=2) + "\n"


def render_example(dataset: Dataset, root: Path) -> dict[str, object]:
    """Return the first record of a dataset of the invented site, as its file has it."""
    invented = root / "tests" / "fixtures" / "site" / "data"
    value = read_file(list_files(invented, dataset.name)[0], invented).value
    assert isinstance(value, list) and isinstance(value[0], dict)
    return dict(value[0])


def render_comments(catalog: Catalog, dataset: Dataset, code: str, root: Path) -> str:
    """Return an invented record with every field explained, as a block of YAML."""
    template = RecordTemplate(catalog, dataset, code, listing=False)
    return f"```yaml\n{template.text(render_example(dataset, root))}```\n"


def render_records(catalog: Catalog, code: str, root: Path) -> str:
    """Return the commented record of every dataset, each under its name."""
    said = catalog.labels
    return "\n".join(
        f'## {said[f"dataset.{dataset.name}"][code]} – `data/{dataset.name}.yml`\n\n'
        f'{said[f"dataset.{dataset.name}.about"][code]}\n\n{render_comments(catalog, dataset, code, root)}'
        for dataset in DATASETS)


def render_layers(root: Path) -> list[list[str]]:
    """Return the rooms of the package from the top down, beside each other those that do not know each other.
    """
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(item for item in settings["tool"]["importlinter"]["contracts"]
                    if item["type"] == "layers")
    return [[name.strip().removeprefix("compendium.") for name in row.split("|")]
            for row in contract["layers"]]


def draw_rooms(root: Path) -> str:
    """Return the rooms from the top down as a Mermaid flow chart, with what goes in and comes out."""
    found = render_layers(root)
    lines = ["flowchart TB", '  site["site/: pages, search index, exports, feeds"]',
             '  files["data/*.yml, docs/*/*.md"]']
    lines += [f'  {_draw_node(names)}["{" · ".join(f"{name}/" for name in names)}"]' for names in found]
    lines += [f"  {_draw_node(upper)} -->|imports| {_draw_node(lower)}" for upper, lower in pairwise(found)]
    lines += ["  files -->|read by| records", f"  {_draw_node(found[0])} -->|writes| site"]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def _draw_node(names: list[str]) -> str:
    return names[0]


def render_rooms(root: Path) -> str:
    """Return each room with what it is for and a table of its modules, the top first."""
    return "\n".join(_render_room(name) for names in render_layers(root) for name in names)


def _render_room(name: str) -> str:
    folder = PACKAGE / name
    rows = [f"### `{name}/`", "", _read_summary(folder / "__init__.py"), "", "| module | what |",
            "| --- | --- |"]
    for path in sorted(folder.iterdir()):
        shown = path.name + "/" if path.is_dir() else path.stem
        inside = path / "__init__.py" if path.is_dir() else path
        if inside.suffix == ".py" and inside.is_file() and shown != "__init__":
            rows.append(f"| `{shown}` | {_read_summary(inside)} |")
    return "\n".join(rows) + "\n"


def _read_summary(path: Path) -> str:
    """Return the first paragraph of what a module says of itself, in one line."""
    described = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(described.partition("\n\n")[0].split())


def render_datasets() -> str:
    """Return a table of the datasets: name, model, template."""
    rows = ["| dataset | model | template of a record's page |", "| --- | --- | --- |"]
    rows += [f"| `{dataset.name}` | `{dataset.model.__name__}` | `templates/{dataset.template}` |"
             for dataset in DATASETS]
    return "\n".join(rows) + "\n"


def render_exports(catalog: Catalog) -> str:
    """Return a table of the export formats: class, file, title."""
    return "\n".join(_render_export_rows(catalog)) + "\n"


def _render_export_rows(catalog: Catalog) -> Iterator[str]:
    yield from ("| class | file in the site | title |", "| --- | --- | --- |")
    for exporter in EXPORTERS:
        yield (f"| `{exporter.__name__}` | `{exporter.file}` | "
               f"{catalog.labels[exporter.title]['en'] if exporter.title else ''} |")


def render_growth(catalog: Catalog) -> str:
    """Return a table of what the last `make bench` found for sites of growing size."""
    head = ["| records | CPU, s | wall, s | memory, MB | HTML, MB | check, s | first search, s | index "
            "fetched, kB |",
            "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    rows = [f"| {size.records:,} | {size.cpu:g} | {size.wall:g} | {size.memory} | {size.bytes / 1e6:.0f} | "
            f"{size.check:g} "
            f"| {size.search:g} | {size.search_kb} |"
            for size in (catalog.benchmarks.growth.sizes if catalog.benchmarks else ())]
    return "\n".join(head + rows) + "\n"

