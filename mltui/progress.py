"""What every long job yields."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a long job: `done` of `total` units, and what is at hand."""

    done: int
    total: int
    label: str = ""
