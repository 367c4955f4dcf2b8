"""Asking the search the questions of tests/exam.yml in a browser, and the report that is kept of it."""

from __future__ import annotations

import json
from typing import Any

import yaml
from accessibility import until
from compendium.presentation.record_view import Views
from compendium.records.catalog import Catalog
from support import ROOT

REPORT = ROOT / "data" / "quality" / "search-exam.json"
SHOWN = 10

# What the search page does itself, for many queries at once; `titles` are of the addresses asked for.
_ASK = """async ({ queries, wanted, shown }) => {
  const { Index, loader } = window.compendiumSearch;
  const index = new Index(loader(new URL(".", location)));
  const { documents, version } = await index.meta();
  const top = [];
  for (const query of queries) {
    // Background stands apart on the page.
    const hits = (await index.find(query)).hits.filter(({ number }) => index.kind(number)[5] !== 1);
    top.push((await Promise.all(hits.slice(0, shown).map(({ number }) => index.document(number)))).map(({ href }) => href));
  }
  const titles = {};
  for (let number = 0; number < documents; number += 1) {
    const { href, title } = await index.document(number);
    if (wanted.includes(href)) titles[href] = title;
  }
  return { version, top, titles };
}"""


def questions() -> list[dict[str, Any]]:
    """Return the questions: in which language, of which kind, what is asked, which pages answer it."""
    return yaml.safe_load((ROOT / "tests" / "exam.yml").read_text(encoding="utf-8"))


def address(catalog: Catalog, answer: str) -> str:
    """Return where an answer stands: a record's page, a section of a chapter, or a whole chapter."""
    if answer in catalog.entries:
        return Views(catalog, "en").language.address(answer)
    chapter, _, section = answer.partition("#")
    return f"{chapter}/#{section}" if section else f"{chapter}/"


def sit(page: Any, served: str, catalog: Catalog) -> dict[str, Any]:
    """Ask all questions of the served site and return the report."""
    index: dict[str, str] = {}
    answered: dict[int, dict[str, Any]] = {}
    asked = questions()
    for code, locale in catalog.locales.items():
        own = [number for number, item in enumerate(asked) if item["in"] == code]
        wanted = [[address(catalog, answer) for answer in asked[number]["answers"]] for number in own]
        page.goto(f"{served}{locale.path + '/' if locale.path else ''}search/")
        until(page, "!!window.compendiumSearch?.mount")
        said = page.evaluate(_ASK, {
            "queries": [str(asked[number]["ask"]) for number in own], "wanted": [href for hrefs in wanted for href in hrefs], "shown": SHOWN})
        index[code] = said["version"]
        for number, hrefs, top in zip(own, wanted, said["top"], strict=True):
            rank = next((place for place, href in enumerate(top, start=1) if href in hrefs), 0)
            answered[number] = {
                "ask": str(asked[number]["ask"]), "language": code, "kind": asked[number]["kind"],
                "blind": asked[number].get("blind", False), "held": asked[number].get("held", False),
                "answers": [{"href": href, "title": said["titles"][href]} for href in hrefs],
                "rank": rank, "found": hrefs.index(top[rank - 1]) if rank else 0,
            }
    return {"index": index, "questions": [answered[number] for number in sorted(answered)]}


def keep(report: dict[str, Any]) -> None:
    """Write the report into the project."""
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def ranks(report: dict[str, Any]) -> dict[str, int]:
    """Return the rank of each question's best answer."""
    return {f"{item['language']}: {item['ask']}": item["rank"] for item in report["questions"]}
