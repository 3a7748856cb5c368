import errno
import os
from dataclasses import replace
from threading import Event

import pytest

from mltui.errors import NotSavedError
from mltui.paths import Paths
from mltui.state.journal import Clock, Op, encode
from mltui.state.records import Bookmark, Place
from mltui.state.store import Store

NOTE = Bookmark("mltui:nice", title="NICE", created="2026-10-05T08:00:00Z")
SECTION = replace(NOTE, anchor="loss", section="损失", created="2026-10-06T08:00:00Z")


@pytest.fixture
def paths(tmp_path):
    return Paths.under(tmp_path)


def test_an_empty_store_writes_nothing(paths):
    with Store.open(paths) as store:
        assert store.bookmarks() == ()
        assert store.recent() == ()
        assert store.unsaved_reason == ""
        store.saved()
    assert not paths.data.exists()


def test_what_was_saved_is_there_at_the_next_start(paths):
    place = Place("mltui:nice", "zh", ("耦合层",), "0a1b", 3, 0.5)
    with Store.open(paths) as store:
        store.add_bookmark(NOTE)
        store.add_bookmark(SECTION)
        store.mark_read("mltui:dpo")
        store.add_visit("mltui:dpo")
        store.set_place(place)
    with Store.open(paths) as store:
        assert store.bookmarks() == (SECTION, NOTE)
        assert store.bookmark("mltui:nice") == NOTE
        assert store.bookmark("mltui:nice", "loss") == SECTION
        assert store.bookmark("mltui:nice", "none") is None
        assert store.is_bookmarked("mltui:nice")
        assert store.bookmarked_notes() == {"mltui:nice"}
        assert store.read_notes() == {"mltui:dpo"}
        assert [visit.note for visit in store.recent()] == ["mltui:dpo"]
        assert store.place("mltui:nice") == place
        assert store.place("mltui:dpo") is None


def test_every_running_mltui_has_one_journal(paths):
    for _ in range(3):
        with Store.open(paths) as store:
            store.add_bookmark(NOTE)
            store.mark_read("mltui:nice")
            store.mark_unread("mltui:nice")
    assert len(list(paths.journals.iterdir())) == 3


def test_saved_returns_with_the_bookmark_on_the_disk(paths):
    store = Store.open(paths)
    store.add_bookmark(NOTE)
    store.saved()
    assert Store.open(paths).bookmarks() == (NOTE,)
    store.close()


def test_a_bookmark_without_a_time_gets_one(paths):
    with Store.open(paths) as store:
        made = store.add_bookmark(Bookmark("n"))
        assert made.created.endswith("Z")
        assert store.bookmark("n") == made


def test_a_removed_bookmark_is_gone_for_good(paths):
    with Store.open(paths) as store:
        store.add_bookmark(NOTE)
        assert store.remove_bookmark("mltui:nice")
        assert not store.remove_bookmark("mltui:nice")
        assert not store.is_bookmarked("mltui:nice")
    with Store.open(paths) as store:
        assert store.bookmarks() == ()


def test_undo_takes_back_one_change_after_the_other(paths):
    with Store.open(paths) as store:
        store.add_bookmark(NOTE)
        store.add_bookmark(replace(NOTE, comment="gut"))
        store.remove_bookmark("mltui:nice")
        assert store.undo_bookmark() == (replace(NOTE, comment="gut"), None)
        assert store.bookmarks() == (replace(NOTE, comment="gut"),)
        store.undo_bookmark()
        assert store.bookmarks() == (NOTE,)
        assert store.undo_bookmark() == (None, NOTE)
        assert store.bookmarks() == ()
        assert store.undo_bookmark() is None
    with Store.open(paths) as store:
        assert store.bookmarks() == ()


def test_undo_leaves_what_another_session_changed_since(paths):
    with Store.open(paths) as mine, Store.open(paths) as other:
        mine.add_bookmark(NOTE)
        mine.saved()
        other.refresh()
        other.add_bookmark(replace(NOTE, comment="other"))
        other.saved()
        mine.refresh()
        assert mine.undo_bookmark() is None
        assert mine.bookmarks() == (replace(NOTE, comment="other"),)


def test_other_sessions_changes_arrive_with_refresh(paths):
    with Store.open(paths) as mine, Store.open(paths) as other:
        other.add_bookmark(NOTE)
        other.saved()
        assert mine.bookmarks() == ()
        assert mine.refresh()
        assert mine.bookmarks() == (NOTE,)
        assert not mine.refresh()
        mine.remove_bookmark("mltui:nice")
        mine.saved()
        assert other.refresh()
        assert other.bookmarks() == ()


def test_the_later_change_wins_whatever_the_wall_clock_says(paths, monkeypatch):
    with Store.open(paths) as store:
        store.mark_read("n")
    monkeypatch.setattr("time.gmtime", lambda: (1970, 1, 1, 0, 0, 0, 3, 1, 0))
    with Store.open(paths) as store:
        store.mark_unread("n")
    with Store.open(paths) as store:
        assert store.read_notes() == set()


def test_changes_follow_even_a_clock_at_its_limit(paths):
    paths.journals.mkdir(parents=True, mode=0o700)
    line = encode(Op("read", "n", {"note": "n"}, Clock(2**53 - 1, "")))
    (paths.journals / "a.jsonl").write_bytes(line)
    with Store.open(paths) as store:
        store.mark_unread("n")
        store.add_bookmark(NOTE)
    with Store.open(paths) as store:
        assert store.read_notes() == set()
        assert store.bookmarks() == (NOTE,)


def test_a_full_disk_is_told_and_loses_nothing(paths, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    heard, called = [], Event()

    def listen(failure):
        heard.append(failure)
        called.set()

    store = Store.open(paths)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        store.add_bookmark(NOTE, listen)
        assert called.wait(10)
        with pytest.raises(NotSavedError):
            store.saved()
        assert store.unsaved_reason == "disk-full"
        assert store.bookmarks() == (NOTE,)
    store.saved()
    assert store.unsaved_reason == ""
    assert [failure and failure.code for failure in heard] == ["not-saved", None]
    store.close()
    assert Store.open(paths).bookmarks() == (NOTE,)


def test_without_a_home_everything_works_in_memory_and_says_so():
    heard = []
    with Store.in_memory("no-home") as store:
        store.add_bookmark(NOTE, heard.append)
        store.set_place(Place("n"))
        assert store.bookmarks() == (NOTE,)
        assert store.unsaved_reason == "no-home"
        assert heard[0].arguments["reason"] == "no-home"
        assert not store.refresh()
        assert store.skipped == (0, 0, 0)
        with pytest.raises(NotSavedError):
            store.saved()


def test_a_directory_others_may_write_in_is_not_used(paths):
    paths.journals.mkdir(parents=True)
    paths.journals.chmod(0o777)
    with Store.open(paths) as store:
        store.add_bookmark(NOTE)
        assert store.unsaved_reason == "unsafe-directory"
    assert list(paths.journals.iterdir()) == []


def test_a_file_in_the_way_is_told(paths):
    paths.data.parent.mkdir(exist_ok=True)
    paths.data.write_text("")
    with Store.open(paths) as store:
        assert store.unsaved_reason
        store.add_bookmark(NOTE)
        with pytest.raises(NotSavedError):
            store.saved()
    assert paths.data.read_text() == ""


def test_places_are_gathered_and_the_last_one_is_kept(paths):
    with Store.open(paths) as store:
        for offset in range(300):
            store.set_place(Place("n", offset=offset))
        assert store.place("n") == Place("n", offset=299)
    (journal,) = paths.journals.iterdir()
    assert journal.read_bytes().count(b"\n") <= 3
    with Store.open(paths) as store:
        assert store.place("n") == Place("n", offset=299)


def test_the_same_place_is_written_once(paths):
    with Store.open(paths) as store:
        store.set_place(Place("n", offset=1))
        store.saved()
        store.set_place(Place("n", offset=1))
    (journal,) = paths.journals.iterdir()
    assert journal.read_bytes().count(b"\n") == 1


def test_skipped_lines_are_counted(paths):
    paths.journals.mkdir(parents=True, mode=0o700)
    refused = encode(Op("read", "n", {"note": 3}, Clock(1, "s")))
    unknown = encode(Op("card", "n", {}, Clock(2, "s")))
    (paths.journals / "a.jsonl").write_bytes(b"damaged\n" + refused + unknown)
    with Store.open(paths) as store:
        assert store.skipped == (1, 1, 1)


def test_refreshing_survives_a_directory_that_cannot_be_read(paths, monkeypatch):
    def broken(_):
        raise OSError(errno.EIO, "Input/output error")

    with Store.open(paths) as store:
        store.add_bookmark(NOTE)
        with monkeypatch.context() as patch:
            patch.setattr(os, "scandir", broken)
            assert not store.refresh()
        assert store.bookmarks() == (NOTE,)


def test_a_directory_that_cannot_be_read_at_the_start_is_not_written_either(paths, monkeypatch):
    def broken(_):
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", broken)
        store = Store.open(paths)
    with pytest.raises(NotSavedError) as caught:
        store.saved()
    assert caught.value.arguments == {
        "path": str(paths.journals),
        "reason": "Input/output error",
    }
