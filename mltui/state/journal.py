"""A journal: the file in which one running mltui notes what its reader did.

A line is the CRC-32 of its body (eight hex digits), a space, the body, a line feed. The body
is ASCII JSON, `{"v", "op", "key", "val", "clock": [n, session]}`; `v` and `clock` mean the
same in every version to come. Lines are only ever appended, each journal by one session alone.
"""

import json
import os
import re
import zlib
from collections.abc import Iterator
from errno import EACCES, EDQUOT, EINVAL, ENOSPC, EOPNOTSUPP, EPERM, EROFS
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from mltui.errors import NotSavedError, UnsafeDirectoryError
from mltui.paths import check_private, private_directory

VERSION = 1
SUFFIX = ".jsonl"
CLOCK_LIMIT = 2**53
"""Beyond it JSON numbers are not exact everywhere."""

_REASONS = {
    ENOSPC: "disk-full",
    EDQUOT: "disk-full",
    EACCES: "permission",
    EPERM: "permission",
    EROFS: "read-only",
}
_CANNOT_SYNC = (EINVAL, EOPNOTSUPP)
"""What file systems answer on which a directory is not synchronised on its own."""
_HEAD = 9
_LINE_START = re.compile(rb"[0-9a-f]{8} \{")
_PRIVATE_FILE = 0o600


class Clock(NamedTuple):
    """A Lamport clock: `n` counts changes, the session decides between equal counts."""

    n: int
    session: str


class Op(NamedTuple):
    """One line of a journal: key `key` of kind `op` is `val` from now on; None removes it."""

    op: str
    key: str
    val: object
    clock: Clock
    v: int = VERSION


def encode(op: Op) -> bytes:
    """Return the line of `op`."""
    body = json.dumps(
        {"v": op.v, "op": op.op, "key": op.key, "val": op.val, "clock": list(op.clock)},
        allow_nan=False,
        separators=(",", ":"),
    ).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(body), body)


def decode(line: bytes) -> Op | None:
    """Return the op that `line` (without its line feed) holds; None where it is damaged."""
    body = line[_HEAD:]
    if line[:_HEAD] != b"%08x " % zlib.crc32(body):
        return None
    try:
        given = json.loads(body.decode("ascii"))
    except (ValueError, RecursionError):
        return None
    match given:
        case {"v": int(v), "clock": [int(n), str(session)]} if 0 < n < CLOCK_LIMIT:
            op, key = given.get("op"), given.get("key")
            known = isinstance(op, str) and isinstance(key, str)
            clock = Clock(n, session)
            return Op(op, key, given.get("val"), clock, v) if known else Op("", "", None, clock, v)
    return None


def decode_all(data: bytes) -> Iterator[Op | None]:
    """Yield the op of each line of `data`, None for each line that is damaged.

    Where a line feed was lost, the lines on both sides of it are still found: quotes inside
    a string are escaped, so no text can be taken for a line.
    """
    for line in filter(None, data.split(b"\n")):
        op = decode(line)
        yield op
        if not op:
            starts = [match.start() for match in _LINE_START.finditer(line)]
            for start, end in pairwise([*starts, len(line)]):
                piece = line[start:end]
                yield from filter(None, [decode(piece) or decode(piece[:-1])])


class Journal:
    """The journal of one session, made when its first line is written."""

    def __init__(self, directory: Path, session: str) -> None:
        self.path = directory / f"{_host()}-{os.getpid()}-{session}{SUFFIX}"
        self._cut = False

    def append(self, lines: bytes) -> None:
        """Add whole `lines`; when this returns they are on the disk.

        The file is opened anew each time: who deletes it loses what was in it, not what comes.

        Raises:
            NotSavedError: nothing of it counts; the same lines can be appended later.
        """
        try:
            self._append(lines)
        except UnsafeDirectoryError as error:
            raise NotSavedError(path=self.path, reason=error.code) from error
        except OSError as error:
            raise NotSavedError(path=self.path, reason=_reason(error)) from error

    def _append(self, lines: bytes) -> None:
        fd = self._open()
        try:
            end = os.fstat(fd).st_size
            # After a torn line that could not be taken back, start a line of our own.
            self._write(fd, b"\n" + lines if self._cut and end else lines, end)
        finally:
            os.close(fd)

    def _open(self) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            return os.open(self.path, flags, _PRIVATE_FILE)
        except FileNotFoundError:
            _make_directory(self.path.parent)
            return os.open(self.path, flags, _PRIVATE_FILE)

    def _write(self, fd: int, data: bytes, end: int) -> None:
        try:
            while data:
                data = data[os.write(fd, data) :]
            os.fsync(fd)
            if not end:
                _sync_directory(self.path.parent)
        except BaseException:
            self._cut = True
            os.ftruncate(fd, end)
            self._cut = False
            raise
        self._cut = False


def reason_not_writable(directory: Path) -> str:
    """Say why nothing can be saved in `directory`, which need not exist; `""` where it can."""
    try:
        if directory.is_dir():
            check_private(directory)
        there = next(one for one in (directory, *directory.parents) if one.exists())
        writable = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    except UnsafeDirectoryError as error:
        return error.code
    except OSError as error:
        return _reason(error)
    return "" if writable else "permission"


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


def _host() -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", os.uname().nodename)[:40].strip("-") or "host"


def _make_directory(directory: Path) -> None:
    missing = [one for one in (directory, *directory.parents) if not one.exists()]
    for one in reversed(missing):
        private_directory(one)
        _sync_directory(one.parent)
    private_directory(directory)


def _sync_directory(directory: Path) -> None:
    fd = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(fd)
