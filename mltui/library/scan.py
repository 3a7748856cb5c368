"""Read whole sources, without an index."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass

from mltui.library.library import Library
from mltui.library.model import Found, Note, Reading, Skipped, Source
from mltui.library.read import read_note
from mltui.library.walk import walk
from mltui.progress import Progress


@dataclass(frozen=True, slots=True)
class Scanned:
    """All that the sources hold, and what could not be shown."""

    library: Library
    skipped: tuple[Skipped, ...]


def scan(sources: Iterable[Source]) -> Generator[Progress, None, Scanned]:
    """Read every note of `sources`, yielding after each; return the library.

    To cancel, close the generator: nothing was written anywhere.
    """
    sources = tuple(sources)
    notes: list[Note] = []
    skipped: list[Skipped] = []
    found = [place for source in sources for place in walk(source)]
    for done, entry in enumerate(found, start=1):
        result = _read(entry) if isinstance(entry, Found) else entry
        if isinstance(result, Reading):
            notes.append(result.note)
            skipped.extend(result.skipped)
        else:
            skipped.append(result)
        yield Progress(done, len(found), notes[-1].id if notes else "")
    return Scanned(Library.of(notes, sources), tuple(skipped))


def _read(found: Found) -> Reading | Skipped:
    try:
        return read_note(found)
    except Exception:  # noqa: BLE001 - one note must not take its neighbours along
        return Skipped(found.source, found.files[0].path, "failed")


def scan_now(sources: Iterable[Source]) -> Scanned:
    """Read every note of `sources` at once."""
    steps = scan(sources)
    while True:
        try:
            next(steps)
        except StopIteration as stopped:
            result: Scanned = stopped.value
            return result
