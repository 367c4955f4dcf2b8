"""Jinja for pages and partials: escaped by default, strict about names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from compendium.presentation.language import Language


def write_script_json(value: dict[str, Any]) -> str:
    """Return JSON that no text in it can break out of its script element with."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


class Renderer:
    """Renders templates in one language; `base` in each context is the way to the language's root."""

    def __init__(self, templates: Path, language: Language) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )
        self.environment.globals |= {"t": language.label, "lang": language.locale.tag, "code": language.code}

    def render(self, template: str, base: str, **context: Any) -> str:
        """Return a template's HTML."""
        return self.environment.get_template(template).render(base=base, **context)
