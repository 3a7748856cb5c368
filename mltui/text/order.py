"""The order in which people expect names: chapter2 before chapter10."""

import re

_DIGITS = re.compile(r"(\d+)")


def natural_key(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key in which runs of digits count as numbers."""
    pieces = _DIGITS.split(name.casefold())
    return tuple(
        (int(piece[:18]), "") if at % 2 else (-1, piece) for at, piece in enumerate(pieces)
    )
