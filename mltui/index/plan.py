"""What a build has to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from mltui.index.catalog import Catalog
from mltui.library.model import Found, Skipped, Source
from mltui.library.walk import walk
from mltui.text.clean import clean_line


@dataclass(frozen=True, slots=True)
class Walked:
    """What the sources hold on disk."""

    found: tuple[Found, ...]
    skipped: frozenset[Skipped]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the disk differs from an index; `fresh` where all is to be read."""

    read: tuple[Found, ...]
    """New and changed notes."""
    removed: tuple[str, ...] = ()
    """Notes that are gone."""
    walked: frozenset[Skipped] = frozenset()
    fresh: bool = True
    idle: bool = False
    """Whether the index is what the disk is."""


def walk_all(sources: Iterable[Source]) -> Walked:
    """Walk over `sources`; ids come out as they are shown, and distinct."""
    found: dict[str, Found] = {}
    skipped: set[Skipped] = set()
    for source in sources:
        for entry in walk(source):
            if isinstance(entry, Skipped):
                skipped.add(entry)
                continue
            note_id = clean_line(entry.note_id)
            while note_id in found:
                note_id += "~"
            found[note_id] = Found(note_id, entry.source, entry.topic, entry.files)
    return Walked(tuple(found.values()), frozenset(skipped))


def plan_from(walked: Walked, catalog: Catalog) -> Plan:
    """Return what turns `catalog` into what was found: all of it, if that is less work."""
    known = catalog.files()
    changed = tuple(one for one in walked.found if known.get(one.note_id) != frozenset(one.files))
    here = {one.note_id for one in walked.found}
    removed = tuple(note_id for note_id in known if note_id not in here)
    idle = not changed and not removed and walked.skipped == catalog.walked()
    if 2 * (len(changed) + len(removed)) > len(known):
        return Plan(walked.found, walked=walked.skipped)
    return Plan(changed, removed, walked.skipped, fresh=False, idle=idle)
