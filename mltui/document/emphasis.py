"""Emphasis beside Chinese, Japanese and Korean characters.

CommonMark tells an opening mark from a closing one by the blanks and punctuation around it. Text
without blanks between words gives it none, so that `**强化学习（RL）**讨论` would show its
asterisks. The amendment used here is https://github.com/tats-u/markdown-cjk-friendly.
"""

import unicodedata
from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

from mltui.math.find import CLOSE, OPEN

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_EMOJI = (range(0x231A, 0x2E80), range(0x1F000, 0x20000))
"""Where wide characters are pictures rather than script."""


class CjkInline(ParserInline):
    """markdown-it's inline parser with the rules of `other`, marks judged the CJK-friendly way."""

    def __init__(self, other: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = other.ruler, other.ruler2

    def parse(
        self, src: str, md: "MarkdownIt", env: "EnvType", tokens: "list[Token]"
    ) -> "list[Token]":
        """Add the tokens of the text `src` to `tokens`, and return them."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - its name
        """Say how long the run of marks at `start` is, and whether it may open and close.

        Beside a CJK character (or a formula) only blanks keep it from either.
        """
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        if not (is_cjk(before) or is_cjk(after)):
            return scanned
        left, right = not isWhiteSpace(ord(after)), not isWhiteSpace(ord(before))
        can_open = left and (canSplitWord or not right or _is_punctuation(before))
        can_close = right and (canSplitWord or not left or _is_punctuation(after))
        return Scanned(can_open, can_close, scanned.length)


def is_cjk(character: str) -> bool:
    """Say whether `character` is CJK script or punctuation, or stands for a formula."""
    if character.isascii():
        return False
    if character in (OPEN, CLOSE):
        return True
    wide = unicodedata.east_asian_width(character) in "WFH"
    return wide and not any(ord(character) in emoji for emoji in _EMOJI)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
