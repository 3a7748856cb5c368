"""A note of 400 KB: how soon it is there, how much memory it takes, what scrolling costs."""

import shutil
from collections.abc import Iterator
from math import nan
from typing import NamedTuple

from ground import FIRST_LINE, Ground, long_folder
from process import cpu_seconds
from table import Row, median
from terminal import Reaction, Terminal

_LINES = 20
_PAGES = 10


class Reading(NamedTuple):
    """The figures of one program."""

    opened: tuple[float, float]
    """Milliseconds, and of CPU, from the key to the first lines."""
    memory: float
    line: tuple[float, float, float]
    page: tuple[float, float, float]


def measure(ground: Ground) -> Iterator[Row]:
    """Open and scroll the note in the app and in less."""
    ours = _in_the_app(ground)
    peer = _in_less(ground)
    what, mine, other = "open 400 KB, key to first lines", ours.opened, peer.opened
    yield Row(what, mine[0], "ms", "less", other[0], "≤ 30")
    yield Row(what, mine[1], "ms CPU", "less", other[1])
    yield Row("resident with it open", ours.memory, "MB", "less", peer.memory, "≤ 60")
    for name, our, its in (("line", ours.line, peer.line), ("page", ours.page, peer.page)):
        yield Row(f"scroll a {name}, key to last byte", our[0], "ms", "less", its[0])
        yield Row(f"scroll a {name}", our[1], "bytes", "less", its[1])
        yield Row(f"scroll a {name}", our[2], "ms CPU", "less", its[2])


def _in_the_app(ground: Ground) -> Reading:
    opened = []
    for _ in range(ground.rounds):
        # By its date it is the first of the latest updates.
        with Terminal(ground.command, ground.env, ground.work) as terminal:
            terminal.settle()
            opened.append(_open(terminal, "\r"))
    with Terminal(ground.command, ground.env, ground.work) as terminal:
        terminal.settle()
        terminal.press("\r", quiet=1.0)
        return Reading(_both(opened), terminal.memory_mb(), *_scroll(terminal))


def _in_less(ground: Ground) -> Reading:
    if not shutil.which("less"):
        return Reading((nan, nan), nan, (nan,) * 3, (nan,) * 3)
    short = ground.work / "short.md"
    short.write_text("short\n")
    command = ["less", str(short), str(long_folder(ground.work) / "long.md")]
    opened = []
    for _ in range(ground.rounds):
        with Terminal(command, ground.env, ground.work) as terminal:
            terminal.settle()
            opened.append(_open(terminal, ":n"))
    with Terminal(command, ground.env, ground.work) as terminal:
        terminal.settle()
        terminal.press(":n")
        return Reading(_both(opened), terminal.memory_mb(), *_scroll(terminal))


def _open(terminal: Terminal, keys: str) -> tuple[float, float]:
    cpu = cpu_seconds(terminal.pid)
    at = terminal.write(keys)
    terminal.settle()
    chunk = terminal.first(lambda screen: FIRST_LINE in screen.text, since=at)
    return ((chunk.at - at) * 1e3, (chunk.cpu - cpu) * 1e3) if chunk else (nan, nan)


def _both(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def _scroll(terminal: Terminal) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    lines = [terminal.press("j") for _ in range(_LINES)]
    pages = [terminal.press(" ") for _ in range(_PAGES)]
    return _medians(lines), _medians(pages)


def _medians(reactions: list[Reaction]) -> tuple[float, float, float]:
    return (
        median(reaction.last for reaction in reactions),
        median(reaction.bytes for reaction in reactions),
        median(reaction.cpu for reaction in reactions),
    )
