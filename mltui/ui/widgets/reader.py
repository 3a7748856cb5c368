"""The reader: one note, laid out as far as it has been seen."""

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.timer import Timer

from mltui.state.records import Place
from mltui.text.line import BLANK, Line, Span, spread
from mltui.text.width import cells, elide
from mltui.ui.messages import FollowLink
from mltui.ui.widgets.links import LinkRing
from mltui.ui.widgets.rows import Rows
from mltui.ui.widgets.sideways import seen_from

if TYPE_CHECKING:
    # the home screen is painted before any document is needed
    from mltui.document.document import Document
    from mltui.document.find import Matches
    from mltui.ui.widgets.window import Window

_MARGIN = 2
"""Cells before the text: the mark of the block at hand, and air."""
_NARROWEST = 8
_SLICE_SECONDS = 0.008
_PAUSE_SECONDS = 0.012
_FIRST_PAUSE_SECONDS = 0.05


class Reader(Rows):
    """Shows a document at the width of the pane, and what is at hand in it."""

    def __init__(self, *, id: str, measure: int) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._measure = measure
        self.expected_width = measure
        """How wide the pane will be when it is first shown; until then it has no size."""
        self.empty = ""
        self.note_id = ""
        self.language = ""
        self.needle = ""
        self._opened: Window | None = None
        self._marked: int | None = None
        self._sideways = 0
        self._matches: Matches | None = None
        self._links = LinkRing()
        self._bookmarked: frozenset[str] = frozenset()
        self._idle: Timer | None = None

    # what is shown

    @property
    def _window(self) -> "Window":
        if self._opened is None:
            from mltui.document.document import Document
            from mltui.ui.widgets.window import Window

            self._opened = Window(Document(""), self._measure)
        return self._opened

    @property
    def document(self) -> "Document":
        """The document shown."""
        return self._window.document

    def show(self, note_id: str, language: str, title: str, document: "Document") -> None:
        """Show `document` from its beginning."""
        self.note_id, self.language, self.heading = note_id, language, title
        self.needle, self._matches = "", None
        self._marked, self._sideways = None, 0
        self._links = LinkRing()
        from mltui.ui.widgets.window import Window

        self._look_through(Window(document, self._text_width()))

    def show_bookmarks(self, anchors: frozenset[str]) -> None:
        """Mark the headings of bookmarked sections; `""` is the note as a whole."""
        self._bookmarked = anchors
        self.refresh()

    def _look_through(self, window: "Window") -> None:
        self._opened = window
        if self._idle:
            self._idle.stop()
        self._idle = self.set_timer(_FIRST_PAUSE_SECONDS, self._lay_out_more)
        self._settle()

    def _settle(self) -> None:
        self._window.settle(self.page)
        self.top = self._window.top
        self.refresh()

    def _lay_out_more(self) -> None:
        """Lay out a slice of what has not been seen yet; what is in view stays where it is."""
        layout = self._window.layout
        height = layout.height
        more = layout.step(_SLICE_SECONDS)
        if layout.height != height:
            self._window.settle(self.page)
            self.top = self._window.top
            self.refresh(Region(self.size.width - 1, 0, 1, self.size.height))
        self._idle = self.set_timer(_PAUSE_SECONDS, self._lay_out_more) if more else None

    def _text_width(self) -> int:
        width = self.row_width if self.size.width else self.expected_width - 2
        return max(_NARROWEST, min(self._measure, width - _MARGIN - 1))

    def on_resize(self) -> None:
        """Lay out for the new width, the line under the eye in its place."""
        if self._text_width() != self._window.layout.width:
            self._matches = None
            self._look_through(self._window.widened(self._text_width(), self.page))
            if self.needle:
                self.find(self.needle)
        else:
            self._settle()

    # where it stands

    @property
    def row_count(self) -> int:
        """How many rows the note takes, as far as is known."""
        return self._window.layout.height if self.note_id else 1

    def show_from(self, row: int) -> None:
        """Make `row` the first visible one."""
        self._window.stand_at(max(0, min(row, self.row_count - 1)))
        before = self.top
        self._window.settle(self.page)
        self.top = self._window.top
        if self.top != before:
            self._marked = None
            self.refresh()

    def go_to_block(self, block: int) -> None:
        """Make a block the first visible one."""
        self._window.go_to(block)
        self._settle()

    def go_to_anchor(self, anchor: str) -> bool:
        """Go to a section; say whether the note has it."""
        block = self.document.block_of_anchor(anchor)
        if block is None:
            return False
        self.go_to_block(block)
        self._marked = block
        return True

    def place(self) -> Place | None:
        """Return where the reader is; None while no note is open."""
        return self._window.place(self.note_id, self.language) if self.note_id else None

    def go_to_place(self, place: Place) -> None:
        """Go to where the reader was, as near as the text still allows."""
        self._window.go_to_place(place, self.page)
        self._settle()

    # the block at hand

    @property
    def block(self) -> int:
        """The marked block, else the topmost visible one."""
        return self._window.block if self._marked is None else self._marked

    def step_block(self, step: int) -> None:
        """Mark the next block (or the one before) and show it; the first step marks the topmost."""
        block = self._window.block if self._marked is None else self._marked + step
        block = max(0, min(block, len(self.document.blocks) - 1))
        row = self._window.layout.row_of_block(block)
        height = min(self.page, self._window.layout.block_height(block))
        if row < self.top or row + height > self.top + self.page:
            self.go_to_block(block)
        self._marked = block
        self.refresh()

    @property
    def at_beginning(self) -> bool:
        """Whether the note lies open at its first lines, no block chosen."""
        return self.block == 0 and self._marked is None

    def section_anchor(self) -> str:
        """Return the anchor of the section at hand, `""` above the first heading."""
        heading = self.document.heading_at(self.block)
        return heading.anchor if heading else ""

    def section_title(self) -> str:
        """Return the heading of the section at hand."""
        heading = self.document.heading_at(self.block)
        return heading.title if heading else ""

    def paragraph(self) -> str:
        """Return the hash of the block at hand."""
        return self.document.paragraph_hash(self.block) if self.document.blocks else ""

    # links

    def step_link(self, step: int) -> str:
        """Focus the next link (or the one before) and return where it leads."""
        layout = self._window.layout
        link = self._links.step(layout, self.top, self.page, step)
        if link is None:
            return ""
        row = link.row(layout)
        if not self.top <= row < self.top + self.page:
            self.show_from(row - self.page // 3)
        self.refresh()
        return link.target

    def open(self) -> None:
        """Follow the link in focus."""
        if link := self._links.focused:
            from mltui.document.links import parse_target

            self.post_message(FollowLink(parse_target(link.target)))

    # find

    def find(self, text: str) -> tuple[int, int]:
        """Find `text` from the window on; return the match's number and how many there are."""
        from mltui.document.find import find

        self.needle = text
        self._matches = find(self._window.layout, text)
        at = self._matches.first_from(self.top)
        self._show_match()
        return at, self._matches.count

    def find_again(self, step: int) -> tuple[int, int, bool]:
        """Go to the next match or the one before; say whether it went round."""
        if self._matches is None:
            return 0, 0, False
        at, wrapped = self._matches.step(step)
        self._show_match()
        return at, self._matches.count, wrapped

    def stop_finding(self) -> None:
        """Take the marks of a search away."""
        self.needle, self._matches = "", None
        self.refresh()

    def _show_match(self) -> None:
        row = self._matches.row() if self._matches else None
        if row is not None and not self.top <= row < self.top + self.page:
            self.show_from(row - self.page // 3)
        self.refresh()

    # drawing

    def heading_line(self, width: int) -> Line:
        """Return the note's title and how far one has got."""
        share = Span(f" {self._window.percent(self.page)}% ") if self.note_id else Span("")
        title = Span(f" {elide(self.heading, width - cells(share.text) - 2)}")
        return spread(title, share, width)

    def look_sideways(self, columns: int) -> None:
        """Scroll wide rows to the right, or back."""
        self._sideways = max(0, self._sideways + columns)
        self.refresh()

    def draw(self, row: int, width: int) -> list[Segment]:
        """Return a row of the note between its margins."""
        if not self.note_id:
            return self.looks.segments(Line((Span(f"  {self.empty}", "dim"),)))
        layout = self._window.layout
        lines = layout.lines(row, 1)
        line = self._lit(row, lines[0]) if lines else BLANK
        left = max(0, (width - layout.width - _MARGIN) // 2)
        segments = self.looks.segments(line)
        if line.wide:
            room = width - left - _MARGIN
            segments = seen_from(segments, self._sideways, room, self.looks["dim"])
        return [Segment(" " * left, self.looks[""]), self._margin(row, line), *segments]

    def _margin(self, row: int, line: Line) -> Segment:
        """Return the cells before a row: the mark of the block at hand, or of a bookmark."""
        block = self._window.layout.block_at(row)
        if line.spans and block == self._marked:
            return Segment("▎ ", self.looks["mark"])
        begins = row == self._window.layout.row_of_block(block)
        if begins and self._bookmarked and self._is_bookmarked(block):
            return Segment("◆ ", self.looks["accent"])
        return Segment("  ", self.looks[""])

    def _is_bookmarked(self, block: int) -> bool:
        if block == 0 and "" in self._bookmarked:
            return True
        heading = self.document.heading_at(block)
        at = self.document.blocks[block].first if self.document.blocks else -1
        return heading is not None and heading.line == at and heading.anchor in self._bookmarked

    def _lit(self, row: int, line: Line) -> Line:
        """Return `line` with what was found and the link in focus marked."""
        link = self._links.focused
        if link and row == link.row(self._window.layout):
            spans = list(line.spans)
            focused = spans[link.span]
            spans[link.span] = focused._replace(role=f"{focused.role} hit.current")
            line = Line(tuple(spans), line.joint, line.wide)
        return self._matches.mark(row, line) if self._matches else line
