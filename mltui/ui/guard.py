"""The last guard before the terminal: no character of any content may act on it.

Textual writes segment text and link targets as they are. Everything is cleaned where it enters
(`text.clean`); this filter stands behind that, so that a hole there stays harmless.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from mltui.text.clean import is_unsafe, strip_unsafe


class Guard(LineFilter):
    """Drop unsafe characters from segments; it drops, because a row must not grow."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return `segments` without what could act on the terminal."""
        if all(segment.text.isprintable() and not _linked(segment) for segment in segments):
            return segments
        return [segment if segment.control else _guarded(segment) for segment in segments]


def _linked(segment: Segment) -> bool:
    return segment.style is not None and segment.style.link is not None


def _guarded(segment: Segment) -> Segment:
    style = segment.style
    if style is not None and style.link is not None and is_unsafe(style.link):
        style = style.update_link(None)
    return Segment(strip_unsafe(segment.text), style)
