"""The library as far as it is known without building anything."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mltui.cli.call import Call
from mltui.errors import SearchError
from mltui.index.open import OpenIndex, open_index
from mltui.library.library import Library
from mltui.library.model import Source
from mltui.library.sources import built_in, load_sources


def sources_of(call: Call) -> tuple[Source, ...]:
    """Return the built-in library and the reader's own folders.

    Raises:
        SourcesFileError: the file that names them cannot be read.
    """
    return (built_in(), *load_sources(call.paths.sources_file))


@contextmanager
def opened_index(call: Call) -> Iterator[OpenIndex | None]:
    """Open the index as it is, for as long as the block runs; None if there is none to use."""
    try:
        index = open_index(call.paths.index)
    except SearchError:
        index = None
    try:
        yield index
    finally:
        if index:
            index.close()


def indexed_library(call: Call, only: Iterable[str] | None = None) -> Library:
    """Return what the index knows, or only these notes of it; empty if there is no index."""
    with opened_index(call) as index:
        if index is None:
            return Library((), ())
        return index.catalog.library(sources_of(call), only)


def scanned_library(call: Call) -> Library:
    """Return what the sources hold now."""
    from mltui.library.scan import scan_now

    return scan_now(sources_of(call)).library
