"""`mltui topics`: the shelves and how many notes stand on each."""

from collections.abc import Iterator

import click

from mltui.cli.call import Call
from mltui.cli.output import FORMATS, Record, write_records
from mltui.cli.usage import Say, format_option, help_option
from mltui.library.model import Topic
from mltui.text.line import Line, Span
from mltui.texts import T


def command(say: Say) -> click.Command:
    """Return the command."""
    return click.Command(
        "topics",
        help=say(T.COMMAND_TOPICS),
        callback=_topics,
        add_help_option=False,
        params=[format_option(say, FORMATS), help_option(say)],
    )


@click.pass_obj
def _topics(call: Call, form: str) -> None:
    from mltui.cli.ready import ready_session

    with ready_session(call) as session:
        library, language = session.library, call.language

        def record(topic: Topic) -> Record:
            return {
                "topic": "/".join(topic.path),
                "title": topic.title(language),
                "notes": library.counts[topic.path],
            }

        def plain(topic: Topic) -> Iterator[Line]:
            indent = "  " * (len(topic.path) - 1)
            about = f"  {'/'.join(topic.path)}  {library.counts[topic.path]}"
            yield Line((Span(indent + topic.title(language), "title"), Span(about, "dim")))

        write_records(library.topics, form, record, plain)
