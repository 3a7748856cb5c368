"""Find the notes of a source without reading them.

Hidden entries do not count, symbolic links are not followed, and nothing is ever written.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from mltui.library.model import BUILT_IN, File, Found, Skipped, Source, TopicPath

SUFFIXES = (".md", ".markdown")
EDITION_FILES = ("zh.md", "en.md")
TOPICS_FILE = "topics.toml"
LARGEST_FILE = 8 * 1024 * 1024
_DEEPEST = 64


def walk(source: Source) -> Iterator[Found | Skipped]:
    """Yield the notes of `source` in the order of their paths, and what is not shown.

    Only under a root with a `topics.toml` is a folder that holds `zh.md` or `en.md` one note.
    """
    with_editions = (source.root / TOPICS_FILE).is_file()
    taken: set[str] = set()
    for found in _walk_folder(source, source.root, (), with_editions=with_editions):
        if isinstance(found, Found):
            note_id = found.note_id
            while note_id in taken:
                note_id += "~"
            taken.add(note_id)
            if note_id != found.note_id:
                yield Found(note_id, found.source, found.topic, found.files)
                continue
        yield found


def found_file(source: Source, path: Path) -> Found | Skipped:
    """Return the note that the single file `path` of `source` is."""
    relative = path.relative_to(source.root)
    return _found(source, path, relative.parts[:-1], path.stat())


def _walk_folder(
    source: Source, folder: Path, topic: TopicPath, *, with_editions: bool
) -> Iterator[Found | Skipped]:
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(source.name, folder, reason_of(error))
        return
    if with_editions and topic and any(entry.name in EDITION_FILES for entry in entries):
        yield from _note_folder(source, topic, entries)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        try:
            if entry.is_dir(follow_symlinks=False):
                if len(topic) < _DEEPEST:
                    below = (*topic, entry.name)
                    yield from _walk_folder(source, path, below, with_editions=with_editions)
                else:
                    yield Skipped(source.name, path, "too-deep")
            elif entry.name.lower().endswith(SUFFIXES):
                yield _found(source, path, topic, entry.stat(follow_symlinks=False))
        except OSError as error:
            yield Skipped(source.name, path, reason_of(error))


def _note_folder(
    source: Source, topic: TopicPath, entries: list[os.DirEntry[str]]
) -> Iterator[Found | Skipped]:
    files = []
    for entry in sorted(entries, key=lambda entry: entry.name, reverse=True):
        if entry.name not in EDITION_FILES:
            continue
        path = Path(entry.path)
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            yield Skipped(source.name, path, reason_of(error))
            continue
        if reason := _refusal(status):
            yield Skipped(source.name, path, reason)
        else:
            files.append(File(path, status.st_size, status.st_mtime_ns))
    if files:
        name = topic[-1] if source.name == BUILT_IN else "/".join(topic)
        place = topic[:-1] if source.name == BUILT_IN else (source.name, *topic[:-1])
        yield Found(f"{source.name}:{name}", source.name, place, tuple(files))


def _found(source: Source, path: Path, topic: TopicPath, status: os.stat_result) -> Found | Skipped:
    if reason := _refusal(status):
        return Skipped(source.name, path, reason)
    relative = path.relative_to(source.root)
    twin = path.suffix.lower() != ".md" and path.with_suffix(".md").exists()
    name = (relative if twin else relative.with_suffix("")).as_posix()
    place = topic if source.name == BUILT_IN else (source.name, *topic)
    file = File(path, status.st_size, status.st_mtime_ns)
    return Found(f"{source.name}:{name}", source.name, place, (file,))


def _refusal(status: os.stat_result) -> str:
    if stat.S_ISLNK(status.st_mode):
        return "link"
    if not stat.S_ISREG(status.st_mode):
        return "not-regular"
    return "too-large" if status.st_size > LARGEST_FILE else ""


def reason_of(error: OSError) -> str:
    """Return the code of the reason for which the system refused a file."""
    if isinstance(error, PermissionError):
        return "permission"
    if isinstance(error, FileNotFoundError):
        return "gone"
    return "unreadable"
