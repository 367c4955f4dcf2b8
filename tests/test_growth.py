"""How the project grows: each way that CONTRIBUTING describes, done on a copy of the tiny site, in the places it names and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from growing import Growth, places
from support import run_command


@pytest.fixture
def growth(tiny_copy: Path) -> Growth:
    return Growth(tiny_copy)


def test_a_dataset_is_a_model_a_line_its_records_and_their_words(growth):
    growth.write("hooks/compendium/records/models/<name>.py", '''"""Orchards."""

from __future__ import annotations

from typing import Annotated

from compendium.core.edtf import Edtf
from compendium.core.fields import Term
from compendium.records.models.dataset import Dataset
from compendium.records.models.record import PlaceRef, Record


class Orchard(Record):
    """A planting of fruit trees."""

    kind: Annotated[str, Term("orchard-kinds")]
    planted: Edtf | None = None
    place: PlaceRef | None = None


ORCHARDS = Dataset(
    "orchards", Orchard, columns=("kind", "planted", "place"), facets=("kind",), dated=("planted",),
    date="planted",
)
''', at="hooks/compendium/records/models/orchards.py")
    growth.insert("hooks/compendium/records/datasets.py", "from compendium.records.models.people", "from compendium.records.models.orchards import ORCHARDS\n")
    growth.insert("hooks/compendium/records/datasets.py", "    SOURCES,\n", "    ORCHARDS,\n")
    growth.write("data/<name>.yml", """- id: dawnport-orchard
  title: {en: Dawnport orchard, zh: 晨港果园}
  kind: apples
  themes: [agriculture]
  planted: "3001-04"
  place: dawnport
  sources: [{source: alpha, at: t1, printed: {place: 晨港, planted: 3001年4月}}]
""", at="data/orchards.yml")
    growth.write("data/words/<name>.yml", """least: 1

labels:
  dataset.orchards: {en: Orchards, zh: 果园}
  dataset.orchards.about: {en: Plantings of fruit trees., zh: 果树的种植园。}
  kind.orchards: {en: Orchard, zh: 果园}
  field.planted: {en: Planted, zh: 栽种}

fields:
  orchards.kind: {en: What grows there., zh: 所种的果树。}
  orchards.planted: {en: When it was planted., zh: 栽种时间。}
  orchards.place: {en: Where it lies., zh: 所在地点。}

vocabulary:
  orchard-kinds:
    apples: {en: apples, zh: 苹果}
""", at="data/words/orchards.yml")
    site = growth.build()

    for prefix, words in (("", ("Dawnport orchard", "April 3001", "apples")), ("zh/", ("晨港果园", "3001年4月", "苹果"))):
        record = (site / prefix / "orchards/dawnport-orchard/index.html").read_text(encoding="utf-8")
        assert all(word in record for word in words)
        assert 'href="../../places/dawnport/"' in record
        assert words[0] in (site / prefix / "orchards/index.html").read_text(encoding="utf-8")
        assert "orchards/dawnport-orchard/" in (site / prefix / "themes/agriculture/index.html").read_text(encoding="utf-8")
        assert "orchards/dawnport-orchard/" in (site / prefix / "places/dawnport/index.html").read_text(encoding="utf-8")
        assert 'href="./orchards/"' in (site / prefix / "index.html").read_text(encoding="utf-8").replace('href="orchards/"', 'href="./orchards/"')
    for name in ("data/orchards.csv", "data/orchards.json", "schemas/orchards.schema.json", "data/records/dawnport-orchard.json"):
        assert (site / name).is_file()
    assert growth.touched == places("dataset", "en") == places("dataset", "zh")


def test_an_export_is_a_class_a_line_and_two_words(growth):
    growth.write("hooks/compendium/exports/<name>.py", '''"""A list of all ids."""

from __future__ import annotations

from pathlib import Path

from compendium.exports.base import Exporter


class Ids(Exporter):
    """One id a line, in the order of the data."""

    title = "download.ids"
    about = "download.ids.about"
    file = "data/ids.txt"
    media_type = "text/plain"

    def finish(self, folder: Path) -> None:
        """Write the file."""
        self.write(folder, "".join(f"{name}\\n" for name in self.context.catalog.entries))
''', at="hooks/compendium/exports/ids.py")
    growth.insert("hooks/compendium/exports/registry.py", "from compendium.exports.json_lines", "from compendium.exports.ids import Ids\n")
    growth.insert("hooks/compendium/exports/registry.py", "Archive,", "Ids, ")
    growth.write("data/labels.yml", "download.ids: {en: All ids, zh: 全部标识}\ndownload.ids.about: {en: One a line., zh: 每行一个。}\n")
    site = growth.build()

    assert "silver-brook" in (site / "data/ids.txt").read_text(encoding="utf-8").split()
    for prefix, title in (("", "All ids"), ("zh/", "全部标识")):
        text = (site / prefix / "data/index.html").read_text(encoding="utf-8")
        assert title in text and 'ids.txt"' in text
    assert growth.touched == places("export", "en") == places("export", "zh")


def test_a_nested_field_is_a_model_its_words_and_a_record_that_has_it(growth):
    model = "hooks/compendium/records/models/<dataset>.py"
    growth.insert(model, "class River(Record):", '''class Crossing(Frozen):
    """A place where a water is crossed."""

    where: PlaceRef
    sources: tuple[Statement, ...] = Field(min_length=1)


''', at="hooks/compendium/records/models/rivers.py")
    growth.insert(model, "    position: Coordinates", "    crossings: tuple[Crossing, ...] = ()\n", at="hooks/compendium/records/models/rivers.py")
    growth.insert(model, "from compendium.core.fields import Term", "from pydantic import Field\n\n", at="hooks/compendium/records/models/rivers.py")
    growth.insert(model, "Term\nfrom compendium.records.models.authority", "Frozen, Statement, ", at="hooks/compendium/records/models/rivers.py")
    growth.insert("data/words/<dataset>.yml", "\nfields:", """  field.crossings: {en: Crossings, zh: 渡口}
  field.where: {en: Where, zh: 何处}
  group.crossing: {en: Crossing, zh: 渡口}
  table.crossings: {en: Crossings, zh: 渡口}
  table.crossings.about: {en: Where waters are crossed., zh: 渡河之处。}
""", at="data/words/rivers.yml")
    growth.write("data/words/<dataset>.yml", """  rivers.crossings: {en: Where it is crossed., zh: 渡河之处。}
  crossing.where: {en: The place of the crossing., zh: 渡口所在。}
  crossing.sources: {en: The passages that tell of it., zh: 述及之处。}
""", at="data/words/crossings.txt")
    words = growth.folder / "data" / "words" / "rivers.yml"
    added = growth.folder / "data" / "words" / "crossings.txt"
    words.write_text(words.read_text(encoding="utf-8").replace("\nfields:\n", "\nfields:\n" + added.read_text(encoding="utf-8")), encoding="utf-8")
    added.unlink()
    growth.insert("data/<dataset>.yml", "  themes: [water]", """  crossings:
    - where: dawnport
      sources: [{source: alpha, at: t1, printed: {where: 晨港}}]
""", at="data/rivers.yml")
    site = growth.build()

    for prefix, label, place in (("", "Crossings", "Dawnport"), ("zh/", "渡口", "晨港")):
        page = (site / prefix / "rivers/silver-brook/index.html").read_text(encoding="utf-8")
        assert f'<h2 id="crossings">{label}</h2>' in page and place in page
        assert 'id="group-crossing.where"' in (site / prefix / "data/dictionary/index.html").read_text(encoding="utf-8")
    assert "dawnport" in (site / "data/crossings.csv").read_text(encoding="utf-8")
    assert growth.touched == places("field", "en") == places("field", "zh")


def test_a_record_is_an_item_of_its_file(growth):
    growth.write("data/<dataset>.yml", """
- id: grey-mere
  title: {en: Grey Mere, zh: 灰湖}
  kind: lake
  themes: [water]
  sources: [{source: alpha, at: 0-p1, printed: {title: 银溪}}]
""", at="data/rivers.yml")
    site = growth.build()

    assert "Grey Mere" in (site / "rivers/grey-mere/index.html").read_text(encoding="utf-8")
    assert growth.touched == places("record", "en") == places("record", "zh")


def test_a_check_is_a_module_and_its_sentence(growth):
    growth.write("hooks/compendium/checks/<name>.py", '''"""No river is named after a colour."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.problems import Problem
from compendium.records.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each river that is."""
    for entry in catalog.of("rivers"):
        if "Grey" in entry.record.title.en:
            yield entry.problem(("title",), "is named after a colour.")
''', at="hooks/compendium/checks/colours.py")
    growth.write("data/labels.yml", "gate.colours: {en: No river is named after a colour., zh: 河流不以颜色命名。}\n")
    site = growth.build()

    for prefix, sentence in (("", "No river is named after a colour."), ("zh/", "河流不以颜色命名。")):
        assert sentence in (site / prefix / "quality/index.html").read_text(encoding="utf-8")
    rivers = growth.folder / "data" / "rivers.yml"
    rivers.write_text(rivers.read_text(encoding="utf-8").replace("Silver Brook,", "Grey Brook,", 1), encoding="utf-8")
    assert "silver-brook  title\n    is named after a colour." in run_command(growth.folder, "check").stdout
    assert growth.touched == places("check", "en") == places("check", "zh")
