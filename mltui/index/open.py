"""Open the index in use."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mltui.errors import IndexBrokenError, UnsafeDirectoryError
from mltui.index.catalog import Catalog
from mltui.index.generation import Generation, current, find, quarantine
from mltui.index.query import Hit, Query
from mltui.library.library import Library
from mltui.library.model import Source
from mltui.paths import check_private

__all__ = ["OpenIndex", "current", "open_index"]


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """One generation, open; it stays usable when newer ones come and when its files go."""

    index: Path
    generation: Generation
    catalog: Catalog
    searcher: "LazySearcher"

    @property
    def name(self) -> str:
        """The name by which `current` tells whether a newer one is there."""
        return self.generation.path.name

    def library(self, sources: Iterable[Source], only: Iterable[str] | None = None) -> Library:
        """Return the notes of `sources`, or only these of them, as they were at the build.

        Raises:
            IndexBrokenError: the generation is damaged; it is put aside, build it again.
        """
        try:
            return self.catalog.library(sources, only)
        except IndexBrokenError:
            quarantine(self.index, self.generation.path)
            raise

    def close(self) -> None:
        """Give the files back."""
        self.catalog.close()


class LazySearcher:
    """Searches a generation; Whoosh is loaded by the first query, not at start."""

    def __init__(self, index: Path, generation: Generation, catalog: Catalog) -> None:
        self._index = index
        self._generation = generation
        self._catalog = catalog
        self._searcher: object = None

    def search(self, query: Query) -> list[Hit]:
        """Return the notes that answer `query`, best first.

        Raises:
            IndexBrokenError: the generation is damaged; it is put aside, build it again.
        """
        from mltui.index.local import LocalSearcher

        if not isinstance(self._searcher, LocalSearcher):
            self._searcher = LocalSearcher(self._generation.postings, self._catalog)
        try:
            return self._searcher.search(query)
        except IndexBrokenError:
            quarantine(self._index, self._generation.path)
            raise


def open_index(index: Path) -> OpenIndex | None:
    """Return the index in use; None if there is none, or none that can be used.

    A generation that is broken, or that someone else could have filled, is put aside.

    Raises:
        UnsafeDirectoryError: the directory `index` itself is not ours.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        check_private(index)
    try:
        generation = find(index)
        if generation is None:
            return None
        catalog = Catalog.open(generation.catalog)
    except (IndexBrokenError, UnsafeDirectoryError):
        if name := current(index):
            quarantine(index, index / name)
        return None
    return OpenIndex(index, generation, catalog, LazySearcher(index, generation, catalog))
