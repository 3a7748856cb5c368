"""Parse a block of Markdown with markdown-it, its formulas cut out before."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from mltui.document.scan import Block
from mltui.math.find import PLACEHOLDER, Formula, cut

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_DEEPEST = 220
"""How many containers markdown-it opens within one another."""
_TOO_DEEP = re.compile(r"^(?:[ \t]*>){100}|^(?:[ \t]*[-*+] ){100}|^[ \t]{300}", re.MULTILINE)
_DEFINITION = re.compile(r"^[ \t>*+\-0-9.)]*\[[^\]]+\]:", re.MULTILINE)
_FOOTNOTE = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:", re.MULTILINE)
_MOST_OPEN = 1000
_NESTING = frozenset({"list", "quote", "footnote"})
_PARTED = ["paragraph", "reference", "blockquote", "list"]


class Parsed(NamedTuple):
    """A block's tokens, and the formulas its placeholders stand for."""

    tokens: "list[Token]"
    formulas: tuple[Formula, ...]


class Parser:
    """Parses the blocks of one text; what they refer to is collected from all of them first."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = blocks
        self._environment: dict[str, Any] | None = None
        self._markdown: MarkdownIt | None = None

    def parse(self, block: Block) -> Parsed | None:
        """Return the tokens of `block`; None where it nests too deeply or would take seconds."""
        source = block.source
        if (block.kind in _NESTING and _TOO_DEEP.search(source)) or _is_hopeless(source):
            return None
        if self._markdown is None or self._environment is None:
            self._markdown = markdown()
            self._environment = self._collected(self._markdown)
        text, formulas = cut(source)
        environment = {**self._environment, "formulas": formulas}
        try:
            if block.kind == "paragraph" and _is_one_paragraph(text, formulas):
                return Parsed(_paragraph(text, self._markdown, environment), formulas)
            return Parsed(self._markdown.parse(text, environment), formulas)
        except RecursionError:
            return None

    def _collected(self, parser: "MarkdownIt") -> dict[str, Any]:
        """Return the link reference definitions and footnotes of all blocks."""
        environment: dict[str, Any] = {
            "references": {},
            "footnotes": {"refs": {}, "list": {}},
            "formulas": (),
        }
        for block in self._blocks:
            if "]:" not in block.source or block.kind in ("fence", "code", "heading"):
                continue
            labels = _FOOTNOTE.findall(block.source)
            environment["footnotes"]["refs"].update({":" + label: -1 for label in labels})
            if _DEFINITION.search(block.source) and not _TOO_DEEP.search(block.source):
                text, environment["formulas"] = cut(block.source)
                parser.block.parse(text, parser, environment, [])
        return environment


def markdown() -> "MarkdownIt":
    """Return a parser of CommonMark with tables, strikethrough, footnotes and formulas."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.footnote.index import footnote_def

    from mltui.document.emphasis import CjkInline
    from mltui.document.picture import picture

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.inline = CjkInline(parser.inline)
    parser.inline.ruler.after("image", "picture", picture)
    setattr(parser, "validateLink", _any_link)  # noqa: B010 - a documented hook, typed as a method
    footnote_plugin(parser)
    parser.disable(["footnote_inline", "footnote_tail"])
    parser.block.ruler.at("footnote_def", footnote_def, {"alt": _PARTED})
    parser.block.ruler.before("table", "formula", _formula, {"alt": _PARTED})
    return parser


def _is_hopeless(source: str) -> bool:
    """Say whether `source` opens so many brackets that looking for their ends takes seconds."""
    return source.count("[") - source.count("]") > _MOST_OPEN


def _is_one_paragraph(text: str, formulas: tuple[Formula, ...]) -> bool:
    """Say whether markdown-it's block rules could make nothing but one paragraph of `text`."""
    return text.lstrip()[:1] != "[" and not any(formula.display for formula in formulas)


def _paragraph(text: str, parser: "MarkdownIt", environment: dict[str, Any]) -> "list[Token]":
    """Return the tokens of a paragraph without asking each block rule about it."""
    from markdown_it.token import Token

    children: list[Token] = []
    parser.inline.parse(text.strip(), parser, environment, children)
    inline = Token("inline", "", 0, content=text, children=children)
    return [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]


def _any_link(_url: str) -> bool:
    """Accept every target: `links` says what is refused, and the reader sees the address."""
    return True


def _formula(state: "StateBlock", line: int, _end: int, silent: bool) -> bool:
    """Recognise a display formula's placeholder alone on its line (a markdown-it block rule)."""
    start = state.bMarks[line] + state.tShift[line]
    if state.src[start : start + 1] != "\ue000" or state.is_code_block(line):
        return False
    found = PLACEHOLDER.fullmatch(state.src[start : state.eMarks[line]].rstrip())
    formulas = state.env.get("formulas", ())
    if not found or not formulas[int(found[1])].display:
        return False
    if silent:
        return True
    state.line = line + 1
    token = state.push("formula", "", 0)
    token.map = [line, line + 1]
    token.meta = {"number": int(found[1])}
    return True
