"""The first index: how long it takes, and how late the screen is meanwhile."""

import sqlite3
import time
from collections.abc import Iterator
from itertools import cycle
from math import nan
from pathlib import Path
from threading import Event, Thread

from ground import Ground
from process import Run, run
from screen import replay
from table import Row, median, percentile
from terminal import Terminal

_KEY_EVERY = 0.15
_LONGEST_BUILD = 120.0
_PAINTED = 40
_LIST = slice(1, -3)
"""The rows of the list: not the banner above it, nor the bars below, which tell of the progress."""


def measure(ground: Ground) -> Iterator[Row]:
    """Build the first index, beside SQLite's full-text index of the same files."""
    published, whole = _first_index(ground.fresh("build"))
    peer, name = _fts5(ground), "SQLite FTS5 trigram"
    yield Row("first index, published", published, "s", name, peer.wall / 1e3, "≤ 20")
    yield Row("first index, command ended", whole.wall / 1e3, "s", name, peer.wall / 1e3)
    yield Row("first index, command ended", whole.cpu / 1e3, "s CPU", name, peer.cpu / 1e3)
    yield from _lateness(ground.fresh("lateness"))


def _first_index(ground: Ground) -> tuple[float, Run]:
    """Return the seconds until notes could be searched, and what the whole command took."""
    start, published = time.monotonic(), []

    def watch() -> None:
        while not ended.wait(0.02):
            if _current(ground).exists():
                published.append(time.monotonic() - start)
                return

    ended = Event()
    watcher = Thread(target=watch)
    watcher.start()
    try:
        whole = run([*ground.command, "index"], ground.env, ground.work)
    finally:
        ended.set()
        watcher.join()
    return (published or [nan])[0], whole


def _current(ground: Ground) -> Path:
    return ground.home / "cache" / "index" / "CURRENT"


def _fts5(ground: Ground) -> Run:
    start, cpu = time.monotonic(), time.process_time()
    database = sqlite3.connect(ground.work / "fts5.sqlite")
    database.execute("CREATE VIRTUAL TABLE notes USING fts5(text, tokenize='trigram')")
    for folder in ground.notes:
        for path in folder.rglob("*.md"):
            text = path.read_text("utf-8", "replace")
            rows = [(section,) for section in text.split("\n#")]
            database.executemany("INSERT INTO notes VALUES (?)", rows)
    database.commit()
    database.close()
    return Run((time.monotonic() - start) * 1e3, (time.process_time() - cpu) * 1e3)


def _lateness(ground: Ground) -> Iterator[Row]:
    """Move the cursor up and down from the first second on; see when the rows it moves change."""
    with Terminal(ground.command, ground.env, ground.work) as terminal:
        keys: list[float] = []
        end, directions = time.monotonic() + _LONGEST_BUILD, cycle("jk")
        while not _current(ground).exists() and time.monotonic() < end and terminal.alive:
            keys.append(terminal.write(next(directions)))
            time.sleep(_KEY_EVERY)
        built = time.monotonic()
        terminal.settle()
        idle = []
        for _ in range(20):
            idle.append(terminal.write(next(directions)))
            time.sleep(_KEY_EVERY)
        terminal.settle()
        painted = terminal.first(lambda screen: screen.filled >= _PAINTED)
        first = painted.at if painted else nan
        during = _waits(terminal, [key for key in keys if key > first])
        after = _waits(terminal, idle)
    peer = "after the build"
    yield Row("usable after, while it builds", first - terminal.start, "s", aim="≤ 1")
    yield Row("built in the app after", built - terminal.start, "s")
    yield Row("cursor key to its row, p50", median(during), "ms", peer, median(after))
    late = percentile(during, 0.95), percentile(after, 0.95)
    yield Row("cursor key to its row, p95", late[0], "ms", peer, late[1], "≤ 50 over idle")
    worst = max(during, default=nan), max(after, default=nan)
    yield Row("cursor key to its row, max", worst[0], "ms", peer, worst[1])


def _waits(terminal: Terminal, keys: list[float]) -> list[float]:
    """Return for each key the ms until the list changed."""
    waits, pending, before = [], list(keys), None
    pieces = [(chunk.at, chunk.data) for chunk in terminal.chunks]
    for at, screen in replay(pieces, terminal.columns, terminal.rows):
        looks = screen.looks()[_LIST]
        if looks != before:
            while pending and pending[0] <= at:
                waits.append((at - pending.pop(0)) * 1e3)
        before = looks
    return waits
