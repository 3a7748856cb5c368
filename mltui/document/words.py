"""The form in which text is looked for: case, width of characters and line ends do not count."""

import re
from itertools import pairwise

from mltui.text.clean import fold
from mltui.text.terms import is_cjk

_BLANKS = re.compile(r"\s+")


def searchable(text: str) -> str:
    """Return `text` folded, blanks as single spaces, and none beside a CJK character."""
    words = _BLANKS.split(fold(text))
    parts = words[:1]
    for before, after in pairwise(words):
        beside = (before and is_cjk(before[-1])) or (after and is_cjk(after[0]))
        parts.append(after if beside else " " + after)
    return "".join(parts)
