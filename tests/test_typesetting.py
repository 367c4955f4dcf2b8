"""Setting a page's text: what stays on one line, how paragraphs end, which words are in another language."""

from __future__ import annotations

import pytest
from compendium.presentation.language import Language
from compendium.presentation.templates import Renderer
from compendium.presentation.typesetting import Typesetter
from support import ROOT, real_catalog, unset

SETTERS = {code: Typesetter(language, Renderer(ROOT / "templates", language))
           for code in ("en", "zh") for language in (Language(real_catalog(), code),)}


def kept(text: str) -> str:
    return f'<span class="unbroken">{text}</span>'


@pytest.mark.parametrize("words", ["1992年1月3日", "公元前138年", "20世纪80年代末", "5月19日", "第十二次", "约2000平方公里", "190多亿美元", "24条", "10—20%", "三分之一",
                                   "2003—2022年"])
def test_a_chinese_date_number_or_ordinal_stays_on_one_line(words):
    assert kept(words) in SETTERS["zh"].set_text(f"<td>到{words}，中哈</td>")


def test_no_line_begins_with_the_dot_in_a_name():
    assert SETTERS["zh"].set_text("<td>努尔苏丹·纳扎尔巴耶夫</td>") == f"<td>努尔苏{kept('丹·')}纳扎尔巴耶夫</td>"


@pytest.mark.parametrize(("words", "shown"), [("20 billion m³", "20\u00a0billion\u00a0m³"), ("1.5 km²", "1.5\u00a0km²"), ("3 January", "3\u00a0January"),
                                              ("20–24", kept("20–24")), ("17 sessions", "17 sessions")])
def test_an_english_number_stays_with_its_unit_and_a_range_is_whole(words, shown):
    assert SETTERS["en"].set_text(f"<p>It was {words} then.</p>") == f"<p>It was {shown} then.</p>"


@pytest.mark.parametrize(("html", "end"), [
    ("<p>中国居上游，哈萨克斯坦居下游，分水协议仍在谈判。</p>", "在谈判。</span></p>"),
    ("<p>中国居上游，哈萨克斯坦居下游，见<a href='x'>巴尔喀什湖</a>。</p>", "</a>。</span></p>"),
    ('<p>中国居上游，哈萨克斯坦居下游，仍在谈判。<sup class="cite"><a href="#n">1</a></sup>&nbsp;<a class="anchor" href="#p">#</a></p>', "#</a></span></p>"),
    ('<p>中国居上游，哈萨克斯坦居下游，仍在谈判。<sup class="cite"><a href="#n">1</a>,<wbr><a href="#m">2</a></sup></p>',
     '谈判。<sup class="cite"><a href="#n">1</a>,<wbr><a href="#m">2</a></sup></span></p>'),
])
def test_a_chinese_paragraph_ends_on_three_characters_with_its_notes(html, end):
    done = SETTERS["zh"].set_text(html)
    assert done.endswith(end)
    assert unset(done) == unset(html)


def test_a_short_text_and_a_long_address_are_left_alone():
    for html in ("<p>中国居上游。</p>", "<p>引用本页时请写明出处和网址https://reference.example/base/zh/meetings/session-08/</p>"):
        assert SETTERS["zh"].set_text(html) == html


def test_words_of_another_language_say_so_once():
    zh, en = SETTERS["zh"].set_text, SETTERS["en"].set_text
    assert zh("<td>据Xi’an Daily报道</td>") == '<td>据<span lang="en">Xi’an Daily</span>报道</td>'
    assert en("<dd>SCO, ШОС, Ертіс өзені</dd>") == '<dd>SCO, <span lang="ru">ШОС</span>, <span lang="kk">Ертіс өзені</span></dd>'
    assert zh("<dd>上合、ШОС</dd>") == '<dd>上合、<span lang="ru">ШОС</span></dd>'
    assert en('<dd lang="ru">ШОС</dd>') == '<dd lang="ru">ШОС</dd>'
    assert zh('<td><span lang="en">Daily</span></td>') == '<td><span lang="en">Daily</span></td>'
    assert zh("<td>见https://x.example/abc</td>") == "<td>见https://x.example/abc</td>"
    assert zh("<td>R&amp;D与&quot;</td>").count("<span") <= 1
    assert en("<p>It lent “數十億美元” then.</p>") == '<p>It lent “<span lang="zh-Hans">數十億美元</span>” then.</p>'
    assert en('<q lang="zh-Hans">数十亿</q>') == '<q lang="zh-Hans">数十亿</q>'


def test_what_is_no_running_text_is_left_alone():
    for html in ("<script>var a = '1992年1月3日 and words'</script>", "<svg><text>1992年 Irtysh</text></svg>", "<pre>1992年 and</pre>", '<p title="1992年">无</p>'):
        assert SETTERS["zh"].set_text(html) == html


def test_chinese_sentences_are_not_joined_by_a_space():
    assert SETTERS["zh"].set_text("<td>每张表都有。 各字段见：\n字典</td>") == "<td>每张表都有。各字段见：字典</td>"
