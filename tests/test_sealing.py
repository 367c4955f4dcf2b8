"""What was verified against the sources cannot change unseen; what is new only counts as not verified."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from compendium.catalog import Catalog
from compendium.sealing import broken, current, read_seal, verified_forms
from support import run

EVENTS = "data/events.yml"


def replace(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def sealed(tiny_copy: Path) -> Path:
    """Return the tiny site after all its printed forms were found in the sources' texts."""
    result = run(tiny_copy, "hooks/verify.py", "sources")
    assert result.returncode == 0, result.stdout
    return tiny_copy


@pytest.mark.parametrize(("file", "old", "new", "said"), [
    (EVENTS, "printed: {date: 3001年2月3日}", "printed: {date: 3001年2月3日，由两国共管}", ["commission-founded-3001", "alpha 1-p1", "is not as it was when it was verified"]),
    (EVENTS, "at: 1-p1", "at: 0-p1", ["commission-founded-3001", "alpha 1-p1"]),
    ("data/meetings.yml", "place: dawnport", "place: northland", ["brook-session-01  place"]),
    ("data/figures.yml", "unit: km", "unit: km2", ["brook-length-alpha  unit"]),
    ("data/people.yml", "id: jia-yibing", "id: jia-bing", ["jia-yibing", "was verified and is gone"]),
])
def test_a_change_of_what_was_verified_is_named_with_the_command(sealed, file, old, new, said):
    replace(sealed, file, old, new)
    result = run(sealed, "hooks/check.py")
    assert result.returncode == 1
    for words in (*said, "make verify-sources SOURCES=<folder of the texts>", "make unseal"):
        assert words in result.stdout


def test_words_of_ours_may_be_polished_and_links_drawn(sealed):
    replace(sealed, "data/instruments.yml", "Both sides exchange readings.", "The two sides exchange readings.")
    replace(sealed, "data/instruments.yml", "themes: [water]", "themes: [water, environment]")
    assert run(sealed, "hooks/check.py").returncode == 0


def test_a_new_record_is_no_fault_but_counts_as_not_verified(sealed):
    with (sealed / "data" / "rivers.yml").open("a", encoding="utf-8") as file:
        file.write("- id: grey-mere\n  title: {en: Grey Mere, zh: 灰湖}\n  kind: lake\n  themes: [water]\n"
                   "  sources: [{source: alpha, at: 0-p1, printed: {title: 银溪}}]\n")
    result = run(sealed, "hooks/check.py")
    assert result.returncode == 0
    assert "19 records" in result.stdout
    assert "Not yet verified against the sources (2 statements and values of 1 records): grey-mere." in result.stdout
    assert run(sealed, "hooks/verify.py", "sources").returncode == 0
    assert "Not yet verified" not in run(sealed, "hooks/check.py").stdout


def test_without_the_texts_a_change_is_taken_out_of_the_seal(sealed):
    replace(sealed, "data/meetings.yml", "place: dawnport", "place: northland")
    assert run(sealed, "hooks/verify.py", "--unseal").returncode == 0
    result = run(sealed, "hooks/check.py")
    assert result.returncode == 0
    assert "brook-session-01" in result.stdout


def test_a_wrong_printed_form_is_never_sealed(sealed):
    replace(sealed, EVENTS, "printed: {date: 3001年2月3日}", "printed: {date: 3001年2月4日}")
    before = (sealed / "data" / "seal.json").read_bytes()
    result = run(sealed, "hooks/verify.py", "sources")
    assert result.returncode == 1 and "is not in the text" in result.stdout
    assert (sealed / "data" / "seal.json").read_bytes() == before


def test_a_broken_seal_is_a_message(sealed):
    (sealed / "data" / "seal.json").write_text("{", encoding="utf-8")
    result = run(sealed, "hooks/check.py")
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert "data/seal.json:1" in result.stdout


def test_the_real_records_were_verified_and_are_as_they_were(catalog: Catalog):
    seal, now = read_seal(catalog.root), current(catalog)
    assert {name: broken(marks, now.get(name, {})) for name, marks in seal.items() if broken(marks, now.get(name, {}))} == {}
    verified, forms = verified_forms(catalog)
    assert 5000 < verified <= forms
    assert len(json.dumps(seal)) < 400_000
