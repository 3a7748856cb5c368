"""The texts themselves answer, as long as there is no index."""

import math
import time
from collections.abc import Iterator
from threading import Lock

from mltui.errors import NoteUnreadableError
from mltui.index.aligned import fold_aligned
from mltui.index.passage import Passage
from mltui.index.query import Hit, Query
from mltui.index.rank import best_of_each_note, hits, ranked
from mltui.index.wanted import Wanted
from mltui.library.library import Library
from mltui.library.model import Edition, Note
from mltui.library.read import read_text, sections

_SECONDS = 0.5
_MOST_CHARACTERS = 8_000_000


class DirectSearcher:
    """Searches a scanned library; may be called from any thread.

    Titles and summaries are there at once; the texts are read by the first queries, for a
    moment each, so that an answer never takes long and gets complete soon.
    """

    def __init__(self, library: Library, seconds: float = _SECONDS) -> None:
        self._library = library
        self._seconds = seconds
        self._read: dict[tuple[str, str], tuple[Passage, ...]] = {}
        self._texts: dict[int, str] = {}
        self._characters = 0
        self._has_read_all = False
        self._lock = Lock()

    def search(self, query: Query) -> list[Hit]:
        """Return the notes that answer `query`, best first."""
        wanted = Wanted.of(query.text)
        if not wanted.terms:
            return []
        with self._lock:
            self._read_on()
            placed = []
            matching: dict[str, int] = {}
            for passage in self._passages(query):
                if score := _score(wanted, passage):
                    placed.append(ranked(wanted, passage, score))
                    note_id = passage.note_id
                    matching[note_id] = matching.get(note_id, 0) + 1
        return hits(wanted, best_of_each_note(placed)[: query.limit], matching, self._text)

    @property
    def has_read_all(self) -> bool:
        """Whether the last answer came from every text, as far as they fit in memory."""
        return self._has_read_all

    def _read_on(self) -> None:
        """Read texts that have not been read yet, until the time is over."""
        self._has_read_all = False
        until = time.monotonic() + self._seconds
        for note in self._library:
            for edition in note.editions:
                key = (note.id, edition.language)
                if key in self._read:
                    continue
                if self._characters > _MOST_CHARACTERS:
                    self._has_read_all = True
                    return
                if time.monotonic() > until:
                    return
                self._read[key] = read = self._passages_of(note, edition)
                self._characters += sum(len(passage.folded) for passage in read)
        self._has_read_all = True

    def _passages_of(self, note: Note, edition: Edition) -> tuple[Passage, ...]:
        try:
            body = read_text(edition.path).body
        except NoteUnreadableError:
            return ()
        found = []
        for position, section in enumerate(sections(note, edition.language, body)):
            number = len(self._texts) + 1
            self._texts[number] = section.text
            found.append(
                Passage.of(
                    number, note.id, edition.language, edition.title, note.topic, position,
                    section.anchor, section.headings, fold_aligned(section.text),
                )
            )  # fmt: skip
        return tuple(found)

    def _text(self, passage: Passage) -> str:
        if passage.number:
            return self._texts[passage.number]
        note = self._library.get(passage.note_id)
        return note.edition(passage.language).summary if note else passage.folded

    def _passages(self, query: Query) -> Iterator[Passage]:
        for note in self._library:
            if not passes(note, query):
                continue
            for edition in note.editions:
                if query.language in {"", edition.language}:
                    known = self._read.get((note.id, edition.language))
                    yield from known or (_summary(note, edition),)


def passes(note: Note, query: Query) -> bool:
    """Say whether the filters of `query` let `note` through, its language aside."""
    carried = {tag.casefold() for tag in note.tags}
    return (
        note.topic[: len(query.topic)] == query.topic
        and query.source in {"", note.source}
        and all(tag.casefold() in carried for tag in query.tags)
        and note.date >= query.after
        and (not query.before or note.date < query.before)
        and (query.notes is None or note.id in query.notes)
    )


def _summary(note: Note, edition: Edition) -> Passage:
    folded = fold_aligned(edition.summary)
    return Passage.of(0, note.id, edition.language, edition.title, note.topic, 0, "", (), folded)


def _score(wanted: Wanted, passage: Passage) -> float:
    """Return how much of the query stands in `passage`, 0 if not all of it does."""
    fields = (
        (passage.title_folded, 6.0),
        (passage.heading_folded, 4.0),
        (passage.path_folded, 1.5),
        (passage.folded, 1.0),
    )
    total = 0.0
    for needle in wanted.needles:
        found = sum(
            weight * (1 + math.log1p(text.count(needle)))
            for text, weight in fields
            if wanted.word_at(text, needle) >= 0
        )
        if not found:
            return 0.0
        total += found
    return total / (1 + math.log1p(len(passage.folded) / 2000))
