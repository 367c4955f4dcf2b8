"""Names as others write them, and fields that a question names, in the search index."""

from __future__ import annotations

from pathlib import Path

from compendium.features.search.bm25 import weigh
from compendium.features.search.documents import Document, make_documents
from compendium.features.search.spellings import list_spellings, respell
from compendium.presentation.record_view import Views
from compendium.records.catalog_loader import load_catalog

PLACES = "data/places.yml"


def test_a_name_of_one_word_has_its_other_spellings_and_a_shared_one_has_none(tiny_copy: Path) -> None:
    path = tiny_copy / PLACES
    told = path.read_text(encoding="utf-8").replace("zh: 晨港}", "zh: 晨港, also: [Dawnpoort, Dawn Haven, 晨泊]}")
    path.write_text(told, encoding="utf-8")
    assert list_spellings(load_catalog(tiny_copy / "data"))["dawnport"] == ("Dawnpoort",), "two words are no spelling of one, nor is Chinese"
    path.write_text(told.replace("zh: 南陵}", "zh: 南陵, also: [Dawnport]}"), encoding="utf-8")
    assert "dawnport" not in list_spellings(load_catalog(tiny_copy / "data"))


def test_a_title_is_respelt_word_by_word() -> None:
    spellings = {"beineu": ("Beyneu", "Бейнеу"), "shymkent": ("Chimkent",)}
    assert list(respell("Beineu–Shymkent pipeline", spellings)) == ["Beyneu Chimkent pipeline", "Бейнеу shymkent pipeline"]
    assert list(respell("A pipeline", spellings)) == []


def test_a_spelling_of_a_title_weighs_as_the_title_does_and_is_a_name() -> None:
    filler = [Document(f"{number}/", f"x{number}", "places", (f"x{number}",), "") for number in range(9)]
    line = Document("line/", "Beineu line", "projects", ("Beineu line",), "", respelt=("Beyneu line",))
    weights = weigh([line, *filler])
    assert weights["beyneu"][0] == weights["beineu"][0] and weights["beyneu"][0] % 2 == 1


def test_a_page_is_found_by_the_names_of_its_fields(tiny_views: dict[str, Views]) -> None:
    for code, views in tiny_views.items():
        pages = [(views.language.address(name), "", "", True) for name in views.catalog.entries]
        label = views.record(views.catalog.entries["silver-brook"])["facts"][0]["label"]
        made = {item.href: item for item in make_documents(views, pages)}
        assert label in made["rivers/silver-brook/"].text, code
