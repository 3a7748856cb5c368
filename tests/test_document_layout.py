"""Rows come into being when they are looked at, and places survive."""

from mltui.document.document import Document, Layout

_TEXT = "\n\n".join(
    ["# 开头 {#start}", *(f"段落{n} " + "文字" * n for n in range(1, 60)), "## End", "last"]
)


def complete(layout: Layout) -> Layout:
    while layout.step(1):
        pass
    return layout


def test_only_what_is_seen_is_laid_out():
    layout = Layout(Document(_TEXT), 40)
    layout.lines(0, 5)
    assert layout.is_laid_out(0)
    assert not layout.is_laid_out(30)
    assert not layout.complete


def test_height_is_exact_once_all_is_laid_out():
    layout = complete(Layout(Document(_TEXT), 40))
    assert layout.complete
    assert len(layout.lines(0, 100_000)) == layout.height


def test_looking_from_anywhere_shows_the_same_rows():
    whole = complete(Layout(Document(_TEXT), 40))
    rows = whole.lines(0, whole.height)
    assert [whole.lines(row, 1)[0] for row in range(whole.height)] == rows


def test_rows_of_a_block_and_the_block_of_a_row_agree():
    layout = complete(Layout(Document(_TEXT), 40))
    for block in range(len(layout.document.blocks)):
        row = layout.row_of_block(block)
        assert layout.block_at(row) == block
        assert layout.block_at(row + layout.block_height(block) - 1) == block


def test_ensure_says_whether_rows_moved():
    layout = Layout(Document("a " * 400), 10)
    assert not layout.ensure(0, 10) or layout.height == len(layout.lines(0, 1000))
    assert not layout.ensure(0, 10)


def test_blocks_that_show_nothing_take_no_row():
    layout = complete(Layout(Document("a\n\n[r]: /u\n\n<!-- c -->\n\nb"), 40))
    assert [line.text for line in layout.lines(0, 9)] == ["a", "", "b", ""]


def test_an_empty_document_has_no_rows():
    layout = Layout(Document(""), 40)
    assert layout.height == 0
    assert layout.lines(0, 10) == []
    assert layout.block_at(5) == 0
    assert layout.row_of_line(3) == 0
    assert not layout.ensure(0, 10)
    assert not layout.step(1)


def test_a_section_is_reached_by_its_anchor():
    layout = complete(Layout(Document(_TEXT), 40))
    row = layout.row_of_anchor("end")
    assert row is not None
    assert layout.lines(row, 1)[0].text == "End"
    assert layout.row_of_anchor("start") == 0
    assert layout.row_of_anchor("nowhere") is None


def test_a_footnote_is_reached_by_its_label():
    document = Document("a[^x]\n\nb\n\n[^x]: c")
    assert document.block_of_anchor("fn-x") == 2


def test_a_source_line_is_reached():
    layout = complete(Layout(Document("a\n\n```\none\ntwo\nthree\n```\n\nb"), 40))
    assert layout.lines(layout.row_of_line(8), 1)[0].text == "b"
    assert layout.block_at(layout.row_of_line(4)) == 1


def test_headings_above_a_block_are_its_path():
    document = Document("# A\n\n## B\n\nx\n\n## C\n\n### D\n\ny")
    assert document.headings_at(2) == ("a", "b")
    assert document.headings_at(5) == ("a", "c", "d")
    heading = document.heading_at(5)
    assert heading is not None
    assert heading.title == "D"
    assert Document("x").heading_at(0) is None


def test_a_paragraph_keeps_its_hash_when_only_markup_or_line_ends_change():
    one, two = Document("策略 **梯度**\n方法 A"), Document("策略梯度方法 a")
    assert one.paragraph_hash(0) == two.paragraph_hash(0)
    assert one.paragraph_hash(0) != Document("别的").paragraph_hash(0)


def test_a_place_is_found_again_after_edits_above_it():
    before = Document("# A\n\none\n\ntwo\n\nthree")
    after = Document("# A\n\nnew\n\nnew too\n\none\n\ntwo\n\nthree")
    block = after.block_of(before.paragraph_hash(2), before.headings_at(2), 2 / 4)
    assert after.blocks[block].source == "two"


def test_a_place_whose_paragraph_is_gone_is_its_section_and_else_its_share():
    document = Document("# A\n\none\n\n# B\n\ntwo")
    assert document.block_of("gone", ("b",), 0.0) == 2
    assert document.block_of("gone", ("gone",), 0.5) == 2
    assert Document("").block_of("gone", (), 0.5) == 0


def test_links_of_blocks_are_listed_with_their_texts():
    layout = Layout(Document("[one **two**](a) x [three](b)\n\n[四五六七八九十](c)"), 10)
    assert layout.links(0, 1) == [
        (0, "a", "one two"),
        (0, "b", "three"),
        (1, "c", "四五六七八九十"),
    ]
