"""Widgets drawn row by row: what is not on the screen costs nothing.

Textual's own scrolling lays the whole screen out anew when a size changes and animates; here the
first visible row is a number, and a scroll repaints one widget at once.
"""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from mltui.text.width import fit
from mltui.ui.theme import COMPONENT_CLASSES as ROLE_CLASSES
from mltui.ui.theme import Looks

_WHEEL = 3


class Rows(Widget, can_focus=True):
    """A heading and, below it, rows of which a window is shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(ROLE_CLASSES)

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.looks = Looks(self)
        self.heading = ""
        self.top = 0
        """The first visible row."""

    # what a subclass says

    @property
    def row_count(self) -> int:
        """How many rows there are in all."""
        return 0

    def draw(self, row: int, width: int) -> Strip:
        """Return row number `row`, at most `width` cells wide."""
        raise NotImplementedError

    # the window

    @property
    def page(self) -> int:
        """How many rows fit below the heading."""
        return max(1, self.size.height - bool(self.heading))

    @property
    def row_width(self) -> int:
        """How many cells a row may take; the last column is the scroll bar's."""
        return max(1, self.size.width - 1)

    def show_from(self, row: int) -> None:
        """Make `row` the first visible one, as far as there are rows."""
        top = max(0, min(row, self.row_count - self.page))
        if top != self.top:
            self.top = top
            self.refresh()

    def show_row(self, row: int, height: int = 1) -> None:
        """Scroll as little as needed for `height` rows from `row` on to be visible."""
        if row < self.top:
            self.show_from(row)
        elif row + height > self.top + self.page:
            self.show_from(row + height - self.page)

    # what keys ask of any pane

    def move(self, rows: int) -> None:
        """Go `rows` down (or up)."""
        self.show_from(self.top + rows)

    def turn(self, pages: float) -> None:
        """Go so many pages down (or up), keeping a row of what was seen."""
        self.move(int(pages * max(1, self.page - 1)))

    def to_top(self) -> None:
        """Go to the first row."""
        self.show_from(0)

    def to_bottom(self) -> None:
        """Go to the last row."""
        self.show_from(self.row_count)

    # drawing

    def render_line(self, y: int) -> Strip:
        """Return what stands in the widget's row `y`."""
        width = self.row_width
        if self.heading:
            if y == 0:
                return self._heading_strip()
            y -= 1
        row = self.top + y
        strip = self.draw(row, width) if row < self.row_count else Strip([])
        return Strip.join([strip.adjust_cell_length(width), self._scroll_bar(y)])

    def _heading_strip(self) -> Strip:
        role = "title-focused" if self.has_focus else "title"
        return Strip([Segment(fit(f" {self.heading}", self.size.width), self.looks[role])])

    def _scroll_bar(self, y: int) -> Strip:
        count, page = self.row_count, self.page
        if count <= page:
            return Strip([Segment(" ")])
        size = max(1, page * page // count)
        start = (page - size) * self.top // max(1, count - page)
        thumb = start <= y < start + size
        return Strip([Segment("▐" if thumb else " ", self.looks["scrollbar"])])

    # events

    def on_resize(self) -> None:
        """Keep the window inside the rows."""
        self.show_from(self.top)

    def on_focus(self) -> None:
        """Show in the heading that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show in the heading that keys go elsewhere."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Find the looks anew when the theme changes."""
        super().notify_style_update()
        self.looks.forget()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.show_from(self.top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.show_from(self.top - _WHEEL)
