"""What a library of references knows a work by: no two languages or sites share a key."""

from __future__ import annotations

from compendium.features.citations.item import CitedWork
from compendium.presentation.language import Language


def make_key(item: CitedWork, language: Language) -> str:
    """Return an item's key: the site's own prefix, the language of the citing page, and the item's id."""
    return f"{language.label('cite.key')}-{language.code}-{item.id}"
