"""`mltui bookmark add | remove | list`."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

import click

from mltui.cli.call import Call
from mltui.cli.edge import ExitCode
from mltui.cli.output import write, write_lines
from mltui.cli.usage import Say, format_option, noun, verb
from mltui.errors import NoteNotFoundError
from mltui.library.library import resolve_id
from mltui.state.records import Bookmark
from mltui.text.line import Line, Span
from mltui.texts import T

_FORMATS = ("plain", "json", "jsonl", "csv", "markdown")


def command(say: Say) -> click.Command:
    """Return the command and those below it."""
    note = click.Argument(["note"], metavar="NOTE[#ANCHOR]")
    tag = click.Option(["--tag", "tags"], multiple=True, help=say(T.OPTION_TAG))
    comment = click.Option(["--comment"], default="", help=say(T.OPTION_COMMENT))
    form = format_option(say, _FORMATS)
    return noun(
        say,
        "bookmark",
        T.COMMAND_BOOKMARK,
        _alone,
        verb(say, "add", T.COMMAND_BOOKMARK_ADD, _add, note, tag, comment),
        verb(say, "remove", T.COMMAND_BOOKMARK_REMOVE, _remove, note),
        verb(say, "list", T.COMMAND_BOOKMARK_LIST, _list, form),
    )


@click.pass_context
def _alone(context: click.Context) -> None:
    if not context.invoked_subcommand:
        _write(context.ensure_object(Call), _FORMATS[0])


@click.pass_obj
def _add(call: Call, note: str, tags: tuple[str, ...], comment: str) -> None:
    from mltui.cli.ready import ready_session
    from mltui.cli.target import find_target

    with ready_session(call) as session:
        target = find_target(session.library, note, call.language)
        topic = session.library.topic_title(target.note.topic, call.language)
        session.store.add_bookmark(target.bookmark(topic, tags, comment))
        session.store.saved()
    call.tell(T.CLI_BOOKMARK_ADDED, key=target.name)


@click.pass_obj
def _remove(call: Call, note: str) -> int:
    from mltui.state.store import Store

    with Store.open(call.paths) as store:
        found = _meant(store.bookmarks(), note)
        if found is None:
            call.tell(T.CLI_BOOKMARK_NONE, key=note)
            return ExitCode.NOTHING_FOUND
        store.remove_bookmark(found.note, found.anchor)
        store.saved()
    call.tell(T.CLI_BOOKMARK_REMOVED, key=_name(found))
    return ExitCode.OK


@click.pass_obj
def _list(call: Call, form: str) -> None:
    _write(call, form)


def _write(call: Call, form: str) -> None:
    from mltui.cli.export import kept_bookmarks, refreshed
    from mltui.state.export import FORMATS

    bookmarks = refreshed(call, kept_bookmarks(call))
    if form == "plain":
        write_lines(_plain(bookmarks))
        return
    for piece in FORMATS[form](bookmarks):
        write(piece)


def _plain(bookmarks: Iterable[Bookmark]) -> Iterator[Line]:
    for bookmark in bookmarks:
        title = " › ".join(filter(None, (bookmark.title, bookmark.section)))
        tags = "".join(f"  #{tag}" for tag in bookmark.tags)
        yield Line(
            (
                Span(f"{bookmark.created[:10]:10}  ", "dim"),
                Span(f"{_name(bookmark)}  ", "link"),
                Span(title, "title"),
                Span(tags, "dim"),
            )
        )


def _meant(bookmarks: Iterable[Bookmark], name: str) -> Bookmark | None:
    """Return the bookmark that `name` means; its note may be gone, so only bookmarks are asked.

    Raises:
        NoteAmbiguousError: several bookmarked notes end like this.
    """
    from mltui.cli.target import readings

    kept = {(bookmark.note, bookmark.anchor): bookmark for bookmark in bookmarks}
    ids = {note for note, _ in kept}
    for ending, anchor in readings(name):
        with suppress(NoteNotFoundError):
            return kept.get((resolve_id(ids, ending), anchor))
    return None


def _name(bookmark: Bookmark) -> str:
    return f"{bookmark.note}#{bookmark.anchor}" if bookmark.anchor else bookmark.note
