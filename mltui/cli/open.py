"""`mltui open`, or only what shall be opened."""

import os
from pathlib import Path

import click

from mltui.cli.app import open_app
from mltui.cli.call import Call
from mltui.cli.usage import Say, help_option
from mltui.errors import NoteNotFoundError
from mltui.texts import T


def command(say: Say) -> click.Command:
    """Return the command."""
    return click.Command(
        "open",
        help=say(T.COMMAND_OPEN),
        callback=_open,
        add_help_option=False,
        params=[click.Argument(["target"], metavar="NOTE | PATH"), help_option(say)],
    )


@click.pass_context
def _open(context: click.Context, target: str) -> int:
    call = context.ensure_object(Call)
    if Path(target).expanduser().exists():
        return open_app(call, path=target)
    if target.startswith((".", "~", os.sep)):
        raise click.UsageError(call.say(T.WRONG_PATH, name=target), context)
    try:
        return open_app(call, note=_whole_name(call, target))
    except NoteNotFoundError as error:
        raise click.UsageError(call.say(T.WRONG_TARGET, name=target), context) from error


def _whole_name(call: Call, target: str) -> str:
    """Return `id` or `id#anchor` of the note that is meant, by the index, else by the files."""
    from mltui.cli.known import indexed_library, scanned_library
    from mltui.cli.target import find_target

    try:
        return find_target(indexed_library(call), target, call.language).name
    except NoteNotFoundError:
        return find_target(scanned_library(call), target, call.language).name
