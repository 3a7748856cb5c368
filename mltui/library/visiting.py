"""Notes of a file or folder that is no source: shown for once, kept nowhere."""

from pathlib import Path

from mltui.errors import NoteUnreadableError, SourceMissingError
from mltui.library.model import Found, Note, Reading, Skipped, Source
from mltui.library.read import read_note
from mltui.library.walk import found_file, walk


def visited_notes(path: Path, sources: tuple[Source, ...]) -> tuple[Note, ...]:
    """Return the notes at `path`, named as the source they belong to names them.

    Outside every source, the folder's absolute path takes the place of a source's name, so that
    the place in a note is found again.

    Raises:
        SourceMissingError: there is nothing at `path`.
        NoteUnreadableError: the file cannot be shown.
    """
    wanted = path.expanduser().resolve()
    if not wanted.exists():
        raise SourceMissingError(path=path)
    source = next((s for s in sources if wanted.is_relative_to(s.root.resolve())), None)
    if wanted.is_dir():
        source = source or Source(str(wanted), wanted)
        found = [item for item in walk(source) if isinstance(item, Found)]
        inside = [f for f in found if any(x.path.is_relative_to(wanted) for x in f.files)]
        readings = [read_note(item) for item in inside]
        return tuple(reading.note for reading in readings if isinstance(reading, Reading))
    return (_single(wanted, source or Source(str(wanted.parent), wanted.parent)),)


def _single(path: Path, source: Source) -> Note:
    for item in walk(source) if source.name != str(source.root) else (found_file(source, path),):
        if isinstance(item, Found) and any(file.path == path for file in item.files):
            reading = read_note(item)
        elif isinstance(item, Skipped) and item.path == path:
            reading = item
        else:
            continue
        if isinstance(reading, Reading):
            return reading.note
        raise NoteUnreadableError(path=path, reason=reading.reason)
    raise NoteUnreadableError(path=path, reason="not-regular")
