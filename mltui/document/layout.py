"""A document at a width: rows that exist as soon as they are looked at."""

import time
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from mltui.text.line import Line

if TYPE_CHECKING:
    from mltui.document.document import Document

_WIDE_CHARACTER = 1.75
"""Cells a character takes on the average in a text that is not ASCII."""


class Layout:
    """The rows of a document at one width.

    Blocks are laid out when rows of theirs are asked for; until then their heights are guessed.
    Row numbers change when a guess was wrong: keep the block under the eye and the offset in it
    (`block_at`, `row_of_block`), not the row.
    """

    def __init__(self, document: "Document", width: int) -> None:
        self.document = document
        self.width = width
        self._heights = [_guess(block.kind, block.source, width) for block in document.blocks]
        self._lines: list[list[Line] | None] = [None] * len(self._heights)
        self._starts = [0, *accumulate(self._heights)]
        self._next_idle = 0

    @property
    def height(self) -> int:
        """How many rows there are: a guess until all is laid out."""
        return self._starts[-1]

    @property
    def complete(self) -> bool:
        """Whether every block is laid out, so that `height` is exact."""
        return None not in self._lines

    def ensure(self, top: int, count: int) -> bool:
        """Lay out all blocks that meet the rows `top` to `top + count`; say whether rows moved."""
        block = self.block_at(top)
        row, moved = self._starts[block] if self._heights else 0, False
        while block < len(self._heights) and row < top + count:
            moved = self._lay_out(block) or moved
            row += self._heights[block]
            block += 1
        if moved:
            self._sum()
        return moved

    def lines(self, top: int, count: int) -> list[Line]:
        """Return the rows from `top` on, at most `count`."""
        rows: list[Line] = []
        if not self._heights:
            return rows
        self.ensure(top, count)
        block = self.block_at(top)
        skip = max(0, top) - self._starts[block]
        while block < len(self._heights) and len(rows) < count:
            rows += self.lines_of(block)[skip:]
            skip = 0
            block += 1
        return rows[:count]

    def lines_of(self, block: int) -> list[Line]:
        """Return the rows of a block, the blank one after it included."""
        if self._lay_out(block):
            self._sum()
        return self._lines[block] or []

    def is_laid_out(self, block: int) -> bool:
        """Say whether a block's height is exact."""
        return self._lines[block] is not None

    def row_of_block(self, block: int) -> int:
        """Return the row at which a block begins."""
        return self._starts[max(0, min(block, len(self._heights)))]

    def block_height(self, block: int) -> int:
        """Return how many rows a block takes; 1 in an empty document."""
        return self._heights[block] if self._heights else 1

    def block_at(self, row: int) -> int:
        """Return the block to which a row belongs; the nearest where there is no such row."""
        last = max(0, len(self._heights) - 1)
        return max(0, min(bisect_right(self._starts, row) - 1, last))

    def row_of_anchor(self, anchor: str) -> int | None:
        """Return the row where a section begins, None where there is no such section."""
        block = self.document.block_of_anchor(anchor)
        return None if block is None else self.row_of_block(block)

    def row_of_line(self, source_line: int) -> int:
        """Return the row that shows a line of the source; within a block by its share."""
        if not self._heights:
            return 0
        number = self.document.block_of_line(source_line)
        block = self.document.blocks[number]
        inside = max(0, min(source_line, block.last) - block.first)
        rows = max(1, self._heights[number] - 1)
        return self._starts[number] + inside * rows // (block.last - block.first + 1)

    def step(self, seconds: float) -> bool:
        """Lay out blocks for about `seconds`; say whether more are left."""
        deadline = time.perf_counter() + seconds
        moved = False
        while self._next_idle < len(self._heights):
            moved = self._lay_out(self._next_idle) or moved
            self._next_idle += 1
            if time.perf_counter() >= deadline:
                break
        if moved:
            self._sum()
        return self._next_idle < len(self._heights)

    def links(self, first: int, last: int) -> list[tuple[int, str, str]]:
        """Return the links of the blocks `first` to `last`: block, target and text of each."""
        found: list[tuple[int, str, str]] = []
        for block in range(first, min(last + 1, len(self._heights))):
            open_link = False
            for line in self.lines_of(block):
                for span in line.spans:
                    if span.link and open_link and found[-1][1] == span.link:
                        found[-1] = (block, span.link, found[-1][2] + span.text)
                    elif span.link:
                        found.append((block, span.link, span.text))
                    if span.text.strip():
                        open_link = bool(span.link)
        return found

    def _lay_out(self, block: int) -> bool:
        """Lay out one block; say whether its guessed height was wrong."""
        if self._lines[block] is not None:
            return False
        lines = self._lines[block] = self.document.lines_of(block, self.width)
        guessed, self._heights[block] = self._heights[block], len(lines)
        return guessed != len(lines)

    def _sum(self) -> None:
        self._starts = [0, *accumulate(self._heights)]


def _guess(kind: str, source: str, width: int) -> int:
    """Return about how many rows a block will take, its blank line included."""
    rows = source.count("\n") + 1
    if kind in ("code", "fence", "formula", "table"):
        return rows + 1
    size = len(source) if source.isascii() else int(len(source) * _WIDE_CHARACTER)
    folded = -(-size // max(8, width))
    return (max(rows, folded) if kind == "list" else max(1, folded)) + 1
