"""A block's tokens to lines of a given width."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from mltui.document import html
from mltui.document.code import code_lines, language_of
from mltui.document.formula import display_formula, inline_formula
from mltui.document.frame import Frame, centred, indented, margin_of
from mltui.document.html_table import table_of
from mltui.document.inline import Inline, lines_of
from mltui.document.tables import Alignment, Cell, Table, table_lines
from mltui.math.find import Formula, restore
from mltui.text.clean import clean, clean_line
from mltui.text.line import Line, Span
from mltui.text.width import cells
from mltui.text.wrap import wrap

if TYPE_CHECKING:
    from markdown_it.token import Token

_BULLETS = "•◦▪"
_BAR = Span("▎ ", "quote")
_CALLOUT = re.compile(r"\[!([\w-]+)\][+-]?[ \t]*")
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_ANCHOR = re.compile(r"[ \t]*\{#[^\s{}#]+[^{}]*\}[ \t]*$")
_CONTENTS = re.compile(r"\[\[?_?toc_?\]\]?", re.IGNORECASE)
"""Where other programs put a table of contents; ours is the outline."""
_DRAWN_RULE = re.compile(r"([#=~+.])\1{7,}")
"""A line that somebody drew with the signs at hand."""
_CODE_INDENT = "  "
_FOOTNOTE_INDENT = 8


@dataclass(slots=True)
class _List:
    number: int | None
    """Of the next item; None where items have bullets."""
    tight: bool
    bullet: str
    size: int = 2


class Renderer:
    """Writes the lines of one block."""

    def __init__(self, tokens: "list[Token]", formulas: tuple[Formula, ...], width: int) -> None:
        self._tokens = tokens
        self._formulas = formulas
        self._frame = Frame(width)
        self._lists: list[_List] = []
        self._quotes = 0
        self._at = 0

    def run(self) -> list[Line]:
        """Return the lines."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if handler := self._HANDLERS.get(token.type):
                handler(self, token)
            self._at += 1
        return self._frame.finish()

    # text

    def _paragraph(self, token: "Token") -> None:
        inline = self._tokens[self._at + 1]
        content = inline.content.strip()
        if _CONTENTS.fullmatch(content):
            return
        if _DRAWN_RULE.fullmatch(content):
            self._rule(token)
            return
        children = list(inline.children or ())
        before = self._tokens[self._at - 1].type if self._at else ""
        text = Inline(self._formulas, "quote" if self._quotes else "")
        if before == "blockquote_open" and children and _CALLOUT.match(children[0].content):
            self._callout(children)
        elif before == "list_item_open" and children and _TASK.match(children[0].content):
            first = children.pop(0).content
            if self._lists[-1].number is not None:
                text.add_text(_checkbox(first), "marker")
            text.add_text(_TASK.sub("", first))
        text.add(children)
        self._text(text)
        if not token.hidden:
            self._frame.gap()

    def _callout(self, children: "list[Token]") -> None:
        """Write the first line of a callout, its kind and its title, and take it out."""
        ends = [n for n, child in enumerate(children) if child.type in ("softbreak", "hardbreak")]
        end = ends[0] if ends else len(children)
        found = _CALLOUT.match(children[0].content)
        title = Inline(self._formulas, "callout")
        title.add_text(found[1].upper() + " " if found else "")
        title.add_text(_CALLOUT.sub("", children[0].content))
        title.add(children[1:end])
        self._text(title)
        del children[: end + 1]

    def _text(self, text: Inline, *, middle: bool = False) -> None:
        frame = self._frame
        for run in lines_of(text.pieces):
            if isinstance(run, Formula):
                frame.gap()
                frame.write(display_formula(run, frame.room))
                frame.gap()
                continue
            lines = wrap([*frame.lead(), *run], frame.room)
            frame.write([centred(line, frame.room) for line in lines] if middle else lines)

    def _heading(self, token: "Token") -> None:
        text = Inline(self._formulas, f"heading.{token.tag[1:]}")
        text.add(self._tokens[self._at + 1].children or ())
        last = text.pieces[-1] if text.pieces else None
        if isinstance(last, Span):
            text.pieces[-1] = last._replace(text=_ANCHOR.sub("", last.text))
        self._frame.gap()
        self._text(text)
        self._frame.gap()

    def _html(self, token: "Token") -> None:
        role = "quote" if self._quotes else ""
        for part in html.parts(token.content):
            text, table = Inline(self._formulas, role), None
            if part.table:
                text, table = table_of(part.source, self._formulas, role)
            else:
                text.add_html(part.source)
            self._text(text, middle=part.centred)
            if table:
                lines = table_lines(table, self._frame.room)
                margin = margin_of(lines, self._frame.room) if part.centred else 0
                self._frame.write([indented(line, Span(" " * margin)) for line in lines])
        self._frame.gap()

    # code, formulas, rules

    def _fence(self, token: "Token") -> None:
        code = restore(token.content, self._formulas).removesuffix("\n")
        language = language_of(token.info) if token.type == "fence" else ""
        if language == "math":
            self._display(Formula(code, code, display=True))
        else:
            room = self._frame.room
            lines = code_lines(code, language)
            wide = any(line.width > room - len(_CODE_INDENT) for line in lines)
            indent = Span(_CODE_INDENT[: room // 4])
            self._frame.gap()
            self._frame.write([replace(indented(line, indent), wide=wide) for line in lines])
        self._frame.gap()

    def _formula(self, token: "Token") -> None:
        self._display(self._formulas[token.meta["number"]])

    def _display(self, formula: Formula) -> None:
        self._frame.gap()
        self._frame.write(display_formula(formula, self._frame.room))
        self._frame.gap()

    def _rule(self, _token: "Token") -> None:
        self._frame.write([Line((Span("─" * self._frame.room, "rule"),))])
        self._frame.gap()

    # containers

    def _quote(self, _token: "Token") -> None:
        self._quotes += 1
        self._frame.open((_BAR,), (_BAR,), tight=False)

    def _quote_closed(self, _token: "Token") -> None:
        self._quotes -= 1
        self._closed(_token)

    def _list(self, token: "Token") -> None:
        items, tight = 0, True
        for other in self._tokens[self._at + 1 :]:
            if other.level == token.level:
                break
            if other.level == token.level + 1 and other.nesting > 0:
                items += 1
            elif other.level == token.level + 2 and other.type == "paragraph_open":
                tight = tight and other.hidden
        number = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        bullets = sum(opened.number is None for opened in self._lists)
        self._lists.append(_List(number, tight, _BULLETS[bullets % len(_BULLETS)]))
        self._lists[-1].size = 2 if number is None else len(str(number + items - 1)) + 2

    def _item(self, _token: "Token") -> None:
        opened = self._lists[-1]
        mark = f"{opened.bullet} "
        following = self._tokens[min(self._at + 2, len(self._tokens) - 1)].content
        if opened.number is None and _TASK.match(following):
            mark = _checkbox(following)
        elif opened.number is not None:
            mark = f"{opened.number}. ".rjust(opened.size)
            opened.number += 1
        blank = Span(" " * opened.size)
        self._frame.open((Span(mark, "marker"),), (blank,), tight=opened.tight)

    def _item_closed(self, _token: "Token") -> None:
        self._frame.close()
        if not self._lists[-1].tight:
            self._frame.gap()

    def _list_closed(self, _token: "Token") -> None:
        self._lists.pop()
        self._frame.gap()

    def _footnote(self, token: "Token") -> None:
        mark = f"[{clean_line(str(token.meta.get('label', '')))}] "
        blank = Span(" " * min(cells(mark), _FOOTNOTE_INDENT))
        first = Span(mark if cells(mark) <= _FOOTNOTE_INDENT else blank.text, "footnote")
        self._frame.open((first,), (blank,), tight=False)
        if cells(mark) > _FOOTNOTE_INDENT:
            self._frame.write(wrap([Span(mark, "footnote")], self._frame.room))

    def _closed(self, _token: "Token") -> None:
        self._frame.close()
        self._frame.gap()

    # tables

    def _table(self, _token: "Token") -> None:
        alignments: list[Alignment] = []
        rows: list[list[Cell]] = []
        while (token := self._tokens[self._at]).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(_alignment(token))
                header = "strong" if token.type == "th_open" else ""
                rows[-1].append(self._cell(self._tokens[self._at + 1], header))
            self._at += 1
        table = Table(tuple(alignments), tuple(tuple(row) for row in rows))
        self._frame.gap()
        self._frame.write(table_lines(table, self._frame.room))
        self._frame.gap()

    def _cell(self, inline: "Token", role: str) -> Cell:
        text = Inline(self._formulas, role)
        text.add(inline.children or ())
        spans: list[Span] = []
        for piece in text.pieces:
            spans += inline_formula(piece) if isinstance(piece, Formula) else (piece,)
        return spans

    _HANDLERS: ClassVar[Mapping[str, "Callable[[Renderer, Token], None]"]] = {
        "paragraph_open": _paragraph,
        "heading_open": _heading,
        "html_block": _html,
        "fence": _fence,
        "code_block": _fence,
        "formula": _formula,
        "hr": _rule,
        "blockquote_open": _quote,
        "blockquote_close": _quote_closed,
        "bullet_list_open": _list,
        "ordered_list_open": _list,
        "bullet_list_close": _list_closed,
        "ordered_list_close": _list_closed,
        "list_item_open": _item,
        "list_item_close": _item_closed,
        "footnote_reference_open": _footnote,
        "footnote_reference_close": _closed,
        "table_open": _table,
    }


def flat(source: str, width: int) -> list[Line]:
    """Return the lines of a block too deeply nested to be parsed: its source as it stands."""
    return wrap([Span(clean(source))], width)


def _checkbox(text: str) -> str:
    return "☐ " if text.startswith("[ ]") else "☑ "


def _alignment(token: "Token") -> Alignment:
    style = str(token.attrs.get("style", ""))
    if style.endswith("right"):
        return "right"
    return "center" if style.endswith("center") else "left"
