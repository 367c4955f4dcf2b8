"""What readers see of the tiny site, and what every page of it fulfils."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tools.pages import GOLDEN, find_page_faults, list_template_names, read_pages, read_words


def test_every_page_reads_as_it_did(tiny_site: Path) -> None:
    """Compare with the kept words of all pages; UPDATE_GOLDEN=1 writes them anew."""
    for code, text in read_words(read_pages(tiny_site)).items():
        path = GOLDEN / f"pages.{code}.txt"
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")


def test_templates_ask_for_the_names_that_they_asked_for(tiny_folder: Path) -> None:
    path, names = GOLDEN / "templates.json", list_template_names(tiny_folder)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    assert names == json.loads(path.read_text(encoding="utf-8"))


def test_every_page_has_whole_links_unique_ids_a_head_and_no_foreign_markup(tiny_site: Path) -> None:
    assert find_page_faults(tiny_site.parent, golden=False) == []
