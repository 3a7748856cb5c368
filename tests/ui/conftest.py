"""The app over the tiny library, without its index builder."""

from collections.abc import Generator, Iterator

import pytest

from mltui.config import Config
from mltui.progress import Progress
from mltui.session import Session
from mltui.ui.app import MltuiApp


@pytest.fixture
def session(furnished, monkeypatch) -> Iterator[Session]:
    """A session over the prebuilt index; builds that it starts find nothing to do."""

    def nothing_to_do(_: Session, *, rebuild: bool = False) -> Generator[Progress, None, bool]:
        yield from ()
        return rebuild

    monkeypatch.setattr(Session, "build", nothing_to_do)
    session = Session(furnished, Config(language="en"))
    session.load()
    yield session
    session.close()


@pytest.fixture
def app(session) -> MltuiApp:
    return MltuiApp(session)
