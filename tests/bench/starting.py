"""How soon something is there: the app's first paint, an export."""

import sys
from collections.abc import Iterator
from math import nan

from ground import Ground
from process import run
from table import Row, median
from terminal import Terminal

_PAINTED = 40
"""Characters on the screen that make it a picture."""


def measure(ground: Ground) -> Iterator[Row]:
    """Start the app and its peers in turn."""
    yield from _paint(ground)
    yield from _export(ground)


def _paint(ground: Ground) -> Iterator[Row]:
    paints, peers = [], []
    command = [sys.executable, "-c", "import textual.app"]
    for _ in range(ground.rounds + 1):
        peers.append(run(command, ground.env, ground.work))
        paints.append(_first_paint(ground))
    what, peer = "first paint, index ready", "import textual.app"
    for number, unit in enumerate(("ms", "ms CPU")):
        value = median(paint[number] for paint in paints[1:])
        other = median(one[number] for one in peers[1:])
        yield Row(what, value, unit, peer, other, "≤ 1.6 ×")
    yield Row("written until all is quiet", median(paint[2] for paint in paints), "bytes")
    yield Row("resident, home screen", median(paint[3] for paint in paints), "MB")


def _first_paint(ground: Ground) -> tuple[float, float, float, float]:
    with Terminal(ground.command, ground.env, ground.work) as terminal:
        terminal.settle()
        chunk = terminal.first(lambda screen: screen.filled >= _PAINTED)
        if chunk is None:
            return nan, nan, nan, nan
        written = sum(len(one.data) for one in terminal.chunks)
        at, cpu = (chunk.at - terminal.start) * 1e3, chunk.cpu * 1e3
        return at, cpu, written, terminal.memory_mb()


def _export(ground: Ground) -> Iterator[Row]:
    command = [*ground.command, "--export", "bookmarks"]
    exports, peers = [], []
    for _ in range(ground.rounds + 1):
        peers.append(run([sys.executable, "-c", "import click"], ground.env, ground.work))
        exports.append(run(command, ground.env, ground.work))
    for number, unit in enumerate(("ms", "ms CPU")):
        value = median(one[number] for one in exports[1:])
        other = median(one[number] for one in peers[1:])
        yield Row("mltui --export bookmarks", value, unit, "import click", other, "≤ 3 ×")
