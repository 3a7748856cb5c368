"""What a terminal shows after it was sent these bytes, by pyte."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress

import pyte

# What pyte 0.8 does not know and would print: the kitty keyboard, modes and reports, DCS, OSC;
# and the zero-width characters after which it drops the rest of a run.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=?][0-9;]*u|\x1b\[>[0-9;]*[mq]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]*t"
    rb"|\x1bP.*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0",
    re.DOTALL,
)
_WHOLE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[^\[\]P])")
_LONGEST_SEQUENCE = 64


class Screen:
    """The cells of a terminal, changed by `feed`."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""

    def feed(self, data: bytes) -> None:
        """Show `data`; a sequence cut at its end waits for the rest."""
        data = self._rest + data
        cut = data.rfind(b"\x1b", max(0, len(data) - _LONGEST_SEQUENCE))
        self._rest = b""
        if cut >= 0 and not _WHOLE.match(data, cut):
            data, self._rest = data[:cut], data[cut:]
        with suppress(Exception):  # what pyte cannot show shall not end a measurement
            self._stream.feed(_UNKNOWN.sub(b"", data))

    @property
    def lines(self) -> list[str]:
        """The text of each row."""
        return [self._line(y) for y in range(self._screen.lines)]

    @property
    def text(self) -> str:
        """The text of all rows."""
        return "\n".join(self.lines)

    @property
    def filled(self) -> int:
        """How many characters are no blanks."""
        return sum(not character.isspace() for character in self.text)

    def looks(self) -> list[tuple[object, ...]]:
        """Return each row as its cells with their colours, to be compared."""
        return [self._look(y) for y in range(self._screen.lines)]

    def _line(self, y: int) -> str:
        # not pyte's `display`: it raises on some cut wide characters
        cells, text = self._screen.buffer[y], ""
        for x in range(self._screen.columns):
            data = cells[x].data
            stub = not data and text and unicodedata.east_asian_width(text[-1]) in "WF"
            text += "" if stub else data or " "
        return text

    def _look(self, y: int) -> tuple[object, ...]:
        return tuple(self._screen.buffer[y][x] for x in range(self._screen.columns))


def replay(
    chunks: Iterable[tuple[float, bytes]], columns: int, rows: int
) -> Iterator[tuple[float, Screen]]:
    """Yield the screen after each chunk, with the chunk's time."""
    screen = Screen(columns, rows)
    for at, data in chunks:
        screen.feed(data)
        yield at, screen
