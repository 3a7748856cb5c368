"""Tables: fair column widths, cells that wrap, columns that stay aligned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mltui.text.line import BLANK, Line, Span
from mltui.text.width import cells
from mltui.text.wrap import wrap

Alignment = Literal["left", "center", "right"]
Cell = Sequence[Span]

_BAR = Span(" │ ", "table")
_LEAST = 6
"""A column is not made narrower than this; a table that needs it is scrolled sideways."""
_MOST_FOR_WIDE = 48
"""The widest column of a table that is scrolled sideways."""
_MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells, its header first."""

    alignments: tuple[Alignment, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table_lines(table: Table, width: int) -> list[Line]:
    """Return `table` in `width` cells, or as wide lines where its columns would be too narrow."""
    count = min(len(table.alignments), _MOST_COLUMNS)
    if not count:
        return []
    natural = [_natural(table, column) for column in range(count)]
    room = width - cells(_BAR.text) * (count - 1)
    widths = _shared(natural, room)
    wide = widths is None
    if widths is None:
        widths = [min(size, _MOST_FOR_WIDE) for size in natural]
    rows = [list(_row(row[:count], widths, table.alignments)) for row in table.rows]
    rule = _rule(widths)
    parted = any(len(row) > 1 for row in rows[1:])
    lines: list[Line] = []
    for number, row in enumerate(rows):
        if number == 1 or (parted and number > 1):
            lines.append(rule if number == 1 else _light(rule))
        lines += row
    if len(rows) == 1:
        lines.append(rule)
    return [Line(line.spans, wide=True) for line in lines] if wide else lines


def _natural(table: Table, column: int) -> int:
    return max((_width(row[column]) for row in table.rows if column < len(row)), default=1) or 1


def _width(cell: Cell) -> int:
    text = "".join(span.text for span in cell)
    return cells(text) if "\n" not in text else max(map(cells, text.split("\n")))


def _shared(natural: Sequence[int], room: int) -> list[int] | None:
    """Return the widths of columns that share `room`: narrow ones keep theirs, wide ones shrink.

    None where a column would become too narrow to read.
    """
    if sum(natural) <= room:
        return list(natural)
    widths = list(natural)
    open_columns = set(range(len(natural)))
    left = room
    while open_columns:
        share = left // len(open_columns)
        narrow = {column for column in open_columns if natural[column] <= share}
        if not narrow:
            break
        left -= sum(natural[column] for column in narrow)
        open_columns -= narrow
    if not open_columns:
        return widths
    share, extra = divmod(left, len(open_columns))
    if share < _LEAST:
        return None
    for place, column in enumerate(sorted(open_columns)):
        widths[column] = share + (place < extra)
    return widths


def _row(
    row: Sequence[Cell], widths: Sequence[int], alignments: Sequence[Alignment]
) -> Iterator[Line]:
    columns = [wrap(cell, width) for cell, width in zip(row, widths, strict=False)]
    columns += [[BLANK]] * (len(widths) - len(columns))
    for number in range(max(map(len, columns))):
        spans: list[Span] = []
        for column, lines in enumerate(columns):
            if column:
                spans.append(_BAR)
            line = lines[number] if number < len(lines) else BLANK
            last = column == len(columns) - 1
            spans += _aligned(line, widths[column], alignments[column], last=last)
        yield Line(tuple(spans))


def _aligned(line: Line, width: int, alignment: Alignment, *, last: bool) -> Iterator[Span]:
    free = max(0, width - line.width)
    before = {"left": 0, "center": free // 2, "right": free}[alignment]
    if before:
        yield Span(" " * before)
    yield from line.spans
    if free > before and not last:
        yield Span(" " * (free - before))


def _rule(widths: Sequence[int]) -> Line:
    return Line((Span("─┼─".join("─" * width for width in widths), "table"),))


def _light(rule: Line) -> Line:
    return Line((Span(rule.text.replace("─", "┈").replace("┼", "┊"), "table"),))
