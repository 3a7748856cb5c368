"""`mltui keys`: the keys that are in effect."""

import click

from mltui.cli.call import Call
from mltui.cli.output import write
from mltui.cli.usage import Say, help_option
from mltui.texts import T


def command(say: Say) -> click.Command:
    """Return the command."""
    return click.Command(
        "keys",
        help=say(T.COMMAND_KEYS),
        callback=_keys,
        add_help_option=False,
        params=[help_option(say)],
    )


@click.pass_obj
def _keys(call: Call) -> None:
    from mltui.actions import bound, keys_table

    write(keys_table(call.language, bound(call.config.keys)))
