"""Which sections hold which terms, and how much: stock Whoosh, and nothing of it elsewhere.

One field takes terms with weights already saturated (BM25F up to the rarity of the term, see
`impacts`), so that neither building nor asking looks up lengths; no positions, no stored text.
Opening an index unpickles: only `generation` decides which directory may be opened.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, Self

from whoosh import columns, fields, formats, index, scoring
from whoosh.reading import TermNotFound

TERMS = "terms"
SECTION = "section"
NOTE = "note"
_LIMIT_MB = 192
_K1, _B, _USUAL_LENGTH = 1.2, 0.6, 1200
_STEPS = 32
_MOST_KEPT = 40_000
_FEW = 6

Weights = Mapping[str, float]


class TermsField(fields.FieldType):  # type: ignore[misc]
    """A field whose value is a mapping of terms to weights."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        # without lengths, Whoosh looks on disk for a file of lengths once per posting
        self.scorable = True

    def index(self, value: Weights, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield one posting per term."""
        return ((_encoded(term), 1, weight, b"") for term, weight in value.items())


@lru_cache(maxsize=1 << 17)
def _encoded(term: str) -> bytes:
    """Return the one `bytes` of a term: Whoosh keeps all postings in memory while it sorts."""
    return term.encode()


def impacts(weights: Weights, length: int) -> dict[str, float]:
    """Return what each term adds to a section's score, its rarity aside (BM25, k1 and b below).

    `length` counts the section's terms. In steps of 1/32, which pack well.
    """
    norm = _K1 * (1 - _B + _B * length / _USUAL_LENGTH)
    return {
        term: round(_STEPS * weight * (_K1 + 1) / (weight + norm)) / _STEPS
        for term, weight in weights.items()
    }


def _schema() -> fields.Schema:
    return fields.Schema(
        **{
            TERMS: TermsField(),
            SECTION: fields.COLUMN(columns.NumericColumn("q")),
            NOTE: fields.ID(),
        }
    )


class PostingsWriter:
    """One batch of changes to the postings in a directory of a generation being built."""

    def __init__(self, directory: Path, *, fresh: bool) -> None:
        if fresh:
            directory.mkdir(mode=0o700)
            opened = index.create_in(str(directory), _schema())
        else:
            opened = index.open_dir(str(directory))
        # a compound file would be copied into memory as a whole by each who opens it
        self._writer = opened.writer(limitmb=_LIMIT_MB, compound=False)

    def add(self, section: int, note: int, weights: Weights) -> None:
        """Add the section `section` of the note `note`."""
        length = round(sum(weights.values()))
        terms = impacts(weights, length)
        self._writer.add_document(**{TERMS: terms, SECTION: section, NOTE: str(note)})

    def remove(self, note: int) -> None:
        """Remove every section of `note` that stood there before this batch."""
        self._writer.delete_by_term(NOTE, str(note))

    def commit(self) -> None:
        """Write the batch as one more segment."""
        self._writer.commit(merge=False)


class Postings:
    """The postings of one generation, read only. Not for two threads at once."""

    def __init__(self, searcher: Any) -> None:  # noqa: ANN401 - Whoosh has no types
        self._searcher = searcher
        self._leaves = tuple(
            (leaf, _sections(leaf)) for leaf, _ in searcher.reader().leaf_readers()
        )
        self._kept: dict[str, dict[int, float]] = {}

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open the postings in `directory`; Whoosh raises whatever damage makes it raise."""
        opened = index.open_dir(str(directory), readonly=True)
        return cls(opened.searcher(weighting=scoring.Frequency()))

    @property
    def count(self) -> int:
        """How many sections can be found."""
        return int(self._searcher.reader().doc_count())

    @property
    def segments(self) -> int:
        """How many batches the postings were written in."""
        return len(self._searcher.leaf_searchers())

    def frequency(self, term: str) -> int:
        """Return how many sections hold `term`, removed ones included."""
        return int(self._searcher.reader().doc_frequency(TERMS, term.encode()))

    def matching(self, terms: Iterable[str]) -> dict[int, float]:
        """Return the sections that hold all of `terms`, with their scores."""
        by_frequency = sorted(((self.frequency(term), term) for term in terms), key=itemgetter(0))
        if not by_frequency or not by_frequency[0][0]:
            return {}
        scores = [self._scores(term) for _, term in by_frequency]
        common = set(scores[0]).intersection(*scores[1:])
        if len(scores) == 1:
            return scores[0]
        return {section: sum(score[section] for score in scores) for section in common}

    def _scores(self, term: str) -> dict[int, float]:
        """Return the sections of one term; typing on asks for the same terms again and again."""
        if (kept := self._kept.pop(term, None)) is None:
            kept = self._read(term)
        self._kept[term] = kept
        while len(self._kept) > _FEW and sum(map(len, self._kept.values())) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return kept

    def _read(self, term: str) -> dict[int, float]:
        found: dict[int, float] = {}
        rarity = self._searcher.idf(TERMS, term.encode())
        # one matcher over all leaves would take twice the time
        for leaf, sections in self._leaves:
            with suppress(TermNotFound):
                _collect(leaf.postings(TERMS, term.encode()), sections, rarity, found)
        return found


def _sections(leaf: Any) -> Sequence[int]:  # noqa: ANN401 - Whoosh has no types
    """Return the section of each document number."""
    return tuple(leaf.column_reader(SECTION, translate=False).load())


def _collect(
    matcher: Any,  # noqa: ANN401 - Whoosh has no types
    sections: Sequence[int],
    rarity: float,
    found: dict[int, float],
) -> None:
    number, weight, move = matcher.id, matcher.weight, matcher.next
    is_active = matcher.is_active
    while is_active():
        found[sections[number()]] = rarity * weight()
        move()
