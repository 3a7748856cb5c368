"""`mltui --export bookmarks`: what the reader marked, for other programs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mltui.cli.call import Call
from mltui.errors import MltuiError, NotSavedError, StateUnreadableError
from mltui.state.records import Bookmark
from mltui.state.store import Store


def export_bookmarks(call: Call, form: str, output: str | None) -> int:
    """Write all bookmarks, newest first, to the file `output` or to stdout.

    Raises:
        StateUnreadableError: they cannot be read, which is not the same as having none.
        OutputError: they could not be written.
    """
    from mltui.cli.output import write, write_to
    from mltui.state.export import FORMATS

    pieces = FORMATS[form](refreshed(call, kept_bookmarks(call)))
    if output and output != "-":
        from mltui.texts import T

        write_to(Path(output), pieces)
        call.tell(T.WRITTEN, path=output)
        return 0
    for piece in pieces:
        write(piece)
    return 0


def kept_bookmarks(call: Call) -> tuple[Bookmark, ...]:
    """Return the bookmarks as they were set.

    Raises:
        StateUnreadableError: the journals cannot be read.
    """
    with Store.open(call.paths) as store:
        try:
            store.saved()  # a store that could not read its journals says so here
        except NotSavedError as error:
            raise StateUnreadableError(**error.arguments) from error
        return store.bookmarks()


def refreshed(call: Call, bookmarks: tuple[Bookmark, ...]) -> Iterable[Bookmark]:
    """Return `bookmarks` with title, topic, section and path as the index knows them now.

    What it does not know, or all of them where it cannot be asked, stays as it was.
    """
    if not bookmarks:
        return ()
    try:
        return tuple(_refreshed(call, bookmarks))
    except MltuiError:
        return bookmarks


def _refreshed(call: Call, bookmarks: tuple[Bookmark, ...]) -> Iterator[Bookmark]:
    from mltui.cli.known import opened_index, sources_of

    with opened_index(call) as index:
        if index is None:
            yield from bookmarks
            return
        only = {bookmark.note for bookmark in bookmarks}
        library = index.catalog.library(sources_of(call), only)
        for bookmark in bookmarks:
            note = library.get(bookmark.note)
            if note is None:
                yield bookmark
                continue
            edition = note.edition(bookmark.language or call.language)
            heading = index.catalog.heading(note.id, edition.language, bookmark.anchor)
            yield replace(
                bookmark,
                title=edition.title,
                topic=library.topic_title(note.topic, call.language),
                section=(heading or bookmark.section) if bookmark.anchor else "",
                path=str(edition.path),
            )
