import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mltui.state.records import KINDS, Bookmark, Place, ReadMark, Record, Visit, bookmark_key

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
FIELD_NAMES = sorted({"note", *Bookmark.__match_args__, *Place.__match_args__, "at", "extra"})

FULL = Bookmark(
    "mltui:dpo",
    "loss",
    title="DPO：直接偏好优化",
    topic="对齐",
    section="损失函数",
    path="/data/notes/alignment/dpo/zh.md",
    language="zh",
    paragraph="0a1b",
    digest="2c3d",
    created="2026-11-09T08:00:00Z",
    tags=("对齐", "偏好"),
    comment="两行\n第二行",
)


@pytest.mark.parametrize(
    "record",
    [
        FULL,
        Place("mltui:nice", "zh", ("耦合层", "雅可比"), "0a1b", offset=12, fraction=0.25),
        ReadMark("mltui:nice", "2026-11-09T08:00:00Z"),
        Visit("mltui:nice", "2026-11-09T08:00:00Z"),
    ],
)
def test_a_record_comes_back_from_json_as_it_was(record):
    assert type(record).from_json(json.loads(json.dumps(record.to_json()))) == record


def test_keys_of_a_newer_version_are_handed_on():
    given_json = {**FULL.to_json(), "colour": "red", "deep": {"a": [1]}}
    record = Bookmark.from_json(json.loads(json.dumps(given_json)))
    assert record
    assert record.title == FULL.title
    assert record.to_json()["colour"] == "red"
    assert record.to_json()["deep"] == {"a": [1]}


def test_missing_keys_have_their_defaults():
    assert Bookmark.from_json({"note": "mltui:nice"}) == Bookmark("mltui:nice")


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        "mltui:nice",
        {},
        {"note": ""},
        {"note": "\n"},
        {"note": 3},
        {"note": "n", "title": None},
        {"note": "n", "tags": "a"},
        {"note": "n", "tags": [1]},
        {"note": "n", "created": 5},
    ],
)
def test_a_wrong_type_is_refused(wrong):
    assert Bookmark.from_json(wrong) is None


@pytest.mark.parametrize("fraction", [True, 2, -1, float("nan"), float("inf"), 10**400, "0.5"])
def test_a_fraction_that_is_none_is_refused(fraction):
    assert Place.from_json({"note": "n", "fraction": fraction}) is None


def test_a_fraction_out_of_range_is_bounded_when_made_here():
    assert Place("n", fraction=float("nan")).fraction == 0
    assert Place("n", fraction=7.5).fraction == 1


def test_texts_are_cleaned():
    bookmark = Bookmark("n", title="a\x1b[31m\nb", comment="x\x9by\nz", tags=("\u202et",))
    assert bookmark.title == "a␛[31m b"
    assert bookmark.comment == "x⟨U+009B⟩y\nz"
    assert bookmark.tags == ("⟨U+202E⟩t",)


def test_a_path_keeps_its_blanks():
    assert Bookmark("n", path="/a  b/c .md").path == "/a  b/c .md"


def test_a_section_and_its_note_have_different_keys():
    assert Bookmark("n").key == "n#"
    assert Bookmark("n", "a").key == "n#a"
    assert bookmark_key(" n\n", "a") == Bookmark(" n\n", "a").key


@given(
    st.sampled_from(list(KINDS.values())),
    st.dictionaries(st.sampled_from(FIELD_NAMES) | st.text(), ANY_JSON) | ANY_JSON,
)
def test_whatever_json_says_gives_a_sound_record_or_none(kind: type[Record], value):
    record = kind.from_json(value)
    if record is not None:
        assert kind.from_json(json.loads(json.dumps(record.to_json(), allow_nan=False))) == record
