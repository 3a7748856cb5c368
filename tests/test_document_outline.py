"""Headings, their anchors, and the words of Markdown."""

import pytest

from mltui.document.outline import outline, slug
from mltui.document.plain import plain


def test_headings_have_level_title_anchor_and_line():
    found = outline("# A\n\ntext\n\n## B *c* `d_e` {#b}\n\nSetext\n---\n")
    assert [(h.level, h.title, h.anchor, h.line) for h in found] == [
        (1, "A", "a", 0),
        (2, "B c d_e", "b", 4),
        (2, "Setext", "setext", 6),
    ]


def test_headings_inside_code_are_none():
    assert outline("```\n# a\n```\n\n    # b") == ()


def test_equal_anchors_are_numbered():
    assert [h.anchor for h in outline("# a\n# a\n# a-1\n# a")] == ["a", "a-1", "a-1-1", "a-2"]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Hello, World!", "hello-world"),
        ("策略 梯度（PG）", "策略-梯度pg"),
        ("a_b-c", "a_b-c"),
        ("？", ""),
    ],
)
def test_a_slug_is_what_github_makes(title, anchor):
    assert slug(title) == anchor


def test_a_heading_without_letters_has_an_anchor():
    assert outline("# ？")[0].anchor == "section"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# 标题 {#a}\n\n文字 **粗** *斜* ~~删~~", "标题\n文字 粗 斜 删"),
        ("snake_case and 2*3*4", "snake_case and 234"),
        ("[caption](http://x.y/(z) 't') ![图](a.png)", "caption 图"),
        ("[text][ref]\n\n[ref]: http://x", "text"),
        ("$w_i*x_i$ and $$a \\\\ b$$", "w_i*x_i and a \\\\ b"),
        ("`a*b*c` ``x`y``", "a*b*c x`y"),
        ("```py\na_b = 1*2\n# c\n```", "a_b = 1*2\n# c"),
        ("- a\n  1. b\n> c\n- [x] d", "a\nb\nc\nd"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a b\n1 2"),
        ("<div>x</div><br>y <img alt='z' src='q'> &lt;b&gt;", "x y z <b>"),
        ("a\n\n\n\nb", "a\nb"),
        ("A\n===\n\n---\n\nb", "A\nb"),
        ("\\*a\\* <!-- c -->", "*a*"),
        ("<https://a.b>", "https://a.b"),
        ("> [!NOTE] x", "NOTE x"),
        ("$5 and $6", "$5 and $6"),
        ("[TOC]\n文", "文"),
        ("![图](a b.png)后", "图后"),
    ],
)
def test_plain_keeps_the_words(markdown, words):
    assert plain(markdown) == words


def test_plain_of_entities_is_clean():
    assert "\u202e" not in plain("&#x202e;a")
