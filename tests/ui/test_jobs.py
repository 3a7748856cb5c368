"""The index in the background: usable meanwhile, visible, cancellable."""

import threading

import pytest

from mltui.config import Config
from mltui.errors import BuildFailedError
from mltui.progress import Progress
from mltui.session import Session
from mltui.ui.app import MltuiApp
from mltui.ui.widgets.status import JobBar

WIDE = (120, 40)


@pytest.fixture
def empty(paths, small_library):
    """A session of a reader who starts mltui for the first time."""
    session = Session(paths, Config(language="en"))
    assert session.sources[0] == small_library
    assert not session.load()
    yield session
    session.close()


def building(monkeypatch, *steps, result=True):
    """Let builds yield `steps`, then wait until the generator is closed or told to go on."""
    log = {"closed": threading.Event(), "go": threading.Event()}

    def build(_, *, rebuild=False):  # noqa: ARG001 - the signature of Session.build
        try:
            yield from steps
            while not log["go"].wait(0.01):
                yield Progress(2, 4, "still at it")
            if isinstance(result, Exception):
                raise result
        finally:
            log["closed"].set()
        return result

    monkeypatch.setattr(Session, "build", build)
    return log


async def until(pilot, condition):
    for _ in range(400):
        if condition():
            return True
        await pilot.pause(0.01)
    return False


async def test_the_library_can_be_read_and_searched_while_there_is_no_index(empty, monkeypatch):
    log = building(monkeypatch)
    app = MltuiApp(empty)
    async with app.run_test(size=WIDE) as pilot:
        assert await until(pilot, lambda: len(empty.library) == 3)
        assert len(app.screen.latest.items) == 3
        await pilot.press("s", *"bias")
        assert await until(pilot, lambda: app.screen.results.items)
        assert app.screen.results.items[0].note_id == "mltui:adam"
        await pilot.press("enter")
        assert await until(pilot, lambda: app.screen.reader.note_id == "mltui:adam")
        log["go"].set()


async def test_progress_is_shown_and_escape_stops_the_build(empty, monkeypatch):
    log = building(monkeypatch, Progress(1, 4, "adam"))
    app = MltuiApp(empty)
    async with app.run_test(size=WIDE) as pilot:
        bar = app.screen.query_one(JobBar)
        assert await until(pilot, lambda: bar.display)
        assert await until(pilot, lambda: "2/4" in "".join(s.text for s in bar.render_line(0)))
        await pilot.press("escape")
        assert await until(pilot, log["closed"].is_set)
        assert not bar.display
        assert app.screen.view == "home"


async def test_leaving_the_app_ends_the_build(empty, monkeypatch):
    log = building(monkeypatch, Progress(1, 4, "adam"))
    app = MltuiApp(empty)
    async with app.run_test(size=WIDE) as pilot:
        assert await until(pilot, lambda: app.screen.query_one(JobBar).display)
        await pilot.press("q")
    assert log["closed"].wait(5)
    assert app.return_code == 0


async def test_a_build_that_fails_is_said_and_the_app_goes_on(empty, monkeypatch):
    log = building(monkeypatch, result=BuildFailedError(reason="no space"))
    log["go"].set()
    app = MltuiApp(empty)
    async with app.run_test(size=WIDE) as pilot:
        footer = app.screen.query_one("#footer")
        assert await until(
            pilot, lambda: "no space" in "".join(s.text for s in footer.render_line(0))
        )
        assert await until(pilot, lambda: len(empty.library) == 3)


async def test_the_first_index_is_taken_over_when_it_is_there(empty):
    app = MltuiApp(empty)
    async with app.run_test(size=WIDE) as pilot:
        assert await until(pilot, lambda: empty.index is not None)
        await app.workers.wait_for_complete()
        await pilot.press("s", *"half")
        await pilot.pause()
        assert [hit.note_id for hit in app.screen.results.items] == ["mltui:coupling"]
