"""A page that a template makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class GeneratedPage:
    """A page that a template makes: its file in the docs tree, its head, and how to get its context.

    A browser's tab names the section as well where a chapter or a term may have the same title. A page that
    is no more has the address that it leads to, counted from the language's root. What only lists what is
    found as itself is not `found`.
    """

    uri: str
    title: str
    description: str
    template: str
    context: Callable[[], dict[str, Any]]
    wide: bool = False
    section: str = ""
    leads_to: str = ""
    found: bool = True
