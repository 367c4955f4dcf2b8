"""The one style sheet that readers get lets every kind of page look as it would with the whole of Material's."""

from __future__ import annotations

from pathlib import Path

import material
from compendium.mkdocs_adapter.assets import strip_script
from compendium.mkdocs_adapter.stylesheets import find_dark, merge
from kinds import kinds
from support import ROOT

LOOK = """() => {
  const names = ["display", "position", "color", "backgroundColor", "fontSize", "fontWeight", "fontFamily", "margin", "padding", "borderTopWidth",
    "borderLeftColor", "textDecorationLine", "overflowX", "opacity", "visibility", "float", "listStyleType", "maskImage", "content"];
  const read = (node, part) => {
    const style = getComputedStyle(node, part);
    // A part without content is not there.
    return part && ["none", "normal"].includes(style.content) ? "" : names.map((name) => style[name]).join("|");
  };
  return [...document.querySelectorAll("body, body *:not(svg *)")].map((node) => {
    const box = node.getBoundingClientRect();
    const place = [box.x, box.y, box.width, box.height].map(Math.round);
    const own = [read(node), read(node, "::before"), read(node, "::after")];
    return `${node.tagName}.${node.getAttribute("class")} ${node.checkVisibility() ? place : ""} ${own.map(hash)}`;
  });
  function hash(text) { let sum = 0; for (let at = 0; at < text.length; at += 1) sum = (31 * sum + text.charCodeAt(at)) | 0; return sum; }
}"""


def whole() -> str:
    """Return all of Material's styles and ours, as they are written."""
    folder = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    sheets = [next(folder.glob(f"{kind}.*.css")) for kind in ("main", "palette")]
    return "\n".join(path.read_text(encoding="utf-8") for path in (*sheets, ROOT / "templates" / "theme" / "assets" / "compendium.css"))


def test_every_kind_of_page_looks_as_with_all_of_the_styles(browser, served, site):
    everything = whole()
    shown = {}
    for styles in ("ours", "all"):
        context = browser.new_context()
        page = context.new_page()
        if styles == "all":
            page.route("**/compendium.css", lambda route: route.fulfill(body=everything, content_type="text/css"))
        # Half of the pages on a phone, the other half on a desk.
        for start, width in enumerate((390, 1280)):
            page.set_viewport_size({"width": width, "height": 900})
            for address in ("zh/", *kinds(site)[start::2]):
                page.goto(served + address)
                page.wait_for_timeout(50)
                shown[styles, width, address] = page.evaluate(LOOK)
        context.close()
    for (styles, width, address), found in shown.items():
        if styles == "ours":
            differences = [pair for pair in zip(found, shown["all", width, address], strict=True) if pair[0] != pair[1]]
            assert differences[:3] == [], f"{address} at {width} px"


def test_a_rule_goes_only_if_each_of_its_selectors_names_something_that_no_page_has():
    theme = ("@media screen{.md-search,.md-nav{color:red}.md-search__form{color:blue}}.a:not(.highlight){--x:1;top:0}"
             ".b{background:url('data:image/svg+xml,{}');left:var(--x)}.tabbed-set{right:var(--y)}:root{--y:{ };--x:2;--z:3}/* a note */")
    assert merge([theme.replace("--y:{ };", "--y:4;")], [".md-search { top : 1px; }"]) == (
        "@media screen{.md-nav{color:red}}.a:not(.highlight){--x:1;top:0}.b{background:url('data:image/svg+xml,{}');left:var(--x)}"
        ":root{--x:2;}.md-search{top : 1px}")


def test_the_dark_colours_are_those_of_the_dark_scheme():
    sheet = "@media screen{[data-md-color-scheme=slate]{--a:1}}[data-md-color-scheme=\"slate\"] .x{--b:2}.y:not([data-md-color-scheme=slate]){--c:3}"
    assert find_dark(sheet) == ("@media screen and (prefers-color-scheme:dark){\n[data-md-color-scheme]{--a:1}\n[data-md-color-scheme] .x{--b:2}\n}\n")


def test_a_script_loses_its_comments_however_many_lines_they_take():
    script = "{\n  // one\n  /** Two. */\n  const a = 1;\n  /**\n   * Three\n   * and four.\n   */\n  const b = a * 2; /* five */\n}\n"
    assert strip_script(script) == "{\nconst a = 1;\nconst b = a * 2; /* five */\n}\n"
