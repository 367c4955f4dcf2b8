"""The files of one language that a page loads when its reader first needs them, and no sooner."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from compendium.features.citations import write_source_files
from compendium.features.search import write_index
from compendium.features.search.documents import Content
from compendium.features.timeline import Timeline, write_rows
from compendium.presentation.record_view import Views


def write_loaded_files(views: Views, contents: Iterable[Content], folder: Path) -> None:
    """Write the search index, the sources for reference managers and the timeline's rows into `folder`."""
    write_index(views, contents, folder)
    write_source_files(views, folder)
    write_rows(Timeline(views), folder)
