"""The scripts as they are published: without comments, and otherwise as they were written."""

from __future__ import annotations

import pytest
from compendium.mkdocs_adapter.assets import strip_script
from support import ROOT

SCRIPTS = sorted((ROOT / "templates" / "theme" / "assets").glob("*.js"))


def test_only_comments_and_indentation_go():
    written = """// What it is.
{
  /** One line. */
  const stars = 2 * 3; // stays, with what it explains
  /**
   * Several lines;
   * of two * three.
   */
  const address = "https://example.org/*";

  function* steps() { yield stars; }
}
"""
    assert strip_script(written) == """{
const stars = 2 * 3; // stays, with what it explains
const address = "https://example.org/*";
function* steps() { yield stars; }
}
"""


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_line_of_a_comment_is_left_and_no_text_goes_over_lines(path):
    text = path.read_text(encoding="utf-8")
    left = strip_script(text).splitlines()
    assert [line for line in left if line.startswith(("*", "/*", "//"))] == []
    code = [line.strip() for line in text.splitlines() if not line.strip().startswith(("*", "/*", "//"))]
    assert left == [line for line in code if line], "nothing but whole comments may be lost"
    assert [line for line in left if line.count("`") % 2 and "/['" not in line] == [], "a text over several lines would lose its indentation"
