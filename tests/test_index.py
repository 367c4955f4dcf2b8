"""The index of a dataset: one page up to 500 records, then parts that together list each record once."""

from __future__ import annotations

import re

import pytest
from compendium.presentation.tables import ROWS, cut_index
from compendium.records.datasets import DATASETS
from support import build_site

from tools.pages import find_page_faults


def test_a_page_has_at_most_five_hundred_rows_and_no_part_is_empty(tiny_views):
    views, meetings = tiny_views["en"], next(dataset for dataset in DATASETS if dataset.name == "meetings")
    count = len(views.order.list_entries("meetings"))
    assert ROWS == 500 and count > 1
    assert [part["href"] for part in cut_index(views, meetings, rows=count)] == ["meetings/"]
    parts = cut_index(views, meetings, rows=count - 1)
    assert [part["href"] for part in parts] == ["meetings/", "meetings/part-2/"]
    assert parts[1]["start"] == count - 1


@pytest.mark.parametrize("language", ["", "zh/"])
def test_parts_list_every_record_once_and_lead_to_each_other(cut, language):
    for dataset in DATASETS:
        folder = cut / language / dataset.name
        pages = [folder / "index.html", *sorted(folder.glob("part-*/index.html"), key=lambda path: int(path.parent.name[5:]))]
        listed = [re.findall(r'<(?:tr id|h3><a href)="(?:[./]+questions/)?([\w-]+)/?"', page.read_text(encoding="utf-8")) for page in pages]
        assert all(0 < len(rows) <= 2 for rows in listed)
        records = sorted(path.parent.name for path in folder.glob("*/index.html") if not path.parent.name.startswith("part-"))
        assert sorted(name for rows in listed for name in rows) == records
        told = [re.search('<meta name="description" content="([^"]+)"', page.read_text(encoding="utf-8"))[1] for page in pages]
        assert len(set(told)) == len(pages), "each part says which it is"
        for page in pages[1:]:
            text = page.read_text(encoding="utf-8")
            assert 'href="../"' in text, "the first part"
            assert len(re.findall(r'aria-current="page"', text)) >= 1


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    """Return the tiny site, built with two rows a page."""
    from support import assemble

    folder = assemble(tmp_path_factory.mktemp("parts") / "site")
    path = folder / "hooks" / "compendium" / "presentation" / "tables.py"
    path.write_text(path.read_text(encoding="utf-8").replace("ROWS = 500", "ROWS = 2"), encoding="utf-8")
    result = build_site(folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert find_page_faults(folder, golden=False) == []
    return folder / "site"
