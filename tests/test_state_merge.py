import json
import os
import zlib

from hypothesis import given
from hypothesis import strategies as st

from mltui.state.journal import Clock, Op, encode
from mltui.state.records import Bookmark, Place, ReadMark
from mltui.state.replay import Merged, Replay

KEYS = ("a", "b", "c")
OPS = st.lists(
    st.builds(
        Op,
        st.sampled_from(["read", "visit"]),
        st.sampled_from(KEYS),
        st.none() | st.fixed_dictionaries({"note": st.sampled_from([*KEYS, 3]), "at": st.text()}),
        st.builds(Clock, st.integers(1, 6), st.sampled_from("xyz")),
    )
)


def merged(*parts):
    result = Merged()
    for part in parts:
        for op in part:
            result.add(op)
    return result._standing


@given(OPS, OPS)
def test_merging_is_commutative(one, other):
    assert merged(one, other) == merged(other, one)


@given(OPS, OPS, OPS)
def test_merging_is_associative(one, two, three):
    assert merged(one, two, three) == merged(three, one, two) == merged(two + three, one)


@given(OPS)
def test_merging_is_idempotent(ops):
    assert merged(ops) == merged(ops, ops)


@given(OPS, st.randoms(use_true_random=False))
def test_the_order_of_lines_makes_no_difference(ops, random):
    shuffled = random.sample(ops, len(ops))
    assert merged(ops) == merged(shuffled)


def read_mark(note, n, session="s", **more):
    return Op("read", note, {"note": note, **more}, Clock(n, session))


def replayed(directory):
    replay, result = Replay(directory), Merged()
    for op in replay.poll():
        result.add(op)
    return replay, result


def test_a_removed_bookmark_stays_removed_after_merging(tmp_path):
    added = Op("bookmark", "n#", Bookmark("n").to_json(), Clock(1, "one"))
    removed = Op("bookmark", "n#", None, Clock(2, "two"))
    (tmp_path / "z.jsonl").write_bytes(encode(added))
    (tmp_path / "a.jsonl").write_bytes(encode(removed))
    assert replayed(tmp_path)[1].get(Bookmark, "n#") is None


def test_a_refused_value_does_not_hide_the_older_good_one(tmp_path):
    lines = encode(read_mark("n", 1, at="first")) + encode(read_mark("n", 2, at=5))
    (tmp_path / "a.jsonl").write_bytes(lines)
    _, result = replayed(tmp_path)
    assert result.get(ReadMark, "n") == ReadMark("n", "first")
    assert result.refused == 1


def test_unknown_ops_and_newer_versions_are_skipped_and_stay(tmp_path):
    newer = Op("read", "n", {"note": "n"}, Clock(50, "s"), v=2)
    other = Op("annotation", "n", {"text": "x"}, Clock(60, "s"))
    strange = json.dumps({"v": 3, "clock": [70, "s"]}).encode()
    data = encode(newer) + encode(other) + b"%08x %s\n" % (zlib.crc32(strange), strange)
    (tmp_path / "a.jsonl").write_bytes(data)
    replay, result = replayed(tmp_path)
    assert result.get(ReadMark, "n") is None
    assert replay.skipped == (0, 3, 0)
    assert replay.clock == 70
    assert (tmp_path / "a.jsonl").read_bytes() == data


def test_damaged_lines_are_counted_once(tmp_path):
    good = encode(read_mark("n", 1))
    (tmp_path / "a.jsonl").write_bytes(b"garbage\n" + good + bytes(40) + b"\n")
    replay, result = replayed(tmp_path)
    assert result.get(ReadMark, "n")
    assert replay.skipped.damaged == 2
    assert replay.poll() == []
    assert replay.skipped.damaged == 2


def test_a_torn_tail_is_read_when_it_is_whole(tmp_path):
    path = tmp_path / "a.jsonl"
    first, second = encode(read_mark("m", 1)), encode(read_mark("n", 2))
    path.write_bytes(first + second[:30])
    replay = Replay(tmp_path)
    assert [op.key for op in replay.poll()] == ["m"]
    assert replay.skipped.damaged == 0
    path.write_bytes(first + second[:-1])
    assert [op.key for op in replay.poll()] == ["n"]
    path.write_bytes(first + second)
    assert [op.key for op in replay.poll()] == ["n"]
    assert replay.poll() == []


def test_only_what_was_added_is_read_again(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(encode(read_mark("m", 1)))
    replay = Replay(tmp_path)
    replay.poll()
    with path.open("ab") as file:
        file.write(encode(read_mark("n", 2)))
    (tmp_path / "b.jsonl").write_bytes(encode(read_mark("o", 1, "t")))
    assert sorted(op.key for op in replay.poll()) == ["n", "o"]


def test_a_file_that_shrank_or_was_replaced_is_read_from_its_beginning(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(encode(read_mark("m", 1)) + encode(read_mark("n", 2)))
    replay = Replay(tmp_path)
    replay.poll()
    path.write_bytes(encode(read_mark("m", 1)))
    assert [op.key for op in replay.poll()] == ["m"]
    new = tmp_path / "new"
    new.write_bytes(encode(read_mark("o", 4)) + encode(read_mark("p", 5)))
    new.replace(path)
    assert sorted(op.key for op in replay.poll()) == ["o", "p"]


def test_only_plain_journal_files_are_read(tmp_path):
    good = tmp_path / "a.jsonl"
    good.write_bytes(encode(read_mark("n", 1)))
    (tmp_path / "b.jsonl").mkdir()
    (tmp_path / "c.jsonl").symlink_to(good)
    (tmp_path / "d.txt").write_bytes(encode(read_mark("x", 9)))
    os.mkfifo(tmp_path / "e.jsonl")
    assert [op.key for op in Replay(tmp_path).poll()] == ["n"]
    assert Replay(tmp_path, own=good).poll() == []
    assert Replay(tmp_path / "none").poll() == []


def test_newest_first_goes_by_time_then_by_clock():
    result = Merged()
    for note, at, n in (("old", "2025", 9), ("new", "2026", 1), ("later", "2026", 2)):
        result.add(read_mark(note, n, at=at))
    assert [mark.note for mark in result.newest_first(ReadMark, "at")] == ["later", "new", "old"]
    assert result.newest_first(Place, "note") == ()
