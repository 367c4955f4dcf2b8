"""Write the parts of the guide that follow from the code: `make guide`.

The commented records come from the models, data/fields.yml and the first record of each dataset of the tiny
invented site; the layers from tests/test_layers.py; what each module does from its docstring; what was measured from
data/quality. Each stands in its page between `<!-- NAME: … -->` and `<!-- /NAME -->`; the rest of the page is written by hand.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from compendium.catalog import Catalog, load_catalog  # noqa: E402
from compendium.datasets import DATASETS, Dataset, by_name  # noqa: E402
from compendium.exporters import EXPORTERS  # noqa: E402
from compendium.loading import files, read  # noqa: E402
from compendium.skeletons import Skeleton  # noqa: E402

INVENTED = ROOT / "tests" / "fixtures" / "site" / "data"
PACKAGE = ROOT / "hooks" / "compendium"


def main() -> None:
    """Renew every page."""
    for path, text in pages().items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(path)


def pages() -> dict[str, str]:
    """Return each page of the guide as it should be, by its path."""
    catalog = load_catalog(ROOT / "data")
    made = {"ARCHITECTURE.md": {"drawing": drawing(), "modules": modules(), "datasets": datasets(), "exports": exports(catalog)}}
    made["deploy/README.md"] = {"load": load(catalog), "growth": growth(catalog)}
    for code, ending in (("en", ""), ("zh", ".zh")):
        made[f"CONTRIBUTING{ending}.md"] = {"meeting": commented(catalog, by_name()["meetings"], code)}
        made[f"guide/records{ending}.md"] = {"records": records(catalog, code)}
    found = {path: _filled((ROOT / path).read_text(encoding="utf-8"), parts) for path, parts in made.items()}
    return found | {".vscode/settings.json": editor_settings()}


def _filled(page: str, parts: dict[str, str]) -> str:
    for name, text in parts.items():
        start, end = re.search(rf"<!-- {name}:.*?-->\n", page), f"<!-- /{name} -->"
        if start is None or end not in page:
            raise SystemExit(f"The page has no place for '{name}': write <!-- {name}: made by make guide --> and {end}.")
        page = page[: start.end()] + text + page[page.index(end):]
    return page


def editor_settings() -> str:
    """Return the settings of VS Code with the schema of each dataset's files."""
    path = ROOT / ".vscode" / "settings.json"
    schemas = {f".cache/schemas/{dataset.name}.schema.json": [f"data/{dataset.name}.yml", f"data/{dataset.name}/*.yml"]
               for dataset in DATASETS}
    return json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"yaml.schemas": schemas}, indent=2) + "\n"


def example(dataset: Dataset) -> dict[str, object]:
    """Return the first record of a dataset of the invented site, as its file has it."""
    value = read(files(INVENTED, dataset.name)[0], INVENTED).value
    assert isinstance(value, list) and isinstance(value[0], dict)
    return dict(value[0])


def commented(catalog: Catalog, dataset: Dataset, code: str) -> str:
    """Return an invented record with every field explained, as a block of YAML."""
    return f"```yaml\n{Skeleton(catalog, dataset, code, listing=False).text(example(dataset))}```\n"


def records(catalog: Catalog, code: str) -> str:
    """Return the commented record of every dataset, each under its name."""
    said = catalog.labels
    return "\n".join(
        f'## {said[f"dataset.{dataset.name}"][code]} – `data/{dataset.name}.yml`\n\n'
        f'{said[f"dataset.{dataset.name}.about"][code]}\n\n{commented(catalog, dataset, code)}' for dataset in DATASETS)


def layers() -> tuple[tuple[str, ...], ...]:
    """Return the layers of the package from the bottom up, as the test of the layers has them."""
    tree = ast.parse((ROOT / "tests" / "test_layers.py").read_text(encoding="utf-8"))
    found = next(node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LAYERS")
    return tuple(tuple(names) for names in ast.literal_eval(found.value))


def drawing() -> str:
    """Return the layers from the top down as a Mermaid flow chart, with what goes in and comes out."""
    found = layers()[::-1]
    last = len(found) - 1
    reading = next(last - number for number, names in enumerate(found) if "loading" in names)
    lines = ["flowchart TB", '  site["site/: pages, search index, exports, feeds"]', '  files["data/*.yml, docs/*/*.md"]']
    lines += [f'  layer{last - number}["{" · ".join(names)}"]' for number, names in enumerate(found)]
    lines += [f"  layer{number} -->|imports| layer{number - 1}" for number in range(last, 0, -1)]
    lines += [f"  files -->|read by| layer{reading}", f"  layer{last} -->|writes| site"]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def modules() -> str:
    """Return a table of every module and package with the first sentence of its docstring, the top layer first."""
    rows = ["| layer | module | what |", "| --- | --- | --- |"]
    for number, names in reversed(list(enumerate(layers()))):
        rows += [f"| {number + 1} | `{name}` | {_first_line(name)} |" for name in names]
    return "\n".join(rows) + "\n"


def _first_line(name: str) -> str:
    path = next((path for path in (PACKAGE / f"{name}.py", PACKAGE / name / "__init__.py") if path.is_file()), None)
    if path is None:
        raise SystemExit(f"tests/test_layers.py names '{name}', which hooks/compendium does not have.")
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[0]


def datasets() -> str:
    """Return a table of the datasets: name, model, template."""
    rows = ["| dataset | model | template of a record's page |", "| --- | --- | --- |"]
    rows += [f"| `{dataset.name}` | `{dataset.model.__name__}` | `templates/{dataset.template}` |" for dataset in DATASETS]
    return "\n".join(rows) + "\n"


def exports(catalog: Catalog) -> str:
    """Return a table of the export formats: class, file, title."""
    return "\n".join(_export_rows(catalog)) + "\n"


def _export_rows(catalog: Catalog) -> Iterator[str]:
    yield from ("| class | file in the site | title |", "| --- | --- | --- |")
    for exporter in EXPORTERS:
        yield f"| `{exporter.__name__}` | `{exporter.file}` | {catalog.labels[exporter.title]['en'] if exporter.title else ''} |"


def load(catalog: Catalog) -> str:
    """Return what the last `make load` found, in a sentence."""
    found = catalog.load
    if found is None:
        return "Not measured yet.\n"
    return (f"Last: {found.requests:,} answers in {found.seconds:g} s on {found.cores} cores, "
            f"{found.requests_per_second:,} a second; {found.errors} errors.\n"
            f"Half of them came within {found.median_ms:g} ms, 99 of 100 within {found.p99_ms:g} ms.\n")


def growth(catalog: Catalog) -> str:
    """Return a table of what the last `make bench` found for sites of growing size."""
    head = ["| records | CPU, s | wall, s | memory, MB | HTML, MB | check, s | first search, s | index fetched, kB |",
            "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]
    rows = [f"| {size.records:,} | {size.cpu:g} | {size.wall:g} | {size.memory} | {size.bytes / 1e6:.0f} | {size.check:g} "
            f"| {size.search:g} | {size.search_kb} |" for size in (catalog.bench.growth.sizes if catalog.bench else ())]
    return "\n".join(head + rows) + "\n"


if __name__ == "__main__":
    main()
