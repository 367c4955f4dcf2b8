"""What is added beside a record or inside one.

The outline of a new source, and an observation of a figure.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from compendium.commands.record_template import RecordTemplate
from compendium.core.problems import suggest_nearest
from compendium.records.catalog import Catalog, Entry
from compendium.records.datasets import by_name
from compendium.records.models import Observation

# The parts that nearly every source has, as a start.
_PARTS = (("title", "title", ("opens",)), ("0", "section", ("title",)), ("0-p1", "paragraph", ("opens",)))


class NoFigure(Exception):
    """Raised with the reason why an observation has no place."""


def render_outline_text(catalog: Catalog, source: str, code: str) -> str:
    """Return an outline to fill in for a new source: its first parts, explained in one language."""
    say = RecordTemplate(catalog, by_name()["sources"], code).say
    kinds = catalog.locales[code].join(list(catalog.vocabulary["unit-kinds"]))
    lines = [f"## {say('skeleton.outline', source=source)}",
             f"## {say('skeleton.outline.kinds', kinds=kinds)}"]
    for name, kind, fields in _PARTS:
        lines += [f"- id: {f'{name!r}' if name.isdigit() else name}".replace("'", '"'), f"  kind: {kind}"]
        for field in fields:
            words = [f"    {language}:" for language in catalog.locales] if field == "title" else []
            lines += [f"  {field}:", *words]
    return "\n".join(lines) + "\n"


def render_observation_text(catalog: Catalog, values: dict[str, str], code: str) -> tuple[str, Entry]:
    """Return an observation to fill in, and the figure that it belongs to.

    Raise NoFigure if none is named.
    """
    given = dict(values)
    entry = catalog.entries.get(given.pop("figure", ""))
    figures = [*(item.id for item in catalog.of("figures")),
               *(name for name, kind in catalog.broken.items() if kind == "figures")]
    if entry is None or entry.dataset.name != "figures":
        hint = suggest_nearest(values.get("figure", ""), figures)
        some = ", ".join(figures[:8])
        raise NoFigure(f"An observation stands inside a figure; name it: WITH=\"figure=…\".{hint} Figures: "
                       f"{some} …")
    dated = re.sub("[^0-9a-z]+", "-", given.get("date", "new").lower()).strip("-")
    name = given.pop("id", "") or f"{entry.id}-{dated}"
    taken = catalog.entries.keys() | catalog.observations.keys()
    number = next(number for number in range(1, len(taken) + 2)
                  if (name if number == 1 else f"{name}-{number}") not in taken)
    filled: dict[str, Any] = {**given, "id": name if number == 1 else f"{name}-{number}"}
    skeleton = RecordTemplate(catalog, entry.dataset, code)
    return skeleton.head(entry.place.document.path) + skeleton.part("observation", Observation, filled), entry


def insert_observation(root: Path, entry: Entry, text: str) -> tuple[Path, int]:
    """Put an observation behind the last one of its figure.

    Return the file and the line on which it begins.
    """
    place = entry.place
    node = next(value for key, value in _make_record_node(entry).value if key.value == "observations")
    path = root / place.document.path
    lines = path.read_text(encoding="utf-8").splitlines()
    end = node.value[-1].end_mark.line
    while end > node.value[-1].start_mark.line + 1 and (end > len(lines) or not lines[end - 1].strip()):
        end -= 1
    indent = " " * max(node.start_mark.column, 0)
    added = [f"{indent}{line}".rstrip() for line in text.splitlines()]
    path.write_text("\n".join([*lines[:end], *added, *lines[end:]]) + "\n", encoding="utf-8")
    return path, end + 1


def _make_record_node(entry: Entry) -> yaml.Node:
    node = entry.place.document.node
    assert isinstance(node, yaml.SequenceNode)
    found: yaml.Node = node.value[entry.place.location[0]]
    return found
