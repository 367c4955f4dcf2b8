"""Building the site against plain Material on the same Markdown, as ratios of one run.

Plain Material gets one Markdown page for each page of ours, with the text of ours, its stock search and the
same navigation, in one language; ours is counted a page and language.
"""

from __future__ import annotations

import re
import sys
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

from ..project import ROOT
from .running import run

PLAIN = """site_name: plain
theme:
  name: material
  font: false
plugins:
  - search
markdown_extensions:
  - tables
  - toc:
      permalink: true
nav:
"""


def measure_size(folder: Path, suffix: str = "") -> int:
    """Return the bytes of the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob(f"*{suffix}") if path.is_file())


def write_markdown(html: str) -> str:
    """Return a built page's article as Markdown paragraphs and headings."""
    article = html.partition('<article class="md-content__inner md-typeset">')[2].partition("</article>")[0]
    article = re.sub(r"<h([1-6])[^>]*>(.*?)</h\1>", lambda match: f"\n\n{'#' * int(match[1])} {match[2]}\n\n",
                     article, flags=re.S)
    article = re.sub(r"</(?:p|li|tr|div|dd|section)>", "\n\n", article)
    text = unescape(re.sub(r"<[^>]+>", " ", article))
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.splitlines()]
    return "\n\n".join(line.replace("{", "").replace("<", "") for line in lines if line)


def compare() -> dict[str, Any]:
    """Build the project and a plain site of the same text.

    Return both costs, their ratios and what a check takes.
    """
    with tempfile.TemporaryDirectory() as name:
        ours, plain = Path(name) / "ours", Path(name) / "plain"
        own = run([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(ours)], ROOT)
        pages = sorted(path for path in ours.rglob("index.html") if (ours / "zh") not in path.parents)
        _write_plain(plain, ours, pages)
        stock = run([sys.executable, "-m", "mkdocs", "build"], plain)
        check = run([sys.executable, "-m", "compendium", "check"], ROOT)
        own_ms, stock_ms = 1000 * own.cpu / len(pages) / 2, 1000 * stock.cpu / len(pages)
        own_kb, stock_kb = (measure_size(folder, "index.html") / 1000 for folder in (ours, plain / "site"))
        own_kb /= 2
        return {"pages": len(pages), "cpu_ms": round(own_ms, 1), "plain_cpu_ms": round(stock_ms, 1),
                "cpu_ratio": round(own_ms / stock_ms, 2), "wall": round(own.wall, 1),
                "cores": round(own.cpu / own.wall, 2),
                "memory": round(own.memory / 1e6), "html_kb": round(own_kb / len(pages), 1),
                "plain_html_kb": round(stock_kb / len(pages), 1), "html_ratio": round(own_kb / stock_kb, 2),
                "search_kb": round(measure_size(ours / "search") / 1000),
                "plain_search_kb": round(measure_size(plain / "site" / "search") / 1000),
                "check": round(check.wall, 2)}


def _write_plain(plain: Path, ours: Path, pages: list[Path]) -> None:
    """Write a plain project with a Markdown page for each of ours, those near the root in its navigation."""
    navigation = []
    for path in pages:
        target = plain / "docs" / path.relative_to(ours).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(write_markdown(path.read_text(encoding="utf-8")), encoding="utf-8")
        if len(target.relative_to(plain / "docs").parts) < 3:
            navigation.append(f"  - {target.relative_to(plain / 'docs').as_posix()}\n")
    (plain / "mkdocs.yml").write_text(PLAIN + "".join(navigation), encoding="utf-8")
