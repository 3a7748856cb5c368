"""A note's files, read and cut into what the catalog and the postings take."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from mltui.library.model import Edition, Found, Note, Reading, Section, Skipped
from mltui.library.read import read_note, sections
from mltui.text.terms import index_terms

STUCK = "stuck"
FAILED = "failed"
_MOST_TEXT = 2_000_000
_TITLE, _TAGS, _SUMMARY, _HEADING, _ABOVE = 6.0, 3.0, 1.5, 4.0, 1.5

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A note to be indexed, or only the reasons why it is not."""

    note: Note | None
    sections: tuple[Section, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def prepare(found: Found, leave_out: Collection[Path] = ()) -> Prepared:
    """Read the note `found`; whatever goes wrong costs only this note."""
    if any(file.path in leave_out for file in found.files):
        return Prepared(None, skipped=_refused(found, STUCK))
    try:
        result = read_note(found)
        if isinstance(result, Skipped):
            return Prepared(None, skipped=(result,))
        return Prepared(result.note, tuple(_sections(result)), result.skipped)
    except Exception:  # noqa: BLE001 - one note must never cost the library
        return Prepared(None, skipped=_refused(found, FAILED))


def weighted_terms(note: Note, parts: tuple[Section, ...]) -> Iterator[Weights]:
    """Yield the terms of each section with their weights: what stands above it counts more."""
    tags = Counter(index_terms(" ".join(note.tags)))
    above: dict[str, Weights] = {}
    for section in parts:
        first = section.language not in above
        if first:
            edition = note.edition(section.language)
            above[section.language] = _sum((index_terms(edition.title), _TITLE), (tags, _TAGS))
        weights = _section_terms(section)
        for term, weight in above[section.language].items():
            weights[term] = weights.get(term, 0.0) + weight
        if first:
            for term, times in index_terms(edition.summary).items():
                weights[term] = weights.get(term, 0.0) + _SUMMARY * times
        yield weights


def _sections(reading: Reading) -> Iterator[Section]:
    for edition in reading.note.editions:
        text = reading.texts[edition.language][:_MOST_TEXT]
        cut = sections(reading.note, edition.language, text)
        yield from cut or (_empty(reading.note, edition),)


def _empty(note: Note, edition: Edition) -> Section:
    """Return the section by which a note without text is still found by its title."""
    return Section(note.id, edition.language, "", (), "")


def _section_terms(section: Section) -> Weights:
    return _sum(
        (index_terms(section.text), 1.0),
        (index_terms(section.heading), _HEADING),
        (index_terms(" ".join(section.headings[:-1])), _ABOVE),
    )


def _sum(*counted: tuple[Counter[str], float]) -> Weights:
    total: Weights = {}
    for terms, weight in counted:
        for term, times in terms.items():
            total[term] = total.get(term, 0.0) + weight * times
    return total


def _refused(found: Found, reason: str) -> tuple[Skipped, ...]:
    return tuple(Skipped(found.source, file.path, reason) for file in found.files)
