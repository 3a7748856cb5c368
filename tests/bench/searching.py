"""What a keystroke costs while searching, in process and in the app."""

import gc
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ground import ROOT, Ground, is_installed
from table import Row, median, percentile
from terminal import Terminal

if TYPE_CHECKING:
    from mltui.index.query import Hit

_SHOWN = 15


def measure(ground: Ground) -> Iterator[Row]:
    """Type every query letter by letter; the peer looks for the same letters in every text."""
    yield from _in_process(ground)
    yield from _in_the_app(ground)


def typed(queries: tuple[str, ...]) -> list[str]:
    """Return what stands in the search line after each key."""
    return [query[:length] for query in queries for length in range(1, len(query) + 1)]


def _in_process(ground: Ground) -> Iterator[Row]:
    if not is_installed():
        sys.path.insert(0, str(ROOT))
    from mltui.index.query import Query
    from mltui.session import open_session
    from mltui.text.clean import fold

    texts = [
        fold(path.read_text("utf-8", "replace"))
        for folder in ground.notes
        for path in folder.rglob("*.md")
    ]
    ours, peers = [], []
    for _ in range(ground.rounds):
        with open_session(str(ground.home)) as session:  # with nothing kept from the last round
            session.load()
            session.search(Query("warm"))
            for text in typed(ground.queries):
                gc.collect()
                start = time.process_time()
                _show(session.search(Query(text, limit=100)))
                between = time.process_time()
                sum(text in one for one in texts)
                ours.append((between - start) * 1e3)
                peers.append((time.process_time() - between) * 1e3)
    peer = "str in text, no ranking"
    yield Row("search, a keystroke, p50", median(ours), "ms CPU", peer, median(peers))
    last = percentile(ours, 0.95), percentile(peers, 0.95)
    yield Row("search, a keystroke, p95", last[0], "ms CPU", peer, last[1], "≤ 10")
    yield Row("search, a keystroke, max", max(ours), "ms CPU", peer, max(peers))


def _show(hits: "Iterable[Hit]") -> None:
    """Look at as many hits as a tall screen shows: the others' snippets are never made."""
    for hit in islice(hits, _SHOWN):
        assert hit.snippet is not None
        assert hit.spans is not None


def _in_the_app(ground: Ground) -> Iterator[Row]:
    reactions = []
    with Terminal(ground.command, ground.env, ground.work) as terminal:
        terminal.settle()
        terminal.press("s")
        for query in ground.queries:
            reactions += [terminal.press(letter) for letter in query]
            terminal.press("\x7f" * len(query))
    yield Row("search in the app, key to last byte", median(r.last for r in reactions), "ms")
    yield Row("search in the app, a key", median(r.cpu for r in reactions), "ms CPU")
    yield Row("search in the app, a key", median(r.bytes for r in reactions), "bytes")
