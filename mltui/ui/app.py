"""The app: theme, stylesheets, guard, first screen."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from mltui.resources import resource
from mltui.session import Session, open_session
from mltui.ui.guard import Guard
from mltui.ui.screens.main import MainScreen
from mltui.ui.theme import THEMES

_STYLES = ("app.tcss", "roles.tcss", "dialogs.tcss")


class MltuiApp(App[None]):
    """The reading room on a terminal."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "mltui"

    def __init__(
        self, session: Session, *, open_note: str = "", open_path: Path | None = None
    ) -> None:
        styles = resource("styles")
        super().__init__(css_path=[styles / name for name in _STYLES])
        self.session = session
        self._open_note = open_note
        self._open_path = open_path
        self._guard = Guard()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[session.config.theme].name
        self.animation_level = "none"

    @property
    def failure(self) -> Exception | None:
        """What ended the app, if it was not the reader."""
        return self._exception

    def get_default_screen(self) -> Screen[None]:
        """Return the one screen everything happens on."""
        return MainScreen(self.session, open_note=self._open_note, open_path=self._open_path)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters and, last, the guard."""
        return [*super().get_line_filters(), self._guard]

    def _fatal_error(self) -> None:
        """End without Textual's traceback, which prints the values of variables: notes, that is.

        `run` hands the error to the command, which keeps a log and says one line.
        """
        self._close_messages_no_wait()

    def on_ready(self) -> None:
        """Collect garbage again, now that the first frame stands; what lives stays."""
        gc.freeze()
        gc.enable()


def run(
    session_home: str | None = None, open_note: str | None = None, path: str | None = None
) -> int:
    """Open the app and return the exit code when the reader leaves."""
    with open_session(session_home) as session:
        session.load()
        app = MltuiApp(session, open_note=open_note or "", open_path=Path(path) if path else None)
        app.run()
        if app.failure:
            raise app.failure
        return app.return_code or 0
