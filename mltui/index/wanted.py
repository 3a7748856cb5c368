"""A query as it is compared with texts."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from mltui.index.query import LONGEST, MOST_TERMS
from mltui.text.clean import fold
from mltui.text.terms import is_cjk, query_terms, words

_BEYOND = "\u2e80"
_MOST_TRIES = 500


@dataclass(frozen=True)
class Wanted:
    """What a typed query asks for."""

    phrase: str
    """The whole query, folded, with single blanks."""
    words: tuple[str, ...]
    """Its runs of letters, in order."""
    terms: tuple[str, ...]
    """The terms that all must match."""
    typing: bool
    """Whether the last word may go on."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Return what `text` asks for, within the limits of a query."""
        text = text[:LONGEST]
        folded = fold(text)
        return cls(
            " ".join(folded.split()),
            tuple(words(text)[:MOST_TERMS]),
            tuple(query_terms(text)[:MOST_TERMS]),
            typing=bool(folded) and not folded[-1].isspace(),
        )

    def phrase_at(self, text: str) -> int:
        """Return where the whole query begins in `text` (folded), or -1."""
        return find_word(text, self.phrase, open_end=self.typing)

    def word_at(self, text: str, word: str) -> int:
        """Return where `word` begins in `text` (folded), or -1."""
        return find_word(text, word, open_end=self.typing and word == self.words[-1])

    def all_in(self, *texts: str) -> bool:
        """Say whether every word stands in one of `texts` (folded)."""
        return all(any(self.word_at(text, word) >= 0 for text in texts) for word in self.words)

    @cached_property
    def scattered(self) -> bool:
        """Whether its words can stand somewhere without standing there as the phrase."""
        return self.words != (self.phrase,)

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """The pieces of which every text found must hold each: CJK runs in twos, words whole."""
        cut: list[str] = []
        for word in self.words:
            if is_cjk(word[0]) and len(word) > 1:
                cut += [word[at : at + 2] for at in range(len(word) - 1)]
            else:
                cut.append(word)
        return tuple(dict.fromkeys(cut))


def find_word(text: str, word: str, start: int = 0, *, open_end: bool) -> int:
    """Return where from `start` on `word` begins in `text`, not inside a Latin word, or -1.

    With `open_end` a longer word may begin with `word`.
    """
    at = text.find(word, start) if word else -1
    for _ in range(_MOST_TRIES):
        if at < 0:
            return -1
        end = at + len(word)
        begins = not at or not (_letter(text[at - 1]) and _letter(word[0]))
        if begins and (
            open_end or end == len(text) or not (_letter(text[end]) and _letter(word[-1]))
        ):
            return at
        at = text.find(word, at + 1)
    return -1


def _letter(character: str) -> bool:
    return character < _BEYOND and character.isalnum()
