"""Where a line of text may end: UAX #14 as far as notes need, with kinsoku.

Every character has a class of one letter, so that a paragraph's classes are a string of the same
length, made in one pass of `str.translate`:

`a` part of a word, narrow   `w` breaks on either side, wide       ` ` blank
`c` `C` begins no line (wide, narrow)   `o` `O` ends no line (wide, narrow)
`d` begins no line, may end one before a word (narrow)   `q` neither begins nor ends one (narrow)
`W` wide, but part of a word (inside code or a formula)   `g` part of a cluster: look closer
"""

from rich.cells import get_character_cell_size

BEGINS_NO_LINE = frozenset(
    "、。，．，！？；：）］｝〉》」』】〕〗〙〛’”…—–·・～〜•‥％‰℃°′″々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    ",.;:?!)]}%"
)
ENDS_NO_LINE = frozenset("（［｛〈《「『【〔〖〘〚‘“￥＄([{")
_DASHES = frozenset("…—–‥")
_QUOTES = frozenset("\"'")
_NARROW = 1
_WIDE = 2
_CLUSTERS = ((0x1F1E6, 0x1F1FF), (0x1F3FB, 0x1F3FF), (0x1100, 0x11FF), (0xD7B0, 0xD7FF))
"""Regional indicators, skin tones and jamo: their width depends on their neighbours."""

_BEGINNERS = frozenset("awoOW")
_ENDERS = frozenset("awcCdW")


class _Classes(dict[int, str]):
    """The class of every character met so far; a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(chr(code))
        return found


def _class_of(character: str) -> str:
    code = ord(character)
    size = get_character_cell_size(character)
    if size == 0 or any(first <= code <= last for first, last in _CLUSTERS):
        return "g"
    wide = size == _WIDE
    if character in BEGINS_NO_LINE:
        return "c" if wide else "d" if character in _DASHES else "C"
    if character in ENDS_NO_LINE:
        return "o" if wide else "O"
    if character in _QUOTES:
        return "q"
    if character in " \t\n\u3000":
        return " " if not wide else "w"
    return "w" if wide else "a"


def _may_part(before: str, after: str) -> bool:
    """Say whether a line may end between two characters with no blank between."""
    if before not in _ENDERS or after not in _BEGINNERS:
        return False
    return before in "wcd" or after in "wo" or (before == "C" and after in "wo")


CLASSES = _Classes()
MAY_PART = frozenset(
    before + after for before in "awcCdoOqW" for after in "awcCdoOqW" if _may_part(before, after)
)
"""The pairs of classes between which a line may end."""
SOLID = str.maketrans(
    {" ": "a", "w": "W", "c": "W", "C": "a", "d": "a", "o": "W", "O": "a", "q": "a"}
)
"""What classes become inside code and formulas, which do not break."""
SIZES = bytes.maketrans(b"awcCdoOqW g", bytes([1, 2, 2, 1, 1, 2, 1, 1, 2, 1, 1]))
"""The width in cells of each class."""
