"""A text to be read: its blocks, found once; what a place in it is called."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from mltui.document.formula import display_formula
from mltui.document.layout import Layout
from mltui.document.outline import Heading, outline_of
from mltui.document.parse import Parser
from mltui.document.plain import plain
from mltui.document.render import Renderer, flat
from mltui.document.scan import Block, scan
from mltui.document.words import searchable
from mltui.math.find import whole
from mltui.text.clean import clean, fold
from mltui.text.line import BLANK, Line

__all__ = ["Document", "Layout"]

_HASH_BYTES = 8


class Document:
    """A Markdown text, scanned once and laid out by any number of `Layout`s.

    Unchanging to the outside; what is found out about it on the way is kept.
    """

    def __init__(self, text: str) -> None:
        self.text = clean(text)
        self.blocks: tuple[Block, ...] = tuple(scan(self.text))
        self._parser = Parser(self.blocks)
        self._first_lines = [block.first for block in self.blocks]
        self._words: dict[int, str] = {}

    @cached_property
    def outline(self) -> tuple[Heading, ...]:
        """The headings in order."""
        return outline_of(self.blocks)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The blocks' sources as texts are compared."""
        return tuple(fold(block.source) for block in self.blocks)

    def lines_of(self, block: int, width: int) -> list[Line]:
        """Return a block as lines of at most `width` cells, the blank line after it included."""
        lines = self._lines(self.blocks[block], max(2, width))
        return [*lines, BLANK] if lines else lines

    def block_of_line(self, line: int) -> int:
        """Return the block on source line `line`, or the nearest before it."""
        return max(0, bisect_right(self._first_lines, line) - 1)

    def block_of_anchor(self, anchor: str) -> int | None:
        """Return the block where the section `anchor` begins, None where there is none."""
        wanted = fold(anchor)
        for heading in self.outline:
            if heading.anchor == anchor or fold(heading.anchor) == wanted:
                return self.block_of_line(heading.line)
        if anchor.startswith("fn-"):
            return self._block_of_footnote(anchor.removeprefix("fn-"))
        return None

    def heading_at(self, block: int) -> Heading | None:
        """Return the heading under which a block stands, itself included."""
        path = self._headings(block)
        return path[-1] if path else None

    def headings_at(self, block: int) -> tuple[str, ...]:
        """Return the anchors of the headings above a block, the outermost first."""
        return tuple(heading.anchor for heading in self._headings(block))

    def length(self, block: int) -> int:
        """Return how many characters a block has: what an offset in it is counted against."""
        return len(self.blocks[block].source) if self.blocks else 0

    def words(self, block: int) -> str:
        """Return what a block says, in the form in which text is looked for."""
        if (known := self._words.get(block)) is None:
            known = self._words[block] = searchable(plain(self.blocks[block].source))
        return known

    def paragraph_hash(self, block: int) -> str:
        """Return a short stable name of a block's words, as bookmarks and places keep it."""
        words = self.words(block).replace(" ", "").encode("utf-8", "replace")
        return hashlib.blake2b(words, digest_size=_HASH_BYTES).hexdigest()

    def block_of(self, paragraph: str, headings: tuple[str, ...], fraction: float) -> int:
        """Return the block that a place names: by its words, its section or its share of the text.

        Of several blocks with the same words the one nearest to `fraction` is it.
        """
        count = len(self.blocks)
        expected = int(fraction * count)
        near = sorted(range(count), key=lambda block: abs(block - expected))
        for block in near:
            if self.paragraph_hash(block) == paragraph:
                return block
        for anchor in reversed(headings):
            if (found := self.block_of_anchor(anchor)) is not None:
                return found
        return max(0, min(expected, count - 1))

    def _lines(self, block: Block, width: int) -> list[Line]:
        if block.kind == "formula":
            return display_formula(whole(block.source), width)
        parsed = self._parser.parse(block)
        if parsed is None:
            return flat(block.source, width)
        return Renderer(parsed.tokens, parsed.formulas, width).run()

    def _headings(self, block: int) -> list[Heading]:
        if not self.blocks:
            return []
        path: list[Heading] = []
        line = self.blocks[block].first
        for heading in self.outline:
            if heading.line > line:
                break
            while path and path[-1].level >= heading.level:
                path.pop()
            path.append(heading)
        return path

    def _block_of_footnote(self, label: str) -> int | None:
        mark = f"[^{label}]:"
        numbers: Iterator[int] = (
            number
            for number, block in enumerate(self.blocks)
            if block.kind == "footnote" and block.source.lstrip().startswith(mark)
        )
        return next(numbers, None)
