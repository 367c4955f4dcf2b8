"""The order of a record's page: what it is, key facts, context, disagreement, sources, before and after, related, cite."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from compendium.records.datasets import DATASETS

# What else a page has is context; where its readings or values are the sources' words, they stand there.
ORDER = ("summary", "key-facts", "context", "disagreements", "sources", "variants", "derived", "around", "neighbours", "related", "names", "cite")
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_MARK = re.compile(r'<p class="(summary)"|<h2[^>]*\bid="([\w-]+)"|<details[^>]*\bid="(variants|derived|names)"|<nav class="(neighbours)"')
# A background note is told in its box from its first word to its last.
NOTED = re.compile(r'<div class="background-box">.*?</div>', re.DOTALL)


def list_marks(html: str) -> list[str]:
    """Return the parts of a record's page in their order, each once in a row."""
    found = _ARTICLE.search(NOTED.sub("", html))
    assert found
    names = [next(filter(None, mark.groups())) for mark in _MARK.finditer(found[0])]
    ordered = [name if name in ORDER else "context" for name in names]
    return [name for place, name in enumerate(ordered) if not place or name != ordered[place - 1]]


def find_disorder(html: str) -> list[str]:
    """Return the parts of a page that stand before what should come first."""
    places = [ORDER.index(name) for name in list_marks(html)]
    late = [ORDER[place] for place, following in pairwise(places) if following < place]
    return late if places and places[0] == 0 else ["no summary first", *late]


@pytest.mark.parametrize("dataset", [dataset.name for dataset in DATASETS])
@pytest.mark.parametrize("root", ["", "zh/"])
def test_every_page_of_a_kind_begins_with_what_the_thing_is_and_keeps_the_order(site, catalog, dataset, root):
    background = next(own.apart for own in DATASETS if own.name == dataset)
    for entry in (own for own in catalog.entries.values() if own.dataset.name == dataset):
        html = (Path(site) / root / dataset / entry.id / "index.html").read_text(encoding="utf-8")
        assert [fault for fault in find_disorder(html) if not (background and fault == "no summary first")] == [], entry.id


def test_a_page_out_of_order_is_found():
    facts, text, related = '<h2 id="key-facts">', '<p class="summary" id="text">', '<h2 id="related">'
    assert find_disorder(f"<article>{text}{facts}{related}</article>") == []
    assert find_disorder(f"<article>{facts}{text}{related}</article>") == ["no summary first", "key-facts"]
    assert find_disorder(f'<article>{text}{facts}{related}<nav class="neighbours"></article>') == ["related"]
