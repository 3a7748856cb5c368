"""Where the command meets the system: exit codes, errors as one line, signals, broken pipes."""

from collections.abc import Sequence
from contextlib import suppress
from enum import IntEnum

from mltui.cli.call import Call
from mltui.cli.output import discard_stdout, finish_stdout, prepare_streams
from mltui.errors import (
    AnchorNotFoundError,
    ConfigError,
    MltuiError,
    NoteAmbiguousError,
    NoteNotFoundError,
    SourceMissingError,
    SourceNameError,
    SourceNotFoundError,
    TerminalError,
    TopicNotFoundError,
    UsageError,
)


class ExitCode(IntEnum):
    """What the shell sees."""

    OK = 0
    NOTHING_FOUND = 1
    USAGE = 2
    FAILED = 3
    INTERRUPTED = 130
    BROKEN_PIPE = 141


_NOT_FOUND = (
    NoteNotFoundError,
    AnchorNotFoundError,
    TopicNotFoundError,
    SourceNotFoundError,
    SourceMissingError,
)
_USAGE = (UsageError, TerminalError, ConfigError, NoteAmbiguousError, SourceNameError)
_LOG = "failure.log"


def run(arguments: Sequence[str]) -> int:
    """Do what `arguments` say and return the exit code; every failure is one line on stderr."""
    prepare_streams()
    call = Call()
    try:
        code = _answer(call, arguments)
        finish_stdout()
    except MltuiError as error:
        discard_stdout()
        return _complain(call, error)
    except BrokenPipeError:
        discard_stdout()
        return ExitCode.BROKEN_PIPE
    except KeyboardInterrupt:
        discard_stdout()
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        discard_stdout()
        return _fail(call, error)
    return code


def _answer(call: Call, arguments: Sequence[str]) -> int:
    if not arguments:
        from mltui.cli.app import open_app

        return open_app(call)
    from mltui.cli.command import answer

    return answer(call, list(arguments))


def _complain(call: Call, error: MltuiError) -> ExitCode:
    from mltui.texts import T, sentence

    call.tell(T.FAILED, message=sentence(error, call.language))
    if isinstance(error, _NOT_FOUND):
        return ExitCode.NOTHING_FOUND
    return ExitCode.USAGE if isinstance(error, _USAGE) else ExitCode.FAILED


def _fail(call: Call, error: Exception) -> ExitCode:
    """Keep what a report needs in a private file, without the values of variables."""
    import traceback

    from mltui.paths import private_directory, write_atomically
    from mltui.texts import T

    log = call.paths.cache / _LOG
    written = "".join(traceback.format_exception(error)).encode("utf-8", "backslashreplace")
    with suppress(OSError, MltuiError):
        write_atomically(private_directory(log.parent) / _LOG, written)
    call.tell(T.INTERNAL, reason=f"{type(error).__name__}: {error}", log=log)
    return ExitCode.FAILED
