"""What a process and its children cost: CPU time, memory, wall time. Linux only."""

import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

TICKS = os.sysconf("SC_CLK_TCK")


class Run(NamedTuple):
    """One run of a command, in milliseconds."""

    wall: float
    cpu: float


def run(command: Sequence[str], env: Mapping[str, str], cwd: Path) -> Run:
    """Run `command` to its end, its output thrown away."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, env=env, cwd=cwd, check=True, capture_output=True)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run((end - start) * 1e3, cpu * 1e3)


def descendants(pid: int) -> list[int]:
    """Return `pid` and the processes below it."""
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        with suppress(OSError):
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                todo += map(int, children.read_text().split())
    return found


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of `pid`, its living descendants and the dead ones it waited for.

    The living are read from the kernel's per-process clocks (clock_getcpuclockid(3)) in
    nanoseconds, the dead from /proc in ticks of 10 ms.
    """
    total = 0.0
    for one in descendants(pid):
        with suppress(OSError):
            total += time.clock_gettime((~one << 3) | 2)
            stat = Path(f"/proc/{one}/stat").read_bytes().rpartition(b")")[2].split()
            total += (int(stat[13]) + int(stat[14])) / TICKS
    return total


def memory_mb(pid: int) -> float:
    """Return the resident memory of `pid` and its descendants in MB."""
    kilobytes = 0
    for one in descendants(pid):
        with suppress(OSError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Rss:"):
                    kilobytes += int(line.split()[1])
    return kilobytes / 1024
