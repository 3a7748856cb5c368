"""What to do when not every term of a query is there."""

from collections.abc import Sequence
from typing import Protocol

from mltui.text.terms import EDGE, is_cjk

_SHORTEST = 3


class Lookup(Protocol):
    """Something that knows which sections hold which terms."""

    def frequency(self, term: str) -> int:
        """Return how many sections hold `term`."""
        ...

    def matching(self, terms: Sequence[str]) -> dict[int, float]:
        """Return the sections that hold all of `terms`, with their scores."""
        ...


def relaxed(terms: Sequence[str], lookup: Lookup) -> dict[int, float]:
    """Return the sections that hold all of `terms`, else all of the terms that can be had.

    A term that stands nowhere gives way to the longest beginning of its word that does, and is
    left out if there is none; where all that is left never stand together, the last ones go. So
    a list never blanks on a slip at the end of a query that had hits.
    """
    found = lookup.matching(terms)
    if found:
        return found
    known = (term if lookup.frequency(term) else _beginning(term, lookup) for term in terms)
    kept = list(dict.fromkeys(term for term in known if term))
    while kept:
        if found := lookup.matching(kept):
            return found
        kept.pop()
    return {}


def _beginning(term: str, lookup: Lookup) -> str:
    word = term.removeprefix("^")
    if is_cjk(word[0]):
        return ""
    longest = min(len(word), EDGE)
    shortest = max(_SHORTEST, (len(word) + 1) // 2)
    for length in range(longest, shortest - 1, -1):
        if lookup.frequency("^" + word[:length]):
            return "^" + word[:length]
    return ""
