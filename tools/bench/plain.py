"""Compare building the site with plain Material on the same Markdown, as ratios of one run.

Prints CPU seconds and bytes for each page and language. Plain Material gets one Markdown page for each page
of ours, with the text of ours, its stock search and the same navigation.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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


def cpu(arguments: list[str], folder: Path) -> float:
    """Run a command and return the CPU seconds that it and its children took; raise if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(arguments, cwd=folder, env=variables, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def size(folder: Path, suffix: str = "") -> int:
    """Return the bytes of the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob(f"*{suffix}") if path.is_file())


def markdown(html: str) -> str:
    """Return a built page's article as Markdown paragraphs and headings."""
    article = html.partition('<article class="md-content__inner md-typeset">')[2].partition("</article>")[0]
    article = re.sub(r"<h([1-6])[^>]*>(.*?)</h\1>", lambda match: f"\n\n{'#' * int(match[1])} {match[2]}\n\n", article, flags=re.S)
    article = re.sub(r"</(?:p|li|tr|div|dd|section)>", "\n\n", article)
    text = unescape(re.sub(r"<[^>]+>", " ", article))
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.splitlines()]
    return "\n\n".join(line.replace("{", "").replace("<", "") for line in lines if line)


def main() -> None:
    """Build both sites and print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = folder / "ours"
        own = cpu([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(ours)], ROOT)
        pages = sorted(path for path in ours.rglob("index.html") if (ours / "zh") not in path.parents)
        plain = folder / "plain"
        (plain / "docs").mkdir(parents=True)
        navigation = []
        for path in pages:
            target = plain / "docs" / path.relative_to(ours).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(markdown(path.read_text(encoding="utf-8")), encoding="utf-8")
            if len(target.relative_to(plain / "docs").parts) < 3:
                navigation.append(f"  - {target.relative_to(plain / 'docs').as_posix()}\n")
        (plain / "mkdocs.yml").write_text(PLAIN + "".join(navigation), encoding="utf-8")
        stock = cpu([sys.executable, "-m", "mkdocs", "build"], plain)
        count = len(pages)
        built = plain / "site"
        print(f"pages in each language: {count}")
        print(f"CPU a page and language: ours {1000 * own / count / 2:.1f} ms, plain Material {1000 * stock / count:.1f} ms, "
              f"ratio {own / 2 / stock:.2f}")
        ours_html = sum(path.stat().st_size for path in pages)
        print(f"HTML: ours {ours_html / count / 1000:.1f} KB a page, plain {size(built, '.html') / count / 1000:.1f} KB, "
              f"ratio {ours_html / size(built, '.html'):.2f}")
        print(f"search index: ours {size(ours / 'search') / 1000:.0f} KB in pieces, "
              f"plain {size(built / 'search') / 1000:.0f} KB in one")


if __name__ == "__main__":
    main()
