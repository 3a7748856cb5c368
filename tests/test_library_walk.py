import os

import pytest

from mltui.library.model import Found, Skipped, Source
from mltui.library.walk import walk


@pytest.fixture
def source(tmp_path):
    root = tmp_path / "vault"
    root.mkdir()
    return Source("vault", root)


def put(source, name, text="text\n"):
    path = source.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def ids(source):
    return [found.note_id for found in walk(source) if isinstance(found, Found)]


def skipped(source):
    found = [entry for entry in walk(source) if isinstance(entry, Skipped)]
    return {entry.path.name: entry.reason for entry in found}


def test_folders_become_topics_and_hidden_entries_do_not_count(folder):
    found = {entry.note_id: entry.topic for entry in walk(folder)}
    assert found == {
        "folder:dropout": ("folder",),
        "folder:features": ("folder",),
        "folder:第一章": ("folder",),
        "folder:强化学习/q-learning": ("folder", "强化学习"),
        "folder:强化学习/策略梯度": ("folder", "强化学习"),
    }


def test_under_a_topics_file_a_folder_with_editions_is_one_note(shelved):
    found = {entry.note_id: [file.path.name for file in entry.files] for entry in walk(shelved)}
    assert found == {
        "mltui:coupling": ["zh.md", "en.md"],
        "mltui:adam": ["zh.md", "en.md"],
        "mltui:momentum": ["zh.md"],
    }


def test_without_a_topics_file_editions_are_notes_like_others(source):
    put(source, "nice/zh.md")
    put(source, "nice/en.md")
    assert ids(source) == ["vault:nice/en", "vault:nice/zh"]


def test_a_readers_own_shelves_keep_their_topics_in_the_id(source):
    put(source, "topics.toml", "")
    put(source, "a/b/nice/zh.md")
    assert ids(source) == ["vault:a/b/nice"]


def test_only_markdown_counts(source):
    for name in ("a.md", "b.markdown", "c.MD", "d.txt", "e", "md", "f.md.bak"):
        put(source, name)
    assert ids(source) == ["vault:a", "vault:b", "vault:c"]


def test_two_files_of_one_name_have_two_ids(source):
    for name in ("a.md", "a.markdown", "B.md", "B.MD"):
        put(source, name)
    assert len(set(ids(source))) == 4
    assert "vault:a" in ids(source)


def test_links_are_not_followed(source, tmp_path):
    (tmp_path / "secret.md").write_text("secret")
    (source.root / "link.md").symlink_to(tmp_path / "secret.md")
    (source.root / "up").symlink_to(tmp_path)
    assert ids(source) == []
    assert skipped(source) == {"link.md": "link"}


def test_a_pipe_is_not_waited_for(source):
    os.mkfifo(source.root / "pipe.md")
    assert skipped(source) == {"pipe.md": "not-regular"}


def test_a_folder_that_is_gone_is_told(source):
    source.root.rmdir()
    assert skipped(source) == {"vault": "gone"}


def test_a_folder_named_like_a_note_is_a_folder(source):
    put(source, "a.md/b.md")
    assert ids(source) == ["vault:a.md/b"]


def test_folders_nested_without_end_are_told(source):
    put(source, "/".join(["d"] * 70) + "/deep.md")
    assert list(skipped(source).values()) == ["too-deep"]


def test_walking_writes_nothing(source):
    put(source, "a/b.md")
    before = sorted(source.root.rglob("*"))
    ids(source)
    assert sorted(source.root.rglob("*")) == before


def test_a_changed_file_is_another_file(source):
    path = put(source, "a.md")
    before = list(walk(source))
    os.utime(path, ns=(1, 1))
    assert list(walk(source)) != before
