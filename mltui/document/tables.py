"""Tables: fair column widths, cells that wrap, columns that stay aligned."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mltui.text.line import BLANK, Line, Span
from mltui.text.width import cells
from mltui.text.wrap import is_solid, wrap

Alignment = Literal["left", "center", "right"]
Cell = Sequence[Span]

_BAR = Span(" │ ", "table")
_LEAST = 6
"""A column is not made narrower than this; a table that needs it is scrolled sideways."""
_MOST_FOR_WIDE = 48
"""The widest column of a table that is scrolled sideways."""
_MOST_COLUMNS = 200
_MOST_FOR_WORD = 14
"""Words up to this width are not cut to make a column narrower."""
_WORD = re.compile(r"[\x21-\u2e7f]+")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells, its header first."""

    alignments: tuple[Alignment, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headers: int = 1
    """How many rows are the header."""


def table_lines(table: Table, width: int) -> list[Line]:
    """Return `table` in `width` cells, or as wide lines where its columns would be too narrow."""
    count = min(len(table.alignments), _MOST_COLUMNS)
    if not count:
        return []
    natural = [_natural(table, column, _width) for column in range(count)]
    words = [min(_natural(table, column, _longest_word), _MOST_FOR_WORD) for column in range(count)]
    room = width - cells(_BAR.text) * (count - 1)
    widths = _shared(natural, words, room) or _shared(natural, [_LEAST] * count, room)
    wide = widths is None
    if widths is None:
        widths = [min(size, _MOST_FOR_WIDE) for size in natural]
    rows = [list(_row(row[:count], widths, table.alignments)) for row in table.rows]
    rule = _rule(widths)
    parted = any(len(row) > 1 for row in rows[table.headers :])
    lines: list[Line] = []
    for number, row in enumerate(rows):
        if number and (number == table.headers or (parted and number > table.headers)):
            lines.append(rule if number == table.headers else _light(rule))
        lines += row
    if len(rows) == table.headers:
        lines.append(rule)
    return [Line(line.spans, wide=True) for line in lines] if wide else lines


def _natural(table: Table, column: int, size: Callable[[Cell], int]) -> int:
    return max((size(row[column]) for row in table.rows if column < len(row)), default=1) or 1


def _width(cell: Cell) -> int:
    text = "".join(span.text for span in cell)
    return cells(text) if "\n" not in text else max(map(cells, text.split("\n")))


def _longest_word(cell: Cell) -> int:
    """Return the width of the longest word of `cell`; formulas and code may be cut."""
    text = "".join(" " if is_solid(span) else span.text for span in cell)
    return max(map(len, _WORD.findall(text)), default=1)


def _shared(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return the widths of columns that share `room`: narrow ones keep theirs, wide ones shrink.

    None where a column would become narrower than its `least`, which a narrow one never does.
    """
    widths = list(natural)
    open_columns = set(range(len(natural)))
    left = room
    while open_columns:
        share = left // len(open_columns)
        settled = {column for column in open_columns if natural[column] <= share}
        if not settled:
            settled = {column for column in open_columns if least[column] > share}
            for column in settled:
                widths[column] = min(natural[column], least[column])
        if not settled:
            break
        left -= sum(widths[column] for column in settled)
        open_columns -= settled
    if left < 0:
        return None
    share, extra = divmod(left, len(open_columns) or 1)
    if open_columns and share < _LEAST:
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
