"""Every kind of page is valid HTML, and the gate finds what it is for."""

from __future__ import annotations

import pytest
from kinds import pages
from validity import invalid

PAGE = '<!doctype html><html lang="en"><head><title>x</title></head><body><main>{}</main></body></html>'
FAULTS = [
    ("<p><div>x</div></p>", "unexpected-end-tag p"), ("<table><p>x</p></table>", "table-voodoo"), ('<p id="a" class="b" id="c">x</p>', "duplicate-attribute"),
    ("<a href='x'><button>x</button></a>", "<button> inside a link"), ("<ul><div>x</div></ul>", "<div> in <ul>"), ("<li>x</li>", "<li> in <main>"),
    ("<span><section>x</section></span>", "<section> inside <span>"), ('<p id="a">x</p><p id="a">y</p>', "'a' stands twice"),
    ('<label for="b">x</label>', "for='b' names no id"), ("<img src='x.png'>", "without alt"), ("<details><p>x</p></details>", "without a summary"),
    ("<dl><div><dt>x</dt></div></dl>", "lacks a term"), ("<center>x</center>", "obsolete"), ('<td align="left">x</td>', "unexpected-start-tag"),
    ('<p style="color: red">x</p>', "style or a handler"), ("<p>x &notthere; <b>y</p>", "line 1"),
    ('<input type="checkbox" autocomplete="off">', "with autocomplete"), ('<meta http-equiv="refresh" content="0; url=x">', "outside <head>"),
    ("<figure><p>x</p><figcaption>y</figcaption><p>z</p></figure>", "in the middle of <figure>"), ("<section><p>x</p></section>", "without a heading"),
    ("<dl><dt>a</dt><dd>b</dd><dt>a</dt><dd>c</dd></dl>", "the term 'a' twice"), ('<form role="radiogroup"></form>', "<form> with the role radiogroup"),
]


def test_every_kind_of_page_is_valid(site):
    names = [*(f"{address}index.html" for address in pages(site)), "404.html", "zh/404.html"]
    faults = {name: invalid((site / name).read_text(encoding="utf-8")) for name in names}
    assert {name: found[:5] for name, found in faults.items() if found} == {}
    assert len(faults) > 80


@pytest.mark.parametrize(("body", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_the_gate_finds_what_it_is_for(body, said):
    assert any(said in fault for fault in invalid(PAGE.format(body)))


def test_what_is_valid_passes():
    assert invalid(PAGE.format('<h1>x</h1><details><summary><h2>y</h2></summary><dl><div><dt>a</dt><dd>b</dd></div></dl></details>')) == []
