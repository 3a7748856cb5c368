"""Where a display formula that stands on lines of its own begins and ends."""

import re
from collections.abc import Sequence

ENVIRONMENT = (
    r"\\begin\{((?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|math|"
    r"aligned|alignedat|gathered|split|cases|array|[pbBvV]?matrix|smallmatrix)\*?)\}"
)
"""The environments that are formulas without dollars around them; the group is the name."""

_OPENING = re.compile(rf"[ \t]*(?:(\$\$)(?!\$)|(\\\[)|{ENVIRONMENT})")
_ENDS_FORMULA = re.compile(r" {0,3}(?:#{1,6}[ \t]|`{3}|~{3})")
_MATHEMATICAL = re.compile(r"[\\^_=+<>{}|/*-]|^\W*\w\W*$")
_MOST_LINES = 500


def is_mathematical(latex: str) -> bool:
    """Say whether `latex` looks like a formula rather than like escaped brackets around words."""
    return _MATHEMATICAL.search(latex) is not None


def display_end(lines: Sequence[str], start: int) -> int | None:
    """Return the index after the last line of the display formula that begins on line `start`.

    None where there is none, where it is not closed, or where other text shares its lines. Blank
    lines may stand inside, but no heading or fence after one.
    """
    opening = _OPENING.match(lines[start])
    if not opening:
        return None
    closing = _closing(opening)
    column = opening.end()
    blank_seen = False
    for index in range(start, min(len(lines), start + _MOST_LINES)):
        line = lines[index]
        if (found := line.find(closing, column)) >= 0:
            content = lines[start][opening.end() : found if index == start else None]
            ends_there = not line[found + len(closing) :].strip()
            filled = index > start or bool(content.strip())
            plausible = closing != r"\]" or index > start or is_mathematical(content)
            return index + 1 if ends_there and filled and plausible else None
        column = 0
        blank_seen = blank_seen or not line.strip()
        if blank_seen and _ENDS_FORMULA.match(line):
            return None
    return None


def _closing(opening: re.Match[str]) -> str:
    if opening[1]:
        return "$$"
    return r"\]" if opening[2] else rf"\end{{{opening[3]}}}"
