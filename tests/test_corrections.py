"""Editing files after an edition: what is free, what asks for which correction, and what is wrong with a chain of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from compendium.checks import permanence
from compendium.core.problems import Problem
from compendium.features.history.corrections import tell_correction
from compendium.presentation.language import Language
from compendium.records.catalog_loader import load_catalog
from compendium.records.editions import freeze
from compendium.records.loader import FileCache
from support import assemble, run_command

GROWN = {
    "an observation": ("figures.yml", "    - id: brook-length-beta-undated\n",
                       '    - id: brook-length-new\n      value: "95"\n      sources: [{source: alpha, at: 0-p1, printed: {value: 九十五公里}}]\n    - id: brook-length-beta-undated\n'),
    "a qualifier": ("figures.yml", '      value: "90"\n', '      value: "90"\n      qualifier: about\n'),
    "an office before the others": ("people.yml", "  roles:\n", "  roles:\n    - {title: {en: Secretary, zh: 秘书}}\n"),
    "the date of an office": ("people.yml", "body: brook-commission}", 'body: brook-commission, date: "3001"}'),
    "a reading": ("discrepancies.yml", "    - id: hundred\n",
                  "    - id: eighty\n      value: {en: 80 km, zh: 80公里}\n      sources: [{source: alpha, at: 0-p1, printed: {value: 八十公里}}]\n    - id: hundred\n"),
    "an outcome": ("commitments.yml", "  outcomes:\n",
                   "  outcomes:\n    - {status: related, text: {en: They talked., zh: 双方会谈。}, sources: [{source: alpha, at: t1-01, printed: {text: 会谈}}]}\n"),
    "an alias": ("rivers.yml", "also: [銀溪,", "also: [Argent Brook, 銀溪,"),
    "a party": ("instruments.yml", "parties: [northland,", "parties: [dawnport, northland,"),
    "a date where none was": ("meetings.yml", "  ordinal: 2\n", '  ordinal: 2\n  date: "3003"\n'),
    "a statement of a source": ("events.yml", "  sources:\n", "  sources:\n    - {source: beta, at: lead-p1, printed: {title: 委員會}}\n"),
    "a rendering": ("events.yml", "printed: {date: 3001年2月3日}", "printed: {date: 3001年2月3日}, rendered: {en: {date: 3 February 3001}}"),
    "a note": ("events.yml", "printed: {date: 3001年2月3日}", "printed: {date: 3001年2月3日}, note: {en: As printed., zh: 照录。}"),
    "a polished summary": ("instruments.yml", "Both sides exchange readings.", "Both sides give each other their readings."),
    "a polished scope": ("figures.yml", "{en: whole river, zh: 全河}", "{en: the whole brook, zh: 整条河}"),
    "a polished outcome": ("meetings.yml", "A memorandum on river data was signed.", "They signed a memorandum."),
    "a polished definition": ("glossary.yml", "A low dam across a river.", "A low dam."),
    "a polished reason": ("discrepancies.yml", "Alpha gives no rounded figure.", "Alpha does not round."),
    "a third language": ("rivers.yml", "kk: Күміс бұлақ,", "kk: Күміс өзені,"),
    "a theme": ("events.yml", "themes: [water, diplomacy]", "themes: [diplomacy]"),
    "a link": ("events.yml", "related: [brook-commission]", "related: [dawnport]"),
}
CHANGED = {
    "a date": ("events.yml", 'date: "3001-02-03"', 'date: "3001-02-04"', "date"),
    "a value": ("figures.yml", 'value: "90"', 'value: "91"', "observations[brook-length-alpha-undated].value"),
    "a qualifier that is gone": ("figures.yml", "      qualifier: about\n", "", "observations[brook-length-beta-undated].qualifier"),
    "a status": ("instruments.yml", "status: signed", "status: drafted", "status"),
    "a party": ("instruments.yml", "parties: [northland, southmark]", "parties: [northland, dawnport]", "parties[southmark]"),
    "a party that is gone": ("instruments.yml", "parties: [northland, southmark]", "parties: [northland]", "parties[southmark]"),
    "a place": ("meetings.yml", "place: dawnport", "place: northland", "place"),
    "a position": ("places.yml", 'lat: "10.5"', 'lat: "10.6"', "position.lat"),
    "an English name": ("rivers.yml", "en: Silver Brook", "en: Silver Burn", "title.en"),
    "a Chinese name": ("rivers.yml", "zh: 银溪,", "zh: 银河,", "title.zh"),
    "an alias that is gone": ("rivers.yml", "also: [銀溪, Kümis]", "also: [銀溪]", "title.also[Kümis]"),
    "an office": ("people.yml", "en: Chair of the commission", "en: Head of the commission", "roles[Chair of the commission]"),
    "the Chinese of an office": ("people.yml", "zh: 委员会主席", "zh: 委员会主任", "roles[Chair of the commission].title.zh"),
    "a reading": ("discrepancies.yml", "value: {en: 90 km,", "value: {en: 91 km,", "readings[ninety].value.en"),
    "a preference": ("discrepancies.yml", "preferred: ninety", "preferred: hundred", "preferred"),
    "an outcome": ("commitments.yml", "status: done", "status: continuing", "outcomes[done, alpha 1-p1]"),
    "a deadline that is gone": ("commitments.yml", '  deadline: "3003"\n', "", "deadline"),
    "an observation that is gone": ("figures.yml", '    - id: brook-length-beta-undated\n      value: "100"\n      qualifier: about\n      sources: [{source: beta, at: lead-p1, printed: {value: 約一百公里}}]\n',
                                    "", "observations[brook-length-beta-undated]"),
}


class Frozen:
    """The tiny site with an edition, and what the rule says of it when files are edited."""

    def __init__(self, folder: Path) -> None:
        self.data, self.cache = folder / "data", FileCache()

    def tell(self, *edits: tuple[str, str, str], corrections: str = "", withdrawn: str = "") -> list[Problem]:
        """Return the problems of permanence after some edits, with files of corrections and withdrawals."""
        planted: dict[Path, bytes] = {}
        for file, old, new in edits:
            path = self.data / file
            text = planted.get(path, path.read_bytes()).decode()
            assert old in text, f"the edit no longer fits {file}: {old}"
            planted[path] = text.replace(old, new, 1).encode()
        for name, text in (("corrections", corrections), ("withdrawn", withdrawn)):
            (self.data / f"{name}.yml").unlink(missing_ok=True)
            if text:
                (self.data / f"{name}.yml").write_text(text, encoding="utf-8")
        catalog = load_catalog(self.data, self.cache.plant(planted))
        assert catalog.problems == [], [str(problem) for problem in catalog.problems]
        self.catalog = catalog
        return list(permanence.check(catalog))


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Frozen:
    """Return the tiny site, with an outcome of its pledge, as an edition froze it."""
    folder = assemble(tmp_path_factory.mktemp("frozen") / "site")
    path = folder / "data" / "commitments.yml"
    path.write_text(path.read_text(encoding="utf-8") + "  outcomes:\n    - status: done\n      text: {en: It was done., zh: 已完成。}\n"
                    "      sources: [{source: alpha, at: 1-p1, printed: {text: 已办}}]\n", encoding="utf-8")
    catalog = load_catalog(folder / "data")
    assert catalog.problems == []
    (folder / "data" / "editions").mkdir()
    (folder / "data" / "editions" / "2026.1.json").write_text(json.dumps(freeze(catalog, "2026.1", "2026-01-02")), encoding="utf-8")
    return Frozen(folder)


def filled(entry: str, date: str) -> str:
    """Return an entry as it was proposed, with its day and reason filled in."""
    lines = [f"  date: {date}" if line.startswith("  date:") else line for line in entry.splitlines()]
    lines = [line.replace("en:  # why, in one sentence", "en: Misread.").replace("zh:  # 用一句话说明原因", "zh: 误读。") for line in lines]
    return "\n".join(line for line in lines if "moved_to" not in line) + "\n"


@pytest.mark.parametrize("kind", GROWN)
def test_growth_and_wording_give_no_problem(frozen, kind):
    assert frozen.tell(GROWN[kind]) == []


@pytest.mark.parametrize("kind", CHANGED)
def test_each_change_gives_one_problem_and_its_entry_mends_it(frozen, kind):
    *edit, field = CHANGED[kind]
    [problem] = frozen.tell(tuple(edit))
    assert problem.field == field and problem.path == f"data/{edit[0]}" and problem.line > 0
    assert "edition 2026.1 published" in problem.message
    [proposed] = yaml.safe_load(problem.entry)
    assert proposed.keys() >= {"id", "record", "field", "old", "date", "reason"} and proposed["reason"].keys() == {"en", "zh"}
    assert frozen.tell(tuple(edit), corrections=filled(problem.entry, "2026-02-03")) == []


def test_growth_of_every_kind_at_once_gives_no_problem(frozen):
    apart = {kind: edit for kind, edit in GROWN.items() if kind not in ("a note", "a rendering", "a statement of a source")}
    assert frozen.tell(*apart.values()) == []


DATE = ("events.yml", 'date: "3001-02-03"', 'date: "3001-02-05"')


def entry(name: str, old: str, new: str, date: str = "2026-02-03", field: str = "date") -> str:
    return (f'- {{id: {name}, record: commission-founded-3001, field: {field}, old: "{old}", new: "{new}", date: "{date}",\n'
            "   reason: {en: Misread., zh: 误读。}}\n")


@pytest.mark.parametrize(("corrections", "path", "line", "field", "message", "proposed"), [
    (entry("a", "3001-02-04", "3001-02-05"), "data/corrections.yml", 1, "old",
     "begins with '3001-02-04', but edition 2026.1 published '3001-02-03'. Mend 'old'", ("3001-02-03", "3001-02-04")),
    (entry("a", "3001-02-03", "3001-02-04"), "data/events.yml", 5, "date",
     "is '3001-02-05', but its last correction, a of 2026-02-03, says '3001-02-04'. Mend 'new' there, or", ("3001-02-04", "3001-02-05")),
    (entry("a", "3001-02-03", "3001") + entry("b", "3001-02", "3001-02-05", "2026-03-01"), "data/corrections.yml", 3, "old",
     "begins with '3001-02', but the correction before it, a of 2026-02-03, ends with '3001'", ("3001", "3001-02")),
    (entry("a", "3001-02-03", "3001-02-05", "2025-12-31"), "data/corrections.yml", 1, "date", "is before 2026-01-02, when edition 2026.1", None),
    (entry("a", "3001-02-03", "3001-02-05") + entry("x", "one", "two", field="datum"), "data/corrections.yml", 3, "field",
     "no edition has the field 'datum' of commission-founded-3001; what is added or reworded needs no correction. Did you mean 'date'?", None),
    (entry("a", "3001-02-03", "3001-02-04") + entry("a", "3001-02-04", "3001-02-05", "2026-03-01"), "data/corrections.yml", None, "id", "is the id of two corrections", None),
])
def test_a_chain_that_is_wrong_or_broken_is_told_at_its_place(frozen, corrections, path, line, field, message, proposed):
    [problem] = frozen.tell(DATE, corrections=corrections)
    assert (problem.path, problem.field) == (path, field) and message in problem.message
    assert line is None or problem.line == line
    if proposed:
        [told] = yaml.safe_load(problem.entry)
        assert (told["old"], told["new"]) == proposed


def test_a_gap_is_closed_by_the_entry_that_is_proposed(frozen):
    wrong = entry("a", "3001-02-03", "3001") + entry("b", "3001-02", "3001-02-05", "2026-03-01")
    [problem] = frozen.tell(DATE, corrections=wrong)
    assert frozen.tell(DATE, corrections=wrong + filled(problem.entry, "2026-02-10")) == []


def test_entries_are_followed_in_order_of_date_and_not_of_the_file(frozen):
    assert frozen.tell(DATE, corrections=entry("b", "3001-02-04", "3001-02-05", "2026-03-01") + entry("a", "3001-02-03", "3001-02-04")) == []


def test_a_value_that_goes_and_comes_back_has_an_entry_for_each(frozen):
    gone = '- {id: a, record: commission-founded-3001, field: date, old: "3001-02-03", date: "2026-02-03", reason: {en: Misread., zh: 误读。}}\n'
    [problem] = frozen.tell(corrections=gone)
    assert "says that it was removed" in problem.message
    assert frozen.tell(corrections=gone + filled(problem.entry, "2026-02-04")) == []


def test_a_part_that_was_renamed_is_still_guarded_inside(frozen):
    rename = ("people.yml", "en: Chair of the commission", "en: Head of the commission")
    [problem] = frozen.tell(rename)
    told = filled(problem.entry, "2026-02-03")
    [inside] = frozen.tell(rename, ("people.yml", "body: brook-commission", "body: ministry"), corrections=told)
    assert inside.field == "roles[Head of the commission].body" and "published 'brook-commission'" in inside.message


SENTENCE = ("instruments.yml", "Both sides exchange readings.", "Both sides exchange daily readings.")


@pytest.mark.parametrize(("field", "new", "said"), [
    ("summary.en", "daily readings", None), ("summary.en", "weekly readings", "'weekly readings' does not stand in 'summary.en' of brook-memorandum-3002"),
    ("summary.de", "daily readings", "no edition has the field 'summary.de'"), ("scope.en", "daily readings", "no edition has the field 'scope.en'"),
])
def test_a_mistake_in_a_sentence_may_be_told_in_its_own_words(frozen, field, new, said):
    told = entry("a", "readings", new, field=field).replace("commission-founded-3001", "brook-memorandum-3002")
    found = frozen.tell(SENTENCE, corrections=told)
    assert [said in problem.message for problem in found] == ([True] if said else []), found


def test_a_mistake_in_a_sentence_is_told_once_more_where_it_is_mended_again(frozen):
    told = "".join(entry(name, old, new, day, "summary.en") for name, old, new, day in (
        ("a", "readings", "weekly readings", "2026-02-03"), ("b", "weekly readings", "daily readings", "2026-03-01")))
    told = told.replace("commission-founded-3001", "brook-memorandum-3002")
    assert frozen.tell(SENTENCE, corrections=told) == []
    [early] = frozen.tell(SENTENCE, corrections=told.replace("2026-02-03", "2025-02-03"))
    assert "is before 2026-01-02, when edition 2026.1" in early.message


@pytest.mark.parametrize(("code", "name"), [("en", "Head of the commission"), ("zh", "委员会主席")])
def test_an_office_is_told_by_its_name_and_not_by_its_date(frozen, code, name):
    dated = ("people.yml", "body: brook-commission}", 'body: brook-commission, date: "3001"}')
    rename = ("people.yml", "en: Chair of the commission", "en: Head of the commission")
    [problem] = frozen.tell(dated, rename)
    told = filled(problem.entry, "2026-02-03")
    assert frozen.tell(dated, rename, corrections=told) == []
    assert f"“{name}”" in tell_correction(Language(frozen.catalog, code), frozen.catalog.corrections[0])["text"]


def test_before_an_edition_nothing_needs_a_correction(tiny_copy):
    (tiny_copy / "data" / "corrections.yml").write_text(entry("a", "3001-02-03", "3001-02-05"), encoding="utf-8")
    assert "is in no edition yet, so that nothing of it needs a correction; delete this one." in run_command(tiny_copy, "check").stdout


def test_an_entry_whose_day_and_reason_were_not_filled_in_is_refused(frozen, tiny_copy):
    [problem] = frozen.tell(DATE)
    (tiny_copy / "data" / "corrections.yml").write_text(problem.entry + "\n", encoding="utf-8")
    told = run_command(tiny_copy, "check").stdout
    assert [told.count(f"data/corrections.yml:{line}\n    has no value; fill it in") for line in (6, 8, 9)] == [1, 1, 1]


def test_a_lost_record_is_told_once_with_the_withdrawal_to_paste(frozen):
    [problem] = frozen.tell(("glossary.yml", "id: term-weir", "id: term-dam"))
    [proposed] = yaml.safe_load(problem.entry)
    assert (proposed["id"], proposed["dataset"], proposed["title"]) == ("term-weir", "glossary", {"en": "weir", "zh": "堰"})
    assert frozen.tell(("glossary.yml", "id: term-weir", "id: term-dam"), withdrawn=filled(problem.entry, "2026-02-03")) == []


def test_a_record_stays_in_its_dataset(frozen):
    text = (frozen.data / "events.yml").read_text(encoding="utf-8").replace("commission-founded-3001", "other-event")
    moved = [("glossary.yml", "id: term-weir", "id: commission-founded-3001")]
    told = [problem.message for problem in frozen.tell(*moved, ("events.yml", (frozen.data / "events.yml").read_text(encoding="utf-8"), text))]
    assert any("was published among the events and would lose its address" in message for message in told)
