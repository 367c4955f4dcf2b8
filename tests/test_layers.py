"""The layers of the package import only downwards, and only the top knows MkDocs."""

from __future__ import annotations

import ast

import pytest
from support import ROOT

PACKAGE = ROOT / "hooks" / "compendium"
# From the bottom up; modules of one layer may use each other.
LAYERS = (
    ("errors", "edtf", "fields", "locales", "reading", "yaml_source"),
    ("models",),
    ("walking", "loading", "datasets", "catalog", "outlines", "chapters", "editions", "checks", "dictionary", "fidelity", "sealing", "suggestions", "skeletons"),
    ("wording", "ordering", "views", "rendering"),
    ("tables", "timeline", "changes", "themes", "gathering", "search", "pages", "downloads", "macros", "citing", "exporters", "policy", "stylesheets", "maps", "charts", "exam", "quality"),
    ("assets", "building", "events", "publishing", "serving"),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def imports(path):
    """Yield the compendium module, or the outside package, of each import."""
    package = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            whole = [*base, *(node.module.split(".") if node.module else [])]
            for alias in node.names:
                yield "inside", (whole or [alias.name])[0]
        elif isinstance(node, ast.ImportFrom):
            yield "outside", node.module.split(".")[0]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield "outside", alias.name.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_its_own_layer_and_those_below(path):
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for kind, name in imports(path):
        if kind == "inside":
            assert LEVEL[name] <= LEVEL[own], f"{own} imports {name} from a layer above it"
        else:
            assert not (name.startswith("mkdocs") and own not in LAYERS[-1]), f"{own} knows {name}; only the top layer may"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_is_short_and_documented(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node) or _inside_private(tree, node), f"{node.name} has no docstring"


def _inside_private(tree, node):
    private = [owner for owner in ast.walk(tree) if isinstance(owner, ast.ClassDef) and owner.name.startswith("_")]
    return any(node in ast.walk(owner) for owner in private)
