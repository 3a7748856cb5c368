"""Long work in the command: a bar on stderr when someone is watching."""

import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from types import FrameType

from mltui.progress import Progress


def follow(steps: Generator[Progress, None, bool], title: str) -> bool:
    """Run `steps` to the end and return what they return; whatever stops us closes them."""
    with closing(steps), _unwinding_on_signals(), _bar(title) as show:
        while True:
            try:
                show(next(steps))
            except StopIteration as ended:
                return bool(ended.value)


@contextmanager
def _bar(title: str) -> Iterator[Callable[[Progress], None]]:
    """Show steps on a terminal; elsewhere nobody looks."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda step: bar.update(task, completed=step.done, total=step.total or None)


@contextmanager
def _unwinding_on_signals() -> Iterator[None]:
    """Let a signal that ends us unwind first: the builder ends, the cursor comes back."""

    def stop(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    numbers = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
