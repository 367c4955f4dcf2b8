"""What was verified against the sources cannot change unseen; what is new only counts as not verified."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from compendium.records.catalog import Catalog
from compendium.records.verification import find_broken, hash_current, list_verified, read_seal
from support import run_command

EVENTS = "data/events.yml"


def replace(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def sealed(tiny_copy: Path) -> Path:
    """Return the tiny site after all its printed forms were found in the sources' texts."""
    result = run_command(tiny_copy, "verify", "sources")
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
    result = run_command(sealed, "check")
    assert result.returncode == 1
    for words in (*said, "make verify-sources SOURCES=<folder of the texts>", "make unseal"):
        assert words in result.stdout


@pytest.mark.parametrize(("file", "old", "new"), [
    (EVENTS, "printed: {date: 3001年2月3日}", "printed: {date: 3001年2月3日，由两国共管}"),
    ("data/meetings.yml", "place: dawnport", "place: northland"),
    ("data/figures.yml", "unit: km", "unit: km2"),
])
def test_a_change_is_told_at_its_own_line(sealed, file, old, new):
    replace(sealed, file, old, new)
    text = (sealed / file).read_text(encoding="utf-8")
    own = range(text.count("\n", 0, text.index(new)), text.count("\n", 0, text.index(new)) + 2)
    told = [int(line.split(":")[1].split()[0]) for line in run_command(sealed, "check").stdout.splitlines() if line.startswith(f"{file}:")]
    assert told and all(line in own for line in told)


def test_words_of_ours_may_be_polished_and_links_drawn(sealed):
    replace(sealed, "data/instruments.yml", "Both sides exchange readings.", "The two sides exchange readings.")
    replace(sealed, "data/instruments.yml", "themes: [water]", "themes: [water, environment]")
    assert run_command(sealed, "check").returncode == 0


def test_a_new_record_is_no_fault_but_counts_as_not_verified(sealed):
    with (sealed / "data" / "rivers.yml").open("a", encoding="utf-8") as file:
        file.write("- id: grey-mere\n  title: {en: Grey Mere, zh: 灰湖}\n  kind: lake\n  themes: [water]\n"
                   "  sources: [{source: alpha, at: 0-p1, printed: {title: 银溪}}]\n")
    result = run_command(sealed, "check")
    assert result.returncode == 0
    assert "no problems." in result.stdout
    assert "Not yet verified against the sources (2 statements and values of 1 records): grey-mere." in result.stdout
    assert run_command(sealed, "verify", "sources").returncode == 0
    assert "Not yet verified" not in run_command(sealed, "check").stdout


def test_without_the_texts_a_change_is_taken_out_of_the_seal(sealed):
    replace(sealed, "data/meetings.yml", "place: dawnport", "place: northland")
    assert run_command(sealed, "verify", "--unseal").returncode == 0
    result = run_command(sealed, "check")
    assert result.returncode == 0
    assert "brook-session-01" in result.stdout


def test_a_wrong_printed_form_is_never_sealed(sealed):
    replace(sealed, EVENTS, "printed: {date: 3001年2月3日}", "printed: {date: 3001年2月4日}")
    before = (sealed / "data" / "seal.json").read_bytes()
    result = run_command(sealed, "verify", "sources")
    assert result.returncode == 1 and "is not in the text" in result.stdout
    assert (sealed / "data" / "seal.json").read_bytes() == before


def test_a_broken_seal_is_a_message(sealed):
    (sealed / "data" / "seal.json").write_text("{", encoding="utf-8")
    result = run_command(sealed, "check")
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert "data/seal.json:1" in result.stdout


def test_the_real_records_were_verified_and_are_as_they_were(catalog: Catalog):
    seal, now = read_seal(catalog.root), hash_current(catalog)
    assert {name: find_broken(marks, now.get(name, {})) for name, marks in seal.items() if find_broken(marks, now.get(name, {}))} == {}
    verified, forms = list_verified(catalog)
    assert 5000 < verified <= forms
    assert len(json.dumps(seal)) < 400_000


@pytest.mark.parametrize("damage", ["gone", "{}", "[]", "{", '{"brook-session-01": 3}', "[" * 100_000])
def test_a_seal_that_was_lost_emptied_or_damaged_is_told_and_not_let_go(sealed, damage):
    path = sealed / "data" / "seal.json"
    if damage == "gone":
        path.unlink()
    else:
        path.write_text(damage, encoding="utf-8")
    for arguments in (("check",), ("verify", "--unseal"), ("verify", "sources")):
        result = run_command(sealed, *arguments)
        assert result.returncode == 1 and "Traceback" not in result.stderr
        assert "data/seal.json:1" in result.stdout and "fetch it back from version control" in result.stdout
    assert path.exists() == (damage != "gone")


def test_unseal_lists_what_it_lets_go(sealed):
    assert "Nothing that was verified has changed" in run_command(sealed, "verify", "--unseal").stdout
    replace(sealed, "data/meetings.yml", "place: dawnport", "place: northland")
    assert "  brook-session-01  place\n1 records in all." in run_command(sealed, "verify", "--unseal").stdout


def test_with_some_texts_the_rest_stays_as_it_was(sealed):
    (sealed / "sources" / "beta.txt").unlink()
    before = read_seal(sealed / "data")
    replace(sealed, "data/instruments.yml", "themes: [water]", "themes: [water, environment]")
    result = run_command(sealed, "verify", "sources")
    assert result.returncode == 0 and "there is no beta.txt in the folder" in result.stdout
    assert read_seal(sealed / "data") == before
