from threading import Event

import pytest

from mltui.errors import NotSavedError
from mltui.state.writer import Writer


class Disk:
    """A file in memory that can be full, or slow until it is let go."""

    def __init__(self):
        self.path = "journal"
        self.data = b""
        self.appends = 0
        self.full = False
        self.free = Event()
        self.free.set()

    def append(self, lines):
        assert self.free.wait(10)
        self.appends += 1
        if self.full:
            raise NotSavedError(path=self.path, reason="disk-full")
        self.data += lines


class Listener:
    def __init__(self):
        self.heard = []
        self.called = Event()

    def __call__(self, failure):
        self.heard.append(failure and failure.arguments["reason"])
        self.called.set()


def test_lines_reach_the_disk_in_order():
    disk = Disk()
    writer = Writer(disk)
    for i in range(50):
        writer.put(b"%d," % i)
    writer.flush()
    assert disk.data == b"".join(b"%d," % i for i in range(50))


def test_a_listener_hears_of_the_saving():
    listener = Listener()
    writer = Writer(Disk())
    writer.put(b"a", listener)
    assert listener.called.wait(10)
    assert listener.heard == [None]


def test_asking_never_waits_for_a_slow_disk():
    disk = Disk()
    disk.free.clear()
    writer = Writer(disk)
    for i in range(100):
        writer.put(b"%d," % i)
        writer.hold("place", b"-")
    assert disk.data == b""
    disk.free.set()
    writer.flush()
    assert disk.data.count(b",") == 100


def test_what_waits_in_line_is_written_at_once_together():
    disk = Disk()
    disk.free.clear()
    writer = Writer(disk)
    for i in range(100):
        writer.put(b"%d," % i)
    disk.free.set()
    writer.flush()
    assert disk.appends <= 3


def test_of_many_places_few_are_written_and_always_the_last():
    disk = Disk()
    writer = Writer(disk)
    for i in range(500):
        writer.hold("a", b"a%d," % i)
        writer.hold("b", b"b%d," % i)
    writer.close(10)
    written = disk.data.split(b",")
    assert len(written) <= 5
    assert b"a499" in written
    assert b"b499" in written


def test_a_full_disk_loses_nothing_and_writing_resumes():
    disk, listener = Disk(), Listener()
    writer = Writer(disk)
    writer.put(b"0,")
    writer.flush()
    disk.full = True
    for i in range(1, 10):
        writer.put(b"%d," % i, listener)
    writer.hold("place", b"p,")
    with pytest.raises(NotSavedError):
        writer.flush()
    assert writer.failure
    assert disk.data == b"0,"
    disk.full = False
    writer.flush()
    assert writer.failure is None
    writer.close(10)
    assert disk.data == b"0,1,2,3,4,5,6,7,8,9,p,"
    assert sorted(listener.heard, key=str) == [None] * 9 + ["disk-full"] * 9


def test_a_failure_is_told_once_however_often_it_is_tried():
    disk, listener = Disk(), Listener()
    disk.full = True
    writer = Writer(disk)
    writer.put(b"a", listener)
    for _ in range(5):
        with pytest.raises(NotSavedError):
            writer.flush()
    disk.full = False
    writer.close(10)
    assert listener.heard == ["disk-full", None]


def test_a_line_once_tried_keeps_its_place():
    disk = Disk()
    disk.full = True
    writer = Writer(disk)
    writer.hold("p", b"first,")
    with pytest.raises(NotSavedError):
        writer.flush()
    writer.hold("p", b"second,")
    disk.full = False
    writer.close(10)
    assert disk.data == b"first,second,"


def test_closing_says_what_is_lost():
    disk = Disk()
    disk.full = True
    writer = Writer(disk)
    writer.put(b"a")
    with pytest.raises(NotSavedError):
        writer.close(10)


def test_closing_does_not_wait_for_ever():
    disk = Disk()
    disk.free.clear()
    writer = Writer(disk)
    writer.put(b"a")
    with pytest.raises(NotSavedError) as caught:
        writer.close(0)
    assert caught.value.arguments["reason"] == "timeout"
    disk.free.set()


def test_a_listener_that_fails_does_not_end_the_saving():
    disk = Disk()

    def gone(_failure):
        raise RuntimeError

    writer = Writer(disk)
    writer.put(b"a", gone)
    writer.flush()
    writer.put(b"b")
    writer.close(10)
    assert disk.data == b"ab"


def test_without_a_change_there_is_no_thread():
    writer = Writer(Disk(), failure="read-only")
    writer.flush()
    writer.close(0)
    assert writer.failure
    assert writer._thread is None
