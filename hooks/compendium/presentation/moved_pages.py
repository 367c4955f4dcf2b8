"""Pages that are no more and lead on; records that moved stand in data/withdrawn.yml."""

from __future__ import annotations

from compendium.presentation.language import Item, Language
from compendium.records.catalog import Catalog
from compendium.records.moved_pages import MOVED_PAGES


def is_moved(catalog: Catalog, path: str) -> bool:
    """Return whether the page at a path, counted from a language's root, is no more and only leads on."""
    folder, _, name = path.strip("/").rpartition("/")
    return path.strip("/") in MOVED_PAGES or (folder == "discrepancies" and name in catalog.variants)


def list_moved_pages(language: Language) -> dict[str, Item]:
    """Return, by the address of each page that is no more, the link that leads on.

    A page, or the note it became.
    """
    found: dict[str, Item] = {old: {"href": f"{new}/", "text": language.label(f"{new}.title")}
                              for old, new in MOVED_PAGES.items()}
    for name, (entry, _) in language.catalog.variants.items():
        found[f"discrepancies/{name}"] = {"href": language.address(name), "text": language.title(entry)}
    return found
