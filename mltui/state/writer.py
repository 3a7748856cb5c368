"""The one thread that writes the journal, so that a slow disk never stops who asks."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import NamedTuple

from mltui.errors import NotSavedError
from mltui.state.journal import Journal

PAUSE = 5.0
"""Seconds between two lines of one key that may wait."""
RETRY = 5.0
"""Seconds until a failed write is tried again."""

Saved = Callable[[NotSavedError | None], None]
"""Called with None when a change is on the disk, before that perhaps once with the error that
keeps it in memory. It runs in the writer's thread and must not wait for anything."""


class _Line(NamedTuple):
    data: bytes
    saved: Saved | None = None
    tried: bool = False


@dataclass(slots=True)
class _Desk:
    """What lies before the writer; touched only with the condition held."""

    queue: list[_Line] = field(default_factory=list)
    held: dict[str, bytes] = field(default_factory=dict)
    """The last line of each key that may wait."""
    written: dict[str, float] = field(default_factory=dict)
    """When a line of that key last left `held`."""
    hurry: bool = False
    """Someone waits: write everything, now."""
    closing: bool = False
    started: int = 0
    finished: int = 0
    """Attempts to write."""
    failure: NotSavedError | None = None
    retry_at: float = 0.0


class Writer:
    """Appends lines in the order given; what fails is kept and tried again, first in, first out.

    A line once tried never changes, so the file is at all times a beginning of one sequence
    of lines, and a reader that saw a line which was then taken back loses nothing.
    """

    def __init__(self, journal: Journal, *, failure: str = "") -> None:
        self._journal = journal
        self._condition = Condition()
        self._desk = _Desk(failure=self._error(failure) if failure else None)
        self._thread: Thread | None = None
        self._unsaved: list[_Line] = []

    @property
    def failure(self) -> NotSavedError | None:
        """Why the last attempt failed; None once everything tried is on the disk."""
        return self._desk.failure

    def put(self, line: bytes, saved: Saved | None = None) -> None:
        """Write `line` as soon as may be."""
        with self._condition:
            self._desk.queue.append(_Line(line, saved))
            self._wake()

    def hold(self, key: str, line: bytes) -> None:
        """Write `line`, at most one of `key` in `PAUSE` seconds, and only the last of them."""
        with self._condition:
            fresh = key not in self._desk.held
            self._desk.held[key] = line
            if fresh:
                self._wake()

    def flush(self) -> None:
        """Return when everything given so far is on the disk.

        Raises:
            NotSavedError: it could not be written; it is kept and tried again.
        """
        with self._condition:
            if self._thread is None:
                return
            wanted = self._desk.started + 1
            self._desk.hurry = True
            self._condition.notify_all()
            self._condition.wait_for(lambda: self._desk.finished >= wanted)
            if self._desk.failure:
                raise self._desk.failure

    def close(self, timeout: float) -> None:
        """Write what is left and end the thread.

        Raises:
            NotSavedError: something was not written, or not within `timeout` seconds.
        """
        with self._condition:
            thread = self._thread
            self._desk.closing = True
            self._condition.notify_all()
        if thread is None:
            return
        thread.join(timeout)
        if thread.is_alive():
            late = self._error("timeout")
            raise late
        if self._unsaved and self._desk.failure:
            raise self._desk.failure

    def _error(self, reason: str) -> NotSavedError:
        return NotSavedError(path=self._journal.path, reason=reason)

    def _wake(self) -> None:
        if self._thread is None and not self._desk.closing:
            self._thread = Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()
        self._condition.notify_all()

    def _run(self) -> None:
        last = False
        while not last:
            with self._condition:
                while not self._due():
                    self._condition.wait(self._patience())
                last = self._desk.closing
                self._take()
            self._write()

    def _due(self) -> bool:
        desk = self._desk
        return bool(desk.hurry or desk.closing or desk.queue) or self._patience() == 0

    def _patience(self) -> float | None:
        """Return the seconds until something is to be done; None: not before someone asks."""
        desk = self._desk
        times = [desk.written.get(key, 0.0) + PAUSE for key in desk.held]
        if self._unsaved:
            times.append(desk.retry_at)
        return max(0.0, min(times) - time.monotonic()) if times else None

    def _take(self) -> None:
        desk, now = self._desk, time.monotonic()
        everything = desk.hurry or desk.closing
        due = [key for key in desk.held if everything or desk.written.get(key, 0) + PAUSE <= now]
        held = [_Line(desk.held.pop(key)) for key in due]
        desk.written.update(dict.fromkeys(due, now))
        self._unsaved += [*desk.queue, *held]
        desk.queue = []
        desk.hurry = False
        desk.started += 1

    def _write(self) -> None:
        failure = None
        try:
            if self._unsaved:
                self._journal.append(b"".join(line.data for line in self._unsaved))
        except NotSavedError as error:
            failure = error
        lines = self._unsaved
        with self._condition:
            self._unsaved = [line._replace(tried=True) for line in lines] if failure else []
            self._desk.failure = failure
            self._desk.retry_at = time.monotonic() + RETRY
            self._desk.finished = self._desk.started
            self._condition.notify_all()
        for line in lines:
            if line.saved and not (failure and line.tried):
                _tell(line.saved, failure)


def _tell(saved: Saved, failure: NotSavedError | None) -> None:
    with suppress(Exception):  # a listener that is gone must not end the saving
        saved(failure)
