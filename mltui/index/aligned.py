"""Folding that leaves every character where it is."""

from functools import lru_cache

from mltui.text.clean import fold


def fold_aligned(text: str) -> str:
    """Return `text` folded, of the same length, every character of white space a blank.

    What folding would join, drop or spell with several characters stays as it is, so that a
    position found in the result is a position in `text`.
    """
    if text.isascii():
        return text.lower().translate(_BLANKS)
    return "".join(map(_fold_one, text))


_BLANKS = dict.fromkeys(b"\t\n\v\f\r\x1c\x1d\x1e\x1f", " ")


@lru_cache(maxsize=1 << 16)
def _fold_one(character: str) -> str:
    if character.isspace():
        return " "
    folded = fold(character)
    return folded if len(folded) == 1 else character
