import csv
import json
from io import StringIO

import pytest

from mltui.library.sources import save_sources
from mltui.state.records import Bookmark
from mltui.state.store import Store

FIELDS = ["note", "title", "topic", "section", "anchor", "path", "created", "tags", "comment"]


def keep(paths, *bookmarks):
    with Store.open(paths) as store:
        for bookmark in bookmarks:
            store.add_bookmark(bookmark)
        store.saved()


def kept(paths):
    with Store.open(paths) as store:
        return store.bookmarks()


def test_an_empty_export_is_an_empty_array(run):
    result = run("--export", "bookmarks")
    assert (result.code, result.out, result.err) == (0, "[]\n", "")


def test_exporting_writes_nothing_into_the_home(run, home):
    run("--export", "bookmarks")
    assert not home.exists()


def test_a_bookmark_says_all_of_itself(run, furnished):
    result = run("bookmark", "add", "coupling#affine", "--tag", "a", "--tag", "b", "--comment", "c")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Bookmarked: mltui:coupling#affine\n"
    (bookmark,) = kept(furnished)
    assert (bookmark.note, bookmark.anchor) == ("mltui:coupling", "affine")
    assert bookmark.title.startswith("Coupling layers")
    assert bookmark.topic == "Generative models › Flows"
    assert bookmark.section == "Affine coupling"
    assert bookmark.path.endswith("coupling/en.md")
    assert bookmark.language == "en"
    assert bookmark.tags == ("a", "b")
    assert bookmark.comment == "c"
    assert bookmark.created
    assert bookmark.paragraph
    assert bookmark.digest


def test_the_export_has_the_promised_fields(run, furnished):
    run("bookmark", "add", "coupling#affine", "--tag", "a")
    result = run("--export", "bookmarks")
    assert result.out.isascii()
    (record,) = result.json
    assert list(record) == FIELDS
    assert record["note"] == "mltui:coupling"
    assert record["anchor"] == "affine"
    assert record["tags"] == ["a"]
    assert furnished.journals.exists()


@pytest.mark.usefixtures("furnished")
def test_every_format_can_be_exported(run):
    run("bookmark", "add", "adam")
    run("bookmark", "add", "策略梯度")
    assert len(run("--export", "bookmarks", "--format", "jsonl").lines) == 2
    rows = list(csv.DictReader(StringIO(run("--export", "bookmarks", "--format", "csv").out)))
    assert [row["note"] for row in rows] == [
        record["note"] for record in run("--export", "bookmarks").json
    ]
    assert run("--export", "bookmarks", "--format", "markdown").out.count("- [") == 2


@pytest.mark.usefixtures("furnished")
def test_an_export_can_go_to_a_file(run, tmp_path):
    run("bookmark", "add", "adam")
    result = run("--export", "bookmarks", "-o", str(tmp_path / "out.json"))
    assert result.out == ""
    assert json.loads((tmp_path / "out.json").read_text())[0]["note"] == "mltui:adam"
    assert [path.name for path in tmp_path.glob("*out*")] == ["out.json"]


@pytest.mark.usefixtures("furnished")
def test_a_file_that_cannot_be_written_is_told(run, tmp_path):
    result = run("--export", "bookmarks", "-o", str(tmp_path / "none" / "out.json"))
    assert result.code == 3
    assert "out.json" in result.err


def test_the_export_says_what_notes_are_called_now(run, furnished):
    old = Bookmark(
        "mltui:adam", anchor="bias", title="Old", topic="Old", section="Old", path="/old"
    )
    keep(furnished, old)
    (record,) = run("--export", "bookmarks").json
    assert record["title"] == "The Adam optimiser"
    assert record["topic"] == "Optimisation"
    assert record["section"] == "Bias correction"
    assert record["path"].endswith("adam/en.md")


def test_what_is_gone_is_exported_as_it_was(run, furnished):
    keep(
        furnished,
        Bookmark("folder:gone", title="Gone", topic="Topic", path="/old"),
        Bookmark("mltui:adam", anchor="gone", section="A section"),
    )
    by_note = {record["note"]: record for record in run("--export", "bookmarks").json}
    assert by_note["folder:gone"]["title"] == "Gone"
    assert by_note["folder:gone"]["path"] == "/old"
    assert by_note["mltui:adam"]["section"] == "A section"


def test_the_export_needs_neither_index_nor_sources(run, paths):
    save_sources(paths.sources_file, ())
    paths.sources_file.write_text("broken")
    keep(paths, Bookmark("folder:a", title="A", created="2026-01-01T00:00:00Z"))
    result = run("--export", "bookmarks")
    assert (result.code, result.json[0]["title"]) == (0, "A")


def test_bookmarks_that_cannot_be_read_are_not_taken_for_none(run, paths):
    keep(paths, Bookmark("folder:a"))
    paths.journals.chmod(0o777)
    result = run("--export", "bookmarks")
    assert (result.code, result.out) == (3, "")
    assert str(paths.journals) in result.err


@pytest.mark.usefixtures("furnished")
@pytest.mark.parametrize("note", ["nothing", "adam#nothing"])
def test_what_is_not_there_cannot_be_bookmarked(run, note):
    assert run("bookmark", "add", note).code == 1
    assert run("--export", "bookmarks").json == []


@pytest.mark.usefixtures("furnished")
def test_a_removed_bookmark_is_gone(run):
    run("bookmark", "add", "adam")
    run("bookmark", "add", "adam#bias")
    assert run("bookmark", "remove", "adam").code == 0
    assert [record["anchor"] for record in run("--export", "bookmarks").json] == ["bias"]
    assert run("bookmark", "remove", "mltui:adam#bias").code == 0
    assert run("--export", "bookmarks").json == []


@pytest.mark.parametrize("note", ["adam", "adam#bias", "nothing"])
def test_removing_what_is_not_bookmarked_is_nothing_found(run, paths, note):
    keep(paths, Bookmark("mltui:adam", anchor="update"))
    result = run("bookmark", "remove", note)
    assert (result.code, result.out) == (1, "")
    assert note in result.err


def test_a_bookmark_of_a_vanished_note_can_be_removed(run, paths):
    keep(paths, Bookmark("folder:long/gone", anchor="x"), Bookmark("folder:c#-intro"))
    assert run("bookmark", "remove", "gone#x").code == 0
    assert run("bookmark", "remove", "c#-intro").code == 0
    assert kept(paths) == ()


def test_bookmarks_are_listed_newest_first(run, paths):
    keep(
        paths,
        Bookmark("folder:a", title="A", created="2026-01-01T00:00:00Z"),
        Bookmark("folder:b", anchor="s", title="B", section="S", created="2026-02-01T00:00:00Z"),
    )
    shown = "2026-02-01  folder:b#s  B › S\n2026-01-01  folder:a  A\n"
    assert run("bookmark", "list").out == shown
    assert run("bookmark").out == shown
    assert [record["note"] for record in run("bookmark", "list", "--format", "json").json] == [
        "folder:b",
        "folder:a",
    ]


def test_a_bookmark_on_a_full_disk_is_not_called_saved(run, furnished, monkeypatch):
    import os

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("bookmark", "add", "adam")
    assert result.code == 3
    assert "Bookmarked" not in result.err
    assert furnished.index.exists()
