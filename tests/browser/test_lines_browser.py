"""Where the lines of the chapters end, as a browser sets them: nothing that belongs together is parted."""

from __future__ import annotations

import pytest
from support import ROOT

CHAPTERS = sorted(path.stem for path in (ROOT / "docs" / "en").glob("*.md") if "kind: chapter" in path.read_text(encoding="utf-8"))
WIDTHS = (1280, 390)
# What the languages keep on one line; a list is a name and what is looked for.
DATES = r"(?:公元前?)?\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{1,2}世纪(?:\d0年代)?"
UNITS = r"\d[\d.]*[万亿]*(?:美元|平方公里|公里|立方米|吨|元|人|条|个|次|项|所|倍|%)"
ORDINALS = r"第[一二三四五六七八九十\d]+[次届条章段]"
RANGES = r"\d[\d,.]*–\d[\d,.]*"
MEASURES = r"\d[\d,.]*\s(?:(?:bn|m|billion|million)\b(?:\s(?:m³|tonnes))?|km²?|m³|tonnes|tenge)"
LOOKED_FOR = {"zh/": {"dates": DATES, "units": UNITS, "ordinals": ORDINALS}, "": {"ranges": RANGES, "units": MEASURES}}
# Broken: matches over two lines. Short: last lines of one or two characters, but for notes and addresses. Alone: addresses of
# paragraphs, and notes, on a line without a word.
MEASURE = """(patterns) => {
  const found = {short: [], alone: []};
  const line = (box) => Math.round(box.bottom);
  const blocks = [...document.querySelectorAll("article :is(p, li, dd, figcaption, h1, h2, h3, summary)")].filter((node) => node.checkVisibility());
  for (const block of blocks) {
    if (block.querySelector(":scope :is(p, ul, ol, dl, table, svg)")) continue;
    const texts = [], walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("sup, .anchor, .headerlink")) texts.push(walker.currentNode);
    const whole = texts.map((text) => text.data).join("");
    const at = (place) => { for (const text of texts) { if (place < text.data.length) return [text, place]; place -= text.data.length; } };
    const box = (place) => { const range = document.createRange(), [text, own] = at(place); range.setStart(text, own); range.setEnd(text, own + 1); return range.getClientRects()[0]; };
    const height = parseFloat(getComputedStyle(block).lineHeight) || 20;
    for (const [name, pattern] of Object.entries(patterns)) {
      found[name] ??= [];
      for (const match of whole.matchAll(new RegExp(pattern, "gu"))) {
        const [first, last] = [box(match.index), box(match.index + match[0].length - 1)];
        if (first && last && last.top - first.top > height / 2) found[name].push(match[0]);
      }
    }
    const signs = [...whole.matchAll(/[\\u3400-\\u9fff\\w]/gu)].map((match) => box(match.index)).filter(Boolean);
    if (!signs.length) continue;
    const bottom = Math.max(...signs.map((sign) => sign.top));
    const last = signs.filter((sign) => bottom - sign.top < height / 2).length;
    if (/[\\u3400-\\u9fff]/.test(whole) && last < 3 && last < signs.length) found.short.push(whole.trim().slice(-12));
    let lowest = bottom;
    for (const mark of block.querySelectorAll("sup.cite, .anchor")) {
      const boxes = [...mark.getClientRects()];
      if (boxes.length && boxes[0].top - lowest > height / 2) found.alone.push(whole.trim().slice(-12));
      lowest = Math.max(lowest, ...boxes.map((part) => part.top));
    }
  }
  return found;
}"""


@pytest.mark.parametrize("language", list(LOOKED_FOR))
def test_lines_end_where_they_may(browser, served, language, capsys):
    page = browser.new_page()
    faults = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for chapter in CHAPTERS:
            page.goto(f"{served}{language}{chapter}/")
            for name, found in page.evaluate(MEASURE, LOOKED_FOR[language]).items():
                faults.setdefault((width, name), []).extend(f"{chapter}: {text}" for text in found)
    page.close()
    with capsys.disabled():
        for (width, name), found in faults.items():
            print(f"\n{language or 'en/'} {width} px, {name}: {len(found)}", end="")
    # A heading or a narrow column may still end on two characters.
    most = {"short": 2}
    assert {place: found[:5] for place, found in faults.items() if len(found) > most.get(place[1], 0)} == {}


def test_a_parted_date_and_a_short_last_line_would_be_seen(browser, served):
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(f"{served}zh/water/")
    page.evaluate("""() => { const sheet = new CSSStyleSheet();
      sheet.replaceSync(".md-typeset * { white-space: normal !important; text-wrap: wrap !important; word-break: break-all !important }");
      document.adoptedStyleSheets = [sheet]; }""")
    found = page.evaluate(MEASURE, LOOKED_FOR["zh/"])
    page.close()
    assert len(found["dates"]) > 2 and found["short"]
