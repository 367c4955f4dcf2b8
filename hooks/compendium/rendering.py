"""Jinja for pages and partials: escaped by default, strict about names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .views import Views


class Renderer:
    """Renders templates in one language; `base` in each context is the way to the language's root."""

    def __init__(self, templates: Path, views: Views) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )
        self.environment.globals |= {"t": views.label, "lang": views.locale.tag, "code": views.code}

    def render(self, template: str, base: str, **context: Any) -> str:
        """Return a template's HTML."""
        return self.environment.get_template(template).render(base=base, **context)
