"""The files to take away, opened in the programs of those who take them: `make clients` installs and runs these."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from compendium.features.charts.view import is_drawn
from exporting import table
from support import ROOT, real_catalog

pytestmark = pytest.mark.clients
# The environment of tools/clients.sh, with pandas and its like.
PYTHON = str(ROOT / os.environ.get("CLIENTS", ".cache/clients/bin/python"))
CODES = tuple(real_catalog().locales)


@pytest.fixture(scope="module")
def data(exports: Path) -> Path:
    """Return the folder with the files."""
    return exports / "data"


def run(folder: Path, *words: str, **more: str) -> str:
    """Return what a program says; fail with its words if it fails."""
    result = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=300, env=os.environ | more)
    assert result.returncode == 0, f"{words}\n{result.stdout[-3000:]}\n{result.stderr[-3000:]}"
    return result.stdout


def python(folder: Path, code: str) -> str:
    return run(folder, PYTHON, "-W", "error", "-c", code)


def values(catalog) -> list[float]:
    return sorted(float(item.value) for _, item in catalog.observations.values() if item.value is not None)


# Loading


@pytest.mark.parametrize("snippet", real_catalog().snippets, ids=lambda snippet: snippet.id)
def test_each_way_to_load_the_data_works(data, tmp_path, snippet):
    folder = tmp_path / "data"
    folder.mkdir()
    for path in data.glob("*.*"):
        (folder / path.name).symlink_to(path)
    lines = [line for line in snippet.code.splitlines() if line.strip()]
    assert len(lines) <= 3
    program = {"python": (PYTHON, "-c"), "R": ("Rscript", "-e"), "sh": ("sh", "-euc")}[snippet.shell]
    assert run(folder, *program, snippet.code).strip()


def test_every_table_has_the_same_rows_and_types_in_every_program(data):
    answer = python(data, """
import json, pandas, polars, duckdb, sqlite3
from pathlib import Path
base, found = sqlite3.connect("file:compendium.sqlite?mode=ro", uri=True), {}
for path in sorted(Path().glob("*.parquet")):
    name = path.stem
    frames = [pandas.read_parquet(path), pandas.read_json(f"{name}.jsonl", lines=True, dtype=False), pandas.read_json(f"{name}.json"),
              pandas.read_csv(f"{name}.csv", low_memory=False)]
    found[name] = sorted({len(frame) for frame in frames} | {polars.read_parquet(path).height, polars.read_ndjson(f"{name}.jsonl", infer_schema_length=None).height,
        duckdb.sql(f"SELECT count(*) FROM '{name}.parquet'").fetchall()[0][0], duckdb.sql(f"SELECT count(*) FROM '{name}.jsonl'").fetchall()[0][0],
        duckdb.sql(f"SELECT count(*) FROM read_json('{name}.json', maximum_object_size=99999999)").fetchall()[0][0],
        base.execute(f"SELECT count(*) FROM {name}").fetchone()[0]})
print(json.dumps(found))""")
    found = json.loads(answer)
    assert len(found) > 20 and {name: rows for name, rows in found.items() if len(rows) != 1} == {}


def test_a_stranger_reads_the_json_of_each_table_from_its_address(data):
    answer = python(data, """
import http.server, json, pandas, threading
from pathlib import Path
quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
found = {}
for path in sorted(Path().glob("*.csv")):
    address = f"http://127.0.0.1:{server.server_port}/{path.stem}.json"
    frame, plainest = pandas.read_json(address, dtype=False), pandas.read_json(address)
    rows = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    wrong = {name for place, row in enumerate(rows) for name, value in row.items()
             if not isinstance(value, (dict, list)) and frame[name].iat[place] != value}
    found[path.stem] = [len(frame) == len(plainest) == len(rows), "edition" in plainest, sorted(wrong)]
print(json.dumps(found))""")
    assert {name: said for name, said in json.loads(answer).items() if said != [True, True, []]} == {}


def test_a_view_opens_as_a_table_of_few_columns(data):
    told = python(data, 'import pandas; frame = pandas.read_csv("views/treaties.en.csv"); print(frame.shape[1], *frame.columns[:3])')
    columns, *names = told.split()
    assert int(columns) <= 20 and names == ["id", "title_en", "date"]


def test_no_column_is_a_reserved_word_in_duckdb(data):
    names = {row["column_name"] for row in table(data.parent, "columns")} | {row["table_name"] for row in table(data.parent, "columns")}
    reserved = python(data, "import duckdb; print([w for w, in duckdb.sql(\"SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'\").fetchall()])")
    assert names & set(re.findall(r"'(\w+)'", reserved)) == set()


def test_r_keeps_every_decimal(data, catalog):
    told = run(data, "Rscript", "-e", """
base <- RSQLite::dbConnect(RSQLite::SQLite(), "compendium.sqlite")
found <- RSQLite::dbGetQuery(base, "SELECT value FROM observations WHERE value IS NOT NULL")
cat(class(found$value), "\\n", format(sort(found$value), digits = 17, scientific = FALSE, trim = TRUE))""")
    kind, _, numbers = told.partition("\n")
    assert kind.strip() == "numeric" and [float(number) for number in numbers.split()] == pytest.approx(values(catalog), rel=1e-12)


def test_the_workbook_opens_with_its_types_in_libreoffice_and_openpyxl(data, tmp_path, catalog):
    run(tmp_path, "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', "--outdir", str(tmp_path), str(data / "compendium.xlsx"))
    sheets = {path.stem.removeprefix("compendium-"): list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))) for path in tmp_path.glob("*.csv")}
    assert set(sheets) == {path.stem for path in data.glob("*.csv")}
    for name in ("observations", "statements", "events"):
        own = [[cell.removeprefix("'") for cell in list(row.values())[:-1]] for row in table(data.parent, name)]
        texts = [place for place, column in enumerate(sheets[name][0]) if column in ("part", "printed", "locator", "date", "record", "id")]
        assert [[row[place] for place in texts] for row in sheets[name][1:]] == [[row[place].replace("\r\n", "\n") for place in texts] for row in own]
    told = python(data, """
import json, openpyxl
sheet = openpyxl.load_workbook("compendium.xlsx", read_only=True)["observations"]
heads, *rows = sheet.iter_rows(values_only=True)
print(json.dumps(sorted(row[heads.index("value")] for row in rows if row[heads.index("value")] is not None)))""")
    assert json.loads(told) == pytest.approx(values(catalog))


# Maps


@pytest.mark.parametrize("layer", ["places", "waters", "lines", "border"])
def test_gdal_reads_each_layer_alike_from_both_files_and_turns_it_into_others(data, tmp_path, layer):
    for file in (f"{layer}.geojson", "compendium.gpkg"):
        told = run(data, "ogrinfo", "-ro", "-so", file, layer)
        assert "Feature Count: 0" not in told and "WGS 84" in told
    counts = {re.search(r"Feature Count: (\d+)", run(data, "ogrinfo", "-ro", "-so", file, layer))[1] for file in (f"{layer}.geojson", "compendium.gpkg")}
    assert len(counts) == 1
    valid = run(data, "ogrinfo", "-ro", "-q", "compendium.gpkg", "-dialect", "SQLite", "-sql", f"SELECT id FROM {layer} WHERE NOT ST_IsValid(geom)")
    assert "id (String)" not in valid
    run(data, "ogr2ogr", "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", str(tmp_path / f"{layer}.shp"), f"{layer}.geojson")
    run(data, "ogr2ogr", "-f", "KML", str(tmp_path / f"{layer}.kml"), "compendium.gpkg", layer)


def drawings() -> list[str]:
    found = [f"maps/{name}.{code}.svg" for name in real_catalog().maps for code in CODES]
    return found + [f"charts/{name}.{code}.svg" for name, chart in real_catalog().charts.items() if is_drawn(real_catalog(), chart) for code in CODES]


@pytest.mark.parametrize("name", drawings())
def test_a_picture_has_its_colours_outside_a_browser(data, tmp_path, name):
    run(tmp_path, "rsvg-convert", "-f", "png", "-o", "rsvg.png", str(data / name))
    found = {"rsvg.png": colours(tmp_path / "rsvg.png")}
    if name.endswith(("overview.en.svg", "over-time.zh.svg")):
        run(tmp_path, "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "png", "--outdir", str(tmp_path), str(data / name))
        found["soffice"] = colours(next(path for path in tmp_path.glob("*.png") if path.name != "rsvg.png"))
    for program, (dark, light, hues) in found.items():
        assert light > 0.6 and 0.001 < dark < 0.2 and hues > 20, (program, dark, light, hues)


def colours(path: Path) -> tuple[float, float, int]:
    """Return the shares of dark and light points of a picture, and how many colours it has."""
    width, _, pixels = pixels_of(path)
    points = [tuple(pixels[place:place + 3]) for place in range(0, len(pixels), 3)]
    assert width > 300
    return (sum(max(point) < 100 for point in points) / len(points), sum(min(point) > 200 for point in points) / len(points), len(set(points)))


def pixels_of(path: Path) -> tuple[int, int, bytes]:
    """Return a picture's width, height and points, three bytes each."""
    told = subprocess.run(["gdal_translate", "-q", "-of", "PNM", "-b", "1", "-b", "2", "-b", "3", str(path), f"{path}.ppm"], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    head, width, height, _, rest = re.match(rb"(P6)\s+(\d+)\s+(\d+)\s+(\d+)\s(.*)", Path(f"{path}.ppm").read_bytes(), re.DOTALL).groups()
    assert head == b"P6"
    return int(width), int(height), rest


# References

BIBLATEX = r"""\documentclass{article}
\usepackage{fontspec}\usepackage{xeCJK}\setCJKmainfont{Noto Sans CJK SC}
\usepackage[style=STYLE,backend=biber]{biblatex}
\addbibresource{works.bib}
\begin{document}\nocite{*}\printbibliography\end{document}
"""
BIBTEX = r"""\documentclass{article}
\usepackage{fontspec}\usepackage{xeCJK}\setCJKmainfont{Noto Sans CJK SC}\usepackage{url}
\begin{document}\nocite{*}\bibliographystyle{STYLE}\bibliography{works}\end{document}
"""


def compiled(folder: Path, text: str, *program: str) -> str:
    (folder / "paper.tex").write_text(text, encoding="utf-8")
    xelatex = ("xelatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex")
    run(folder, *xelatex)
    told = run(folder, *program, "paper")
    assert not re.search(r"WARN|ERROR|Warning--(?!empty|can't use both|to sort|there's a number)", told), told
    run(folder, *xelatex)
    run(folder, *xelatex)
    with_pages = pypdfium2.PdfDocument(folder / "paper.pdf")
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_bounded() for page in with_pages))


@pytest.fixture
def works(data, tmp_path) -> Path:
    """Return a folder with the references of all languages as one library, as a student would merge them."""
    texts = [(data / f"bibliography.{code}.bib").read_text(encoding="utf-8") for code in CODES]
    (tmp_path / "works.bib").write_text("\n".join(texts), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("style", ["authoryear", "apa", "gb7714-2015"])
def test_biblatex_prints_every_work_of_both_languages(works, style, catalog):
    text = compiled(works, BIBLATEX.replace("STYLE", style), "biber")
    flat = text.replace(" ", "")
    for entry in catalog.of("sources"):
        assert entry.record.title[entry.record.language].replace(" ", "")[:12] in flat
    assert "中哈关系资料汇编" in flat and "China–KazakhstanCompendium" in flat
    assert not re.search(r"zh-Hans|\ben\.\s", text) and "edition edition" not in text


@pytest.mark.parametrize("style", ["plain", "alpha", "unsrt"])
def test_bibtex_prints_months_and_editions_rightly(works, style):
    text = compiled(works, BIBTEX.replace("STYLE", style), "bibtex")
    assert "edition edition" not in text and not re.search(r"\b[1-9]\d? (?:19|20)\d\d\b", text)
    assert "China–Kazakhstan Compendium" in text and "中哈关系资料汇编" in text.replace(" ", "")


@pytest.mark.parametrize("code", CODES)
def test_pandoc_reads_every_format(data, code):
    kinds = {"biblatex": "bib", "bibtex": "bib", "csljson": "json"}
    found = {kind: json.loads(run(data, "pandoc", "-f", kind, "-t", "csljson", f"bibliography.{code}.{ending}")) for kind, ending in kinds.items()}
    assert len({len(items) for items in found.values()}) == 1
    assert {item["id"] for item in found["biblatex"]} == {item["id"] for item in found["csljson"]} == {item["id"] for item in found["bibtex"]}


def test_what_the_clients_need_is_there():
    for program in ("Rscript", "rsvg-convert", "biber", "bibtex", "xelatex", "pandoc", "soffice", "ogr2ogr", "sqlite3"):
        assert shutil.which(program), f"{program} is missing; run: make clients"
    assert Path(PYTHON).is_file(), "run: make clients"
