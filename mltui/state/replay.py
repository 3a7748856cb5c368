"""Reading all journals: what has been done so far, by this session and by others."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from mltui.state.journal import SUFFIX, VERSION, Clock, Op, decode_all
from mltui.state.records import KINDS, Record

R = TypeVar("R", bound=Record)


class Standing(NamedTuple):
    """What counts for a key: `record`, or None where it was removed."""

    clock: Clock
    record: Record | None


class Skipped(NamedTuple):
    """How many lines were passed over; all of them stay in their files."""

    damaged: int = 0
    unknown: int = 0
    """Lines of a newer mltui."""
    refused: int = 0
    """Sound lines that would have counted, but for a value of the wrong type."""


class Merged:
    """The fold over all changes: of each kind and key the one with the highest clock.

    The order in which changes come, and how often, makes no difference.
    """

    def __init__(self) -> None:
        self._standing: dict[str, dict[str, Standing]] = {kind: {} for kind in KINDS}
        self.refused = 0

    def add(self, op: Op) -> bool:
        """Take in what a line of a known kind says; return whether it counts."""
        old = self._standing[op.op].get(op.key)
        if old and op.clock < old.clock:
            return False
        record = None if op.val is None else KINDS[op.op].from_json(op.val)
        if record is None and op.val is not None:
            self.refused += 1
            return False
        return self.put(op.op, op.key, Standing(op.clock, record))

    def put(self, kind: str, key: str, new: Standing) -> bool:
        """Let `new` stand under `key` if it is later than what stands there."""
        old = self._standing[kind].get(key)
        if old and not _later(new, old):
            return False
        self._standing[kind][key] = new
        return True

    def get(self, kind: type[R], key: str) -> R | None:
        """Return what stands under `key`."""
        standing = self._standing[kind.kind].get(key)
        record = standing and standing.record
        return record if isinstance(record, kind) else None

    def newest_first(self, kind: type[R], time: str) -> tuple[R, ...]:
        """Return what stands, by its attribute `time`, where that is equal by clock."""
        rows = [
            (getattr(record, time), clock, key, record)
            for key, (clock, record) in self._standing[kind.kind].items()
            if isinstance(record, kind)
        ]
        rows.sort(key=lambda row: row[:3], reverse=True)
        return tuple(row[3] for row in rows)


@dataclass(slots=True)
class _Tail:
    """How far one file has been read."""

    stamp: tuple[int, int, int]
    """Inode, size and time of change when last looked at."""
    offset: int = 0
    damaged: int = 0
    unknown: int = 0


class Replay:
    """Reads the journals of `directory` except `own`, and later what was added to them."""

    def __init__(self, directory: Path, own: Path | None = None) -> None:
        self._directory = directory
        self._own = own.name if own else ""
        self._tails: dict[str, _Tail] = {}
        self.clock = 0
        """The highest clock seen, also in lines that are not understood."""

    @property
    def skipped(self) -> Skipped:
        """What was passed over in the files that are there."""
        tails = self._tails.values()
        return Skipped(sum(tail.damaged for tail in tails), sum(tail.unknown for tail in tails))

    def poll(self) -> list[Op]:
        """Return the ops of known kinds that came since the last call, in any order.

        A file that cannot be read now is tried again at the next call.

        Raises:
            OSError: the directory is there but cannot be read.
        """
        ops: list[Op] = []
        found: dict[str, os.DirEntry[str]] = {}
        try:
            with os.scandir(self._directory) as entries:
                found = {entry.name: entry for entry in entries if self._is_journal(entry)}
        except FileNotFoundError:
            pass
        for name in self._tails.keys() - found.keys():
            del self._tails[name]
        for name in sorted(found):
            try:
                ops += self._read(found[name])
            except OSError:
                self._tails.pop(name, None)
        return ops

    def _is_journal(self, entry: os.DirEntry[str]) -> bool:
        return entry.name.endswith(SUFFIX) and entry.name != self._own

    def _read(self, entry: os.DirEntry[str]) -> list[Op]:
        info = entry.stat(follow_symlinks=False)
        stamp = (info.st_ino, info.st_size, info.st_mtime_ns)
        tail = self._tails.get(entry.name)
        if not stat.S_ISREG(info.st_mode) or (tail and tail.stamp == stamp):
            return []
        if not tail or tail.stamp[0] != info.st_ino or info.st_size < tail.offset:
            tail = self._tails[entry.name] = _Tail(stamp)
        fd = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(fd, "rb") as file:  # noqa: PTH123 - a descriptor
            file.seek(tail.offset)
            data = file.read()
        whole = data.rfind(b"\n") + 1
        tail.stamp = stamp
        tail.offset += whole
        # The last line may still be being written: taken if it is whole, counted only later.
        rest = self._known(data[whole:], _Tail(stamp))
        # Newest first, so that of all places in a note only the last has to be understood.
        return [*rest, *reversed(self._known(data[:whole], tail))]

    def _known(self, data: bytes, tail: _Tail) -> list[Op]:
        known: list[Op] = []
        for op in decode_all(data):
            if op is None:
                tail.damaged += 1
                continue
            self.clock = max(self.clock, op.clock.n)
            if op.v == VERSION and op.op in KINDS:
                known.append(op)
            else:
                tail.unknown += 1
        return known


def _later(new: Standing, old: Standing) -> bool:
    if new.clock != old.clock:
        return new.clock > old.clock
    # No session counts twice the same; were it so, the order of reading must still not decide.
    return repr(new.record) > repr(old.record)
