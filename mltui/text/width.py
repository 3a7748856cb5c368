"""How wide text is on a terminal, and how to cut it without cutting a character."""

from rich.cells import cell_len, split_graphemes

ELLIPSIS = "…"


def cells(text: str) -> int:
    """Return the width of `text` in terminal cells (Unicode East Asian Width, as rich counts)."""
    if text.isascii():
        return len(text)
    return cell_len(text)


def graphemes(text: str) -> list[str]:
    """Return the user-perceived characters of `text` (UAX #29 as far as terminals follow it)."""
    if text.isascii():
        return list(text)
    spans, _ = split_graphemes(text)
    return [text[start:end] for start, end, _ in spans]


def cut(text: str, width: int) -> str:
    """Return the longest beginning of `text` that fits in `width` cells, no character cut."""
    if cells(text) <= width:
        return text
    if text.isascii():
        return text[:width]
    used = end = 0
    for _, stop, size in split_graphemes(text)[0]:
        if used + size > width:
            break
        used += size
        end = stop
    return text[:end]


def elide(text: str, width: int) -> str:
    """Return `text`, or its beginning and an ellipsis, in at most `width` cells."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    return cut(text, width - 1).rstrip() + ELLIPSIS


def fit(text: str, width: int) -> str:
    """Return `text` elided or filled with blanks to exactly `width` cells."""
    shown = elide(text, width)
    return shown + " " * (width - cells(shown))
