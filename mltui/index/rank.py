"""Which of the sections that match comes first."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from mltui.index.passage import Passage
from mltui.index.query import Hit
from mltui.index.snippet import LateExcerpt, TextOf
from mltui.index.wanted import Wanted

_STEP = 1000
TOGETHER = 3
"""How many sections of one note are compared with each other."""


class Tier(IntEnum):
    """How literally a section answers, best first."""

    TITLE_IS = 0
    TITLE_STARTS = 1
    TITLE_HAS = 2
    TITLE_WORDS = 3
    HEADING = 4
    PHRASE = 5
    WORDS = 6
    REST = 7


class Ranked(NamedTuple):
    """A passage and why it stands where it stands; sorts best first by its first three fields."""

    note_tier: Tier
    tier: Tier
    lack: float
    """The negative score."""
    passage: Passage


def ranked(wanted: Wanted, passage: Passage, score: float) -> Ranked:
    """Place `passage`: its note's title counts first, then the section, then the score."""
    title = _title_tier(wanted, passage.title_folded)
    own = _section_tier(wanted, passage)
    if title <= Tier.TITLE_WORDS and not passage.position:
        own = Tier.HEADING
    return Ranked(min(title, Tier.HEADING), own, -score, passage)


def best_of_each_note(placed: Iterable[Ranked]) -> list[Ranked]:
    """Return the best section of each note, best note first.

    A section that is a bare heading counts for its note's place, but one with text is shown.
    """
    places: dict[str, Ranked] = {}
    shown: dict[str, Ranked] = {}
    for one in sorted(placed, key=_order):
        note_id = one.passage.note_id
        places.setdefault(note_id, one)
        if one.passage.folded:
            shown.setdefault(note_id, one)
    return [
        place._replace(passage=shown.get(note_id, place).passage)
        for note_id, place in places.items()
    ]


def hits(
    wanted: Wanted, best: Sequence[Ranked], matching: Mapping[str, int], text_of: TextOf
) -> list[Hit]:
    """Return the `best` sections as hits; `matching` says how many sections of a note match."""
    return [_hit(wanted, one, matching[one.passage.note_id], text_of) for one in best]


def _hit(wanted: Wanted, one: Ranked, matching: int, text_of: TextOf) -> Hit:
    passage = one.passage
    fields = (passage.title_folded, passage.heading_folded, passage.folded)
    literal = any(wanted.phrase_at(field) >= 0 for field in fields)
    return Hit(
        note_id=passage.note_id,
        language=passage.language,
        title=passage.title,
        topic=passage.topic,
        headings=passage.headings,
        anchor=passage.anchor,
        score=_score(one),
        excerpt=LateExcerpt(wanted, passage, text_of),
        how="exact" if literal else "words",
        more=matching - 1,
    )


def _score(one: Ranked) -> float:
    """Return one number that falls as the order goes down."""
    steps = 10 * (Tier.HEADING - one.note_tier) + (Tier.REST - one.tier)
    return round(_STEP * steps + min(-one.lack, _STEP - 1), 3)


def _order(one: Ranked) -> tuple[Tier, Tier, float, str, int]:
    return (*one[:3], one.passage.note_id, one.passage.position)


def _title_tier(wanted: Wanted, title: str) -> Tier:
    at = wanted.phrase_at(title)
    if at < 0:
        return Tier.TITLE_WORDS if wanted.scattered and wanted.all_in(title) else Tier.REST
    if at:
        return Tier.TITLE_HAS
    return Tier.TITLE_IS if title == wanted.phrase else Tier.TITLE_STARTS


def _section_tier(wanted: Wanted, passage: Passage) -> Tier:
    if wanted.phrase_at(passage.heading_folded) >= 0:
        return Tier.HEADING
    if wanted.phrase_at(passage.folded) >= 0:
        return Tier.PHRASE
    return Tier.WORDS if wanted.scattered and wanted.all_in(passage.folded) else Tier.REST
