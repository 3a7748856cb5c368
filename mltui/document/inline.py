"""Inline tokens to spans: emphasis, links, pictures, formulas, HTML tags."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from mltui.document import html
from mltui.document.formula import inline_formula
from mltui.math.find import CLOSE, OPEN, PLACEHOLDER, Formula, restore
from mltui.text.breaks import CLASSES
from mltui.text.clean import clean, clean_line
from mltui.text.line import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_ROLES = {"strong": "strong", "em": "emphasis", "s": "strike"}
_SIGNS = frozenset({"br", "img", "td", "th"})
_BULLETS = {"summary": "▾ ", "li": "• "}
_PICTURE = "▣"
_NO_CAPTIONS = frozenset({"在这里插入图片描述", "image", "img", "pic", "alt"})
"""What editors write where a caption belongs."""
_MACHINE_MADE = re.compile(r"[0-9a-f]{16}")
"""A file name that tells a reader nothing."""
_LONGEST_TARGET = 4096
_MOST_OPEN = 100
"""Tags left open beyond so many mean nothing."""
_MERGED = 2000
"""Longer spans do not grow: adding to them again and again would cost more than it saves."""
_BLANKS = re.compile(r"\s+")

Piece = Span | Formula
"""What a paragraph is made of: text, or a formula on lines of its own."""


class _Opened(NamedTuple):
    name: str
    role: str
    link: str


class Inline:
    """Collects the pieces of one paragraph."""

    def __init__(self, formulas: tuple[Formula, ...] = (), role: str = "") -> None:
        self.pieces: list[Piece] = []
        self._formulas = formulas
        self._base = role
        self._opened: list[_Opened] = []
        self._small: list[str] = []
        self._role, self._link = role, ""

    def add(self, tokens: "Iterable[Token]") -> None:
        """Add the pieces of inline `tokens`."""
        soft = False
        for token in tokens:
            if token.type == "softbreak":
                soft = True
                continue
            if soft:
                self._soft_break(token)
                soft = False
            self._token(token)

    def add_html(self, source: str) -> None:
        """Add the text of the HTML `source`, its tags understood or dropped."""
        for part in html.tokens(source):
            self.add_part(part)

    def add_part(self, part: html.Tag | str) -> None:
        """Add a text of HTML, or what a tag means."""
        if isinstance(part, html.Tag):
            self._tag(part)
        elif any(opened.name == "pre" for opened in self._opened):
            self.add_text(part)
        else:
            self.add_text(self._collapsed(part))

    def add_text(self, text: str, role: str = "") -> None:
        """Add `text`, cleaned, its placeholders turned into formulas."""
        role = f"{self._role} {role}".strip() if role else self._role
        if OPEN not in text:
            self._append(text, role)
            return
        place = 0
        for found in PLACEHOLDER.finditer(text):
            self._append(text[place : found.start()], role)
            place = found.end()
            formula = self._formulas[int(found[1])]
            if formula.source in (OPEN, CLOSE):
                self._append("\ufffd", role)
            elif formula.display:
                self.pieces.append(formula)
            else:
                for span in inline_formula(formula):
                    self._append(span.text, f"{self._role} {span.role}".strip())
        self._append(text[place:], role)

    def _append(self, text: str, role: str) -> None:
        if not text:
            return
        if self._small:
            text = html.raised(text) if self._small[-1] == "sup" else html.lowered(text)
        span = Span(text if text.isprintable() else clean(text), role, self._link)
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, Span) and _goes_on(last, span):
            self.pieces[-1] = span._replace(text=last.text + span.text)
            return
        self.pieces.append(span)

    def _token(self, token: "Token") -> None:
        if handler := self._HANDLERS.get(token.type):
            handler(self, token)
        elif token.nesting > 0:
            self._open(token.tag, _ROLES.get(token.tag, ""))
        elif token.nesting < 0:
            self._close(token.tag)
        else:
            self.add_text(token.content)

    def _code(self, token: "Token") -> None:
        self._append(clean_line(self._restored(token)), f"{self._role} code".strip())

    def _hard_break(self, _token: "Token") -> None:
        self.pieces.append(Span("\n"))

    def _image(self, token: "Token") -> None:
        self._picture(self._alt(token), str(token.attrs.get("src", "")))

    def _footnote(self, token: "Token") -> None:
        label = clean_line(str(token.meta.get("label", "")))
        self.pieces.append(Span(f"[{label}]", "footnote", f"#fn-{label}"))

    def _link_opened(self, token: "Token") -> None:
        self._open("a", "link", str(token.attrs.get("href", "")))

    def _html_inline(self, token: "Token") -> None:
        for part in html.tokens(self._restored(token)):
            if isinstance(part, html.Tag):
                self._tag(part)

    def _restored(self, token: "Token") -> str:
        return restore(token.content, self._formulas)

    def _tag(self, tag: html.Tag) -> None:
        if tag.parts_lines:
            self.new_line()
        if tag.name in _SIGNS:
            self._sign(tag)
        elif tag.name in ("sup", "sub"):
            self._small = [] if tag.closing else [*self._small, tag.name]
        elif tag.closing:
            self._close(tag.name)
        elif tag.name == "a" or tag.role:
            link = tag.attributes.get("href", "")
            self._open(tag.name, "link" if link else tag.role, link)
        if not tag.closing and tag.name in _BULLETS:
            self._append(_BULLETS[tag.name], "marker")

    def _sign(self, tag: html.Tag) -> None:
        """Add what stands for a tag that is a thing of its own."""
        if tag.name == "br":
            self.pieces.append(Span("\n"))
        elif tag.name == "img":
            self._picture(tag.attributes.get("alt", ""), tag.attributes.get("src", ""))
        elif tag.closing:
            self._close(tag.name)
        else:
            last = self.pieces[-1] if self.pieces else None
            if isinstance(last, Span) and not last.text.endswith("\n"):
                self.pieces.append(Span("│ " if last.text.endswith(" ") else " │ ", "table"))
            self._close(tag.name)
            self._open(tag.name, tag.role)

    def new_line(self) -> None:
        """End the line, unless nothing stands on it."""
        if self.pieces and self.pieces[-1] != Span("\n"):
            self.pieces.append(Span("\n"))

    def _picture(self, caption: str, source: str) -> None:
        name = clean_line(caption.strip("* "))
        if not name or name in _NO_CAPTIONS:
            name = clean_line(source.rpartition("/")[2].partition("?")[0])
            name = "" if _MACHINE_MADE.search(name) else name
        target = self._link or _target(source)
        role = f"{self._role} image".strip()
        self.pieces.append(
            Span(f"[{_PICTURE}\u00a0{name}]" if name else f"[{_PICTURE}]", role, target)
        )

    def _alt(self, token: "Token") -> str:
        """Return the caption of an image, its markup dropped."""
        parts = Inline(self._formulas)
        parts.add(token.children or ())
        return "".join(
            piece.text if isinstance(piece, Span) else piece.source for piece in parts.pieces
        )

    def _open(self, name: str, role: str, link: str = "") -> None:
        if len(self._opened) < _MOST_OPEN:
            self._opened.append(_Opened(name, role, _target(link)))
            self._settle()

    def _close(self, name: str) -> None:
        for index in range(len(self._opened) - 1, -1, -1):
            if self._opened[index].name == name:
                del self._opened[index]
                self._settle()
                return

    def _settle(self) -> None:
        roles = dict.fromkeys(opened.role for opened in self._opened if opened.role)
        self._role = " ".join((self._base, *roles)).strip()
        links = [opened.link for opened in self._opened if opened.link]
        self._link = links[-1] if links else ""

    def _soft_break(self, following: "Token") -> None:
        """Add the blank that a line end in the source means: none between two CJK characters."""
        last = self.pieces[-1] if self.pieces else None
        before = last.text[-1:] if isinstance(last, Span) else ""
        after = following.content[:1]
        if not before or before == "\n":
            return
        if not (after and _is_wide(before) and _is_wide(after)):
            self._append(" ", self._role)

    def _collapsed(self, text: str) -> str:
        """Return text of HTML with its runs of blanks as one, none at the beginning of a line."""
        collapsed = _BLANKS.sub(" ", text)
        last = self.pieces[-1] if self.pieces else None
        if last is None or (isinstance(last, Span) and last.text[-1:] in ("\n", " ")):
            return collapsed.lstrip(" ")
        return collapsed

    _HANDLERS: ClassVar[Mapping[str, "Callable[[Inline, Token], None]"]] = {
        "code_inline": _code,
        "hardbreak": _hard_break,
        "image": _image,
        "html_inline": _html_inline,
        "footnote_ref": _footnote,
        "link_open": _link_opened,
    }


def lines_of(pieces: Iterable[Piece]) -> Iterator[list[Span] | Formula]:
    """Yield runs of spans, and the display formulas between them."""
    run: list[Span] = []
    for piece in pieces:
        if isinstance(piece, Span):
            run.append(piece)
            continue
        if any(span.text.strip() for span in run):
            yield _stripped(run)
        yield piece
        run = []
    if any(span.text.strip() for span in run):
        yield _stripped(run)


def _stripped(run: list[Span]) -> list[Span]:
    """Return `run` without blanks and line ends at its beginning and its end."""
    while run and not run[-1].text.strip():
        run.pop()
    start = 0
    while start < len(run) and not run[start].text.strip():
        start += 1
    run = run[start:]
    run[0] = run[0]._replace(text=run[0].text.lstrip())
    run[-1] = run[-1]._replace(text=run[-1].text.rstrip())
    return run


def _goes_on(last: Span, span: Span) -> bool:
    return last[1:] == span[1:] and len(last.text) < _MERGED and not last.text.endswith("\n")


def _is_wide(character: str) -> bool:
    return CLASSES[ord(character)] in "wcoW" or character in "“”‘’—…·"


def _target(written: str) -> str:
    return clean_line(written)[:_LONGEST_TARGET]
