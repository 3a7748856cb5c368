import errno
import json
import os
import stat
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mltui.errors import NotSavedError
from mltui.state.journal import (
    Clock,
    Journal,
    Op,
    decode,
    decode_all,
    encode,
    reason_not_writable,
)

OPS = [
    Op("read", f"n{i}", {"note": f"n{i}", "at": "1234567 { 强"}, Clock(i + 1, "s"))
    for i in range(8)
]
DATA = b"".join(map(encode, OPS))


def journal(tmp_path):
    return Journal(tmp_path / "state" / "ops", "5e55")


def test_the_line_format_never_changes():
    op = Op("bookmark", "n#a", {"note": "n", "title": "强"}, Clock(7, "5e55"))
    body = (
        rb'{"v":1,"op":"bookmark","key":"n#a","val":{"note":"n","title":"\u5f3a"},'
        rb'"clock":[7,"5e55"]}'
    )
    assert encode(op) == b"%08x %s\n" % (zlib.crc32(body), body)
    assert decode(encode(op)[:-1]) == op


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"[]",
        b"nonsense",
        b"[" * 100_000,
        b"\xff",
        b'{"v":1,"op":"a","key":"k","val":null}',
        b'{"v":1,"op":"a","key":"k","val":null,"clock":[0,"s"]}',
        b'{"v":1,"op":"a","key":"k","val":null,"clock":[9007199254740992,"s"]}',
        b'{"v":1,"op":"a","key":"k","val":null,"clock":["1","s"]}',
        b'{"v":"1","op":"a","key":"k","val":null,"clock":[1,"s"]}',
    ],
)
def test_a_sound_checksum_alone_makes_no_op(body):
    assert decode(b"%08x %s" % (zlib.crc32(body), body)) is None


def test_of_a_newer_version_the_clock_is_understood():
    body = b'{"v":2,"do":[1],"clock":[41,"s"]}'
    assert decode(b"%08x %s" % (zlib.crc32(body), body)) == Op("", "", None, Clock(41, "s"), 2)


@given(st.data())
def test_damage_never_gives_a_wrong_op(data):
    damaged = bytearray(DATA)
    at = data.draw(st.integers(0, len(DATA) - 1))
    match data.draw(st.sampled_from(["cut", "zero", "noise", "insert"])):
        case "cut":
            del damaged[at:]
        case "zero":
            end = min(len(damaged), at + data.draw(st.integers(1, 300)))
            damaged[at:end] = bytes(end - at)
        case "noise":
            noise = data.draw(st.binary(min_size=1, max_size=60))
            damaged[at : at + len(noise)] = noise
        case _:
            damaged[at:at] = data.draw(st.binary(min_size=1, max_size=60))
    assert all(op in OPS for op in decode_all(bytes(damaged)) if op)


def test_one_flipped_bit_costs_one_line_at_most():
    for at in range(len(DATA)):
        damaged = bytearray(DATA)
        damaged[at] ^= 1 << at % 8
        found = list(filter(None, decode_all(bytes(damaged))))
        assert len(found) >= len(OPS) - 1
        assert all(op in OPS for op in found)


def test_a_lost_line_feed_costs_nothing():
    whole = DATA.replace(b"\n", b"", 3)
    assert list(filter(None, decode_all(whole))) == OPS


def test_nothing_is_made_before_the_first_line(tmp_path):
    journal(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_files_and_directories_are_private(tmp_path):
    book = journal(tmp_path)
    book.append(DATA)
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(book.path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(book.path.parent.parent.stat().st_mode) == 0o700


def test_lines_are_appended_in_order(tmp_path):
    book = journal(tmp_path)
    for op in OPS:
        book.append(encode(op))
    assert book.path.read_bytes() == DATA


def test_a_deleted_journal_is_made_again(tmp_path):
    book = journal(tmp_path)
    book.append(DATA)
    book.path.unlink()
    book.path.parent.rmdir()
    book.append(encode(OPS[0]))
    assert book.path.read_bytes() == encode(OPS[0])


def test_a_link_in_the_journals_place_is_not_followed(tmp_path):
    book = journal(tmp_path)
    book.path.parent.mkdir(mode=0o700, parents=True)
    victim = tmp_path / "victim"
    victim.write_text("mine")
    book.path.symlink_to(victim)
    with pytest.raises(NotSavedError):
        book.append(DATA)
    assert victim.read_text() == "mine"


def half_written(fd, data, *, real=os.write):
    if len(data) > 10:
        return real(fd, data[: len(data) // 2])
    raise OSError(errno.ENOSPC, "No space left on device")


def cannot_sync(_fd):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(("call", "fails"), [("write", half_written), ("fsync", cannot_sync)])
def test_a_failed_append_leaves_the_file_as_it_was(tmp_path, monkeypatch, call, fails):
    book = journal(tmp_path)
    book.append(encode(OPS[0]))
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        with pytest.raises(NotSavedError) as caught:
            book.append(encode(OPS[1]))
    assert caught.value.arguments == {"path": book.path, "reason": "disk-full"}
    assert book.path.read_bytes() == encode(OPS[0])
    book.append(encode(OPS[1]))
    assert book.path.read_bytes() == encode(OPS[0]) + encode(OPS[1])


def test_what_could_not_be_taken_back_does_not_spoil_the_next_line(tmp_path, monkeypatch):
    book = journal(tmp_path)
    book.append(encode(OPS[0]))
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half_written)
        patch.setattr(os, "ftruncate", lambda *_: half_written(0, b""))
        with pytest.raises(NotSavedError):
            book.append(encode(OPS[1]))
    book.append(encode(OPS[2]))
    found = list(decode_all(book.path.read_bytes()))
    assert found == [OPS[0], None, OPS[2]]


def test_a_directory_that_cannot_be_synchronised_on_its_own_is_no_error(tmp_path, monkeypatch):
    real = os.fsync

    def sync(fd):
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(fd)

    monkeypatch.setattr(os, "fsync", sync)
    book = journal(tmp_path)
    book.append(DATA)
    assert book.path.read_bytes() == DATA


def test_a_new_file_counts_only_when_its_directory_is_on_the_disk(tmp_path, monkeypatch):
    real = os.fsync
    book = journal(tmp_path)
    book.path.parent.mkdir(mode=0o700, parents=True)

    def sync(fd):
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        real(fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", sync)
        for _ in range(2):
            with pytest.raises(NotSavedError):
                book.append(DATA)
    book.append(DATA)
    assert book.path.read_bytes() == DATA


def test_a_directory_others_may_write_in_is_named(tmp_path):
    tmp_path.chmod(0o777)
    assert reason_not_writable(tmp_path) == "unsafe-directory"
    tmp_path.chmod(0o700)
    assert reason_not_writable(tmp_path / "not" / "yet") == ""


def test_a_file_where_a_directory_should_be_is_named(tmp_path):
    (tmp_path / "state").write_text("")
    assert reason_not_writable(tmp_path / "state" / "ops")
    with pytest.raises(NotSavedError):
        journal(tmp_path).append(DATA)


def test_the_text_of_a_line_is_ascii_json():
    line = encode(Op("read", "强\n\ud800", {"note": "学\x1b"}, Clock(1, "s")))
    assert line.isascii()
    assert json.loads(line[9:])["key"] == "强\n\ud800"
