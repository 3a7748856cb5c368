"""Find in the page."""

from mltui.document.document import Document, Layout
from mltui.document.find import Matches, find
from mltui.text.line import Span


def matches(text: str, query: str, width: int = 40) -> Matches:
    return find(Layout(Document(text), width), query)


def numbers(found: Matches) -> list[int | None]:
    found.first_from(0)
    rows = [found.row()]
    for _ in range(found.count - 1):
        found.step(1)
        rows.append(found.row())
    return rows


def test_matches_are_counted_and_visited_in_order():
    found = matches("a word\n\nno\n\nword and word", "word")
    assert found.count == 3
    assert numbers(found) == [0, 4, 4]


def test_case_and_width_do_not_matter():
    assert matches("ＤＱＮ and dqn and Dqn", "DQN").count == 3


def test_a_match_across_our_own_line_break_is_found_in_both_rows():
    found = matches("一二三四五六七八九", "四五六七", width=10)
    assert found.first_from(0) == 1
    assert [(r.start, r.end) for r in found.ranges(0)] == [(6, 10)]
    assert [(r.start, r.end) for r in found.ranges(1)] == [(0, 4)]


def test_a_match_across_lines_of_a_list_skips_the_indentation():
    found = matches("- 一二三四五六七八九", "四五六七", width=12)
    found.first_from(0)
    assert [(r.start, r.end) for r in found.ranges(1)] == [(2, 6)]


def test_blanks_beside_chinese_characters_do_not_matter():
    assert matches("用 LoRA 微调", "用LoRA微调").count == 1
    assert matches("用LoRA微调", "用 LoRA").count == 1


def test_words_across_a_line_end_of_the_source_are_found():
    assert matches("deep\nlearning", "deep learning").count == 1


def test_words_across_markup_are_found():
    found = matches("策略**梯度** x", "策略梯度")
    assert found.first_from(0) == 1
    assert found.count == 1


def test_stepping_past_the_end_goes_round_and_says_so():
    found = matches("word\n\nword", "word")
    assert found.first_from(0) == 1
    assert found.step(1) == (2, False)
    assert found.step(1) == (1, True)
    assert found.step(-1) == (2, True)


def test_the_first_match_is_the_one_at_or_below_the_row_else_the_very_first():
    found = matches("word\n\nno\n\nword", "word")
    assert found.first_from(1) == 2
    assert found.first_from(99) == 1


def test_nothing_found_is_no_error():
    for query in ("absent", "", "  "):
        found = matches("a word", query)
        assert found.count == 0
        assert found.first_from(0) == 0
        assert found.step(1) == (0, False)
        assert found.row() is None
        assert found.ranges(0) == []


def test_an_empty_document_has_no_matches():
    assert matches("", "a").first_from(0) == 0


def test_a_marked_row_says_the_same_with_hits_in_it():
    layout = Layout(Document("**a word** or word"), 40)
    found = find(layout, "word")
    found.first_from(0)
    line = layout.lines(0, 1)[0]
    marked = found.mark(0, line)
    assert marked.text == line.text
    assert Span("word", "strong hit.current") in marked.spans
    assert Span("word", "hit") in marked.spans
