"""`mltui list`: the notes, one record for each edition."""

from collections.abc import Iterable, Iterator

import click

from mltui.cli.call import Call
from mltui.cli.output import FORMATS, Record, write_records
from mltui.cli.usage import Say, format_option, help_option
from mltui.errors import SourceNotFoundError
from mltui.library.model import Edition, Note, Source
from mltui.text.line import Line, Span
from mltui.texts import T


def command(say: Say) -> click.Command:
    """Return the command."""
    return click.Command(
        "list",
        help=say(T.COMMAND_LIST),
        callback=_list,
        add_help_option=False,
        params=[
            click.Option(["--topic"], help=say(T.OPTION_TOPIC)),
            click.Option(["--source"], help=say(T.OPTION_SOURCE)),
            format_option(say, FORMATS),
            help_option(say),
        ],
    )


@click.pass_obj
def _list(call: Call, topic: str | None, source: str | None, form: str) -> None:
    from mltui.cli.ready import ready_session

    with ready_session(call) as session:
        library = session.library
        notes = library.under(library.topic(topic).path) if topic else library.notes
        if source:
            known_source(session.sources, source)
            notes = tuple(note for note in notes if note.source == source)
        editions = ((note, edition) for note in notes for edition in note.editions)
        write_records(editions, form, _record, _plain)


def known_source(sources: Iterable[Source], name: str) -> str:
    """Return `name` if a source is called so.

    Raises:
        SourceNotFoundError: none is.
    """
    if all(source.name != name for source in sources):
        raise SourceNotFoundError(name=name)
    return name


def _record(item: tuple[Note, Edition]) -> Record:
    note, edition = item
    return {
        "note": note.id,
        "language": edition.language,
        "source": note.source,
        "title": edition.title,
        "topic": "/".join(note.topic),
        "date": note.date,
        "tags": note.tags,
        "summary": edition.summary,
        "path": str(edition.path),
    }


def _plain(item: tuple[Note, Edition]) -> Iterator[Line]:
    note, edition = item
    head = f"{note.date or '-':10}  {edition.language}  "
    yield Line((Span(head, "dim"), Span(f"{note.id}  "), Span(edition.title, "title")))
