"""How a formula comes into the text: the one door to the engine that draws it."""

from mltui.math.find import Formula
from mltui.text.line import Line, Span

_INDENT = 2


def inline_formula(formula: Formula) -> tuple[Span, ...]:
    """Return a formula that stands in a line of text."""
    return (Span(" ".join(formula.latex.split()), "math"),)


def display_formula(formula: Formula, width: int) -> list[Line]:
    """Return a formula on lines of its own, centred in `width` cells where it fits."""
    rows = [row.strip() for row in formula.latex.expandtabs(4).split("\n")]
    lines = [Line((Span(row, "math"),)) for row in rows if row]
    widest = max((line.width for line in lines), default=0)
    wide = widest > width - _INDENT
    indent = _INDENT if wide or len(lines) > 1 else max(_INDENT, (width - widest) // 2)
    margin = Span(" " * min(indent, width))
    return [Line((margin, *line.spans), wide=wide) for line in lines]
