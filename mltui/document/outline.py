"""The headings of a text, and the anchors by which they are reached."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from mltui.document.plain import plain
from mltui.document.scan import Block, scan
from mltui.text.clean import clean_line

_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$")
_SETEXT = re.compile(r"\n {0,3}([=-])[=-]*[ \t]*$")
_EXPLICIT = re.compile(r"[ \t]*\{[ \t]*#([^\s{}#]+)[^{}]*\}[ \t]*$")
_MARKUP = re.compile(r"[*_`~\[\]<>$\\&{}|#]|^\W|^\d+[.)]")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]+")


class Heading(NamedTuple):
    """A heading of a text."""

    level: int
    """1 to 6."""
    title: str
    """Plain text, markup dropped."""
    anchor: str
    """Unique within the text."""
    line: int
    """Where it begins, counted from 0."""
    end: int
    """The line after it."""


def outline(text: str) -> tuple[Heading, ...]:
    """Return the top-level headings of `text` (Markdown, line ends LF) in order."""
    return outline_of(scan(text))


def outline_of(blocks: Iterable[Block]) -> tuple[Heading, ...]:
    """Return the headings among `blocks` in order."""
    headings: list[Heading] = []
    taken: set[str] = set()
    for block in blocks:
        if block.kind != "heading":
            continue
        level, source = _split(block.source)
        explicit = _EXPLICIT.search(source)
        title = clean_line(plain(source) if _MARKUP.search(source) else source)
        anchor = _unique(explicit[1] if explicit else slug(title), taken)
        headings.append(Heading(level, title, anchor, block.first, block.last + 1))
    return tuple(headings)


def slug(title: str) -> str:
    """Return the anchor that GitHub gives a heading of this title."""
    return _NOT_IN_SLUG.sub("", title.lower()).strip().replace(" ", "-")


def _split(source: str) -> tuple[int, str]:
    """Return the level of a heading and the Markdown of its title."""
    atx = _ATX.match(source)
    if atx:
        return len(atx[1]), atx[2] or ""
    underline = _SETEXT.search(source)
    if underline:
        return 1 if underline[1] == "=" else 2, source[: underline.start()].strip()
    return 1, source.strip()


def _unique(anchor: str, taken: set[str]) -> str:
    """Return `anchor`, numbered if an earlier heading has it, and remember it in `taken`."""
    name = anchor = anchor or "section"
    number = 0
    while name in taken:
        number += 1
        name = f"{anchor}-{number}"
    taken.add(name)
    return name
