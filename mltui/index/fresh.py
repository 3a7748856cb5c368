"""Whether an index still says what the sources hold, told without reading a note."""

from collections.abc import Iterable

from mltui.index.open import OpenIndex
from mltui.index.plan import plan_from, walk_all
from mltui.library.model import Source


def is_fresh(index: OpenIndex, sources: Iterable[Source]) -> bool:
    """Say whether no file of `sources` came, went or changed its size or time since the build."""
    return plan_from(walk_all(sources), index.catalog).idle
