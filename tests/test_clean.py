import pytest
from hypothesis import given
from hypothesis import strategies as st

from mltui.text.clean import clean, clean_line, fold, is_unsafe, strip_unsafe

anything = st.text(st.characters(exclude_categories=()))


@given(anything)
def test_cleaning_leaves_nothing_that_could_act_on_a_terminal(text):
    assert strip_unsafe(clean(text)) == clean(text).replace("\t", " ").replace("\n", " ")


@given(anything)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(anything)
def test_a_cleaned_line_is_one_line(text):
    line = clean_line(text)
    assert line.splitlines() in ([], [line])
    assert line == line.strip()


@given(anything)
def test_the_last_guard_lets_nothing_unsafe_through(text):
    assert not is_unsafe(strip_unsafe(text))
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in strip_unsafe(text))


@given(st.text("aé中文，\u0301 \n\t😀\u200d\ufe0f"))
def test_ordinary_text_stays_as_it_is(text):
    assert clean(text[:8]) == text[:8]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("\x7f", "␡"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("\u202eevil", "⟨U+202E⟩evil"),
        ("a\u200fb", "a⟨U+200F⟩b"),
        ("\ud800", "\ufffd"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufefftext", "text"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_what_is_dangerous_becomes_visible(text, shown):
    assert clean(text) == shown


def test_characters_without_width_or_meaning_are_dropped():
    assert clean("\u200b机器\u200b学习\u2060\ufeff") == "机器学习"


def test_at_most_eight_marks_stay_on_one_character():
    assert clean("e" + "\u0301" * 50) == "e" + "\u0301" * 8


@pytest.mark.parametrize(
    ("one", "other"),
    [("ＡＢＣ", "abc"), ("Dropout", "dropout"), ("a\u200bb", "ab"), ("ﬁ", "fi"), ("，", ",")],
)
def test_folding_brings_different_writings_together(one, other):
    assert fold(one) == fold(other)
