"""Figures and the table they are shown in."""

import statistics
from collections.abc import Iterable, Iterator
from math import isfinite, nan
from typing import NamedTuple


class Row(NamedTuple):
    """One measurement beside its peer; both in `unit`."""

    what: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float = nan
    aim: str = ""


def median(values: Iterable[float]) -> float:
    """Return the median of the finite `values`."""
    return statistics.median([value for value in values if isfinite(value)] or [nan])


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which `share` of the finite `values` lie."""
    ordered = sorted(value for value in values if isfinite(value))
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else nan


def markdown(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of the table as the rows come."""
    yield "| what | mltui | unit | peer | its value | ratio | aim |"
    yield "| --- | ---: | --- | --- | ---: | ---: | --- |"
    for row in rows:
        ratio = row.value / row.peer_value if row.peer_value else nan
        cells = (row.what, _number(row.value), row.unit, row.peer, _number(row.peer_value))
        yield f"| {' | '.join(cells)} | {_number(ratio)} | {row.aim} |"


def _number(value: float) -> str:
    if not isfinite(value):
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
