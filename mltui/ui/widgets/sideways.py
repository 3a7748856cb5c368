"""Rows wider than their pane, looked at from a column on."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def seen_from(segments: Sequence[Segment], column: int, room: int, edge: Style) -> list[Segment]:
    """Return the `room` cells of a row from `column` on, marked where it goes on outside."""
    strip, end = Strip(segments), column + room
    seen = strip.crop(column, end)
    if column and strip.cell_length:
        seen = Strip([Segment("‹", edge), *seen.crop(1)])
    if strip.cell_length > end:
        seen = Strip([*seen.crop(0, room - 1), Segment("›", edge)])
    return list(seen)
