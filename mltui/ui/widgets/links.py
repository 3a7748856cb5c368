"""The links of a note, one after the other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mltui.document.layout import Layout

_FAR = 2_000
"""So many blocks are laid out at most in search of the next link."""


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a link begins: its block, the line there, its first span, and its target."""

    block: int
    line: int
    span: int
    target: str

    def row(self, layout: "Layout") -> int:
        """Return the row in which the link begins."""
        return layout.row_of_block(self.block) + self.line


class LinkRing:
    """Remembers which link is in focus and finds its neighbours."""

    def __init__(self) -> None:
        self.focused: LinkPlace | None = None

    def step(self, layout: "Layout", top: int, page: int, step: int) -> LinkPlace | None:
        """Focus the next link from the window on (`step` 1), or the one before (-1).

        `top` and `page` are the window's first row and height. At either end the focus stays.
        """
        at = self.focused
        if at is not None and not top <= at.row(layout) < top + page:
            at = None
        edge = top if step > 0 else top + page - 1
        start = at.block if at else layout.block_at(edge)
        last = len(layout.document.blocks)
        end = min(last, start + _FAR) if step > 0 else max(-1, start - _FAR)
        for block in range(start, end, step):
            links = _links_of(layout, block)
            if at is not None and block == at.block:
                key = (at.line, at.span)
                links = [link for link in links if ((link.line, link.span) > key) == (step > 0)]
                links = [link for link in links if (link.line, link.span) != key]
            elif at is None and block == start:
                links = [link for link in links if (link.row(layout) - edge) * step >= 0]
            if links:
                self.focused = links[0 if step > 0 else -1]
                return self.focused
        return self.focused


def _links_of(layout: "Layout", block: int) -> list[LinkPlace]:
    """Return the links that begin in `block`; the rest of a wrapped one is none of its own."""
    found = []
    goes_on = ""
    for number, line in enumerate(layout.lines_of(block)):
        for at, span in enumerate(line.spans):
            if span.link and span.link != goes_on:
                found.append(LinkPlace(block, number, at, span.link))
            if span.text.strip():
                goes_on = span.link
    return found
