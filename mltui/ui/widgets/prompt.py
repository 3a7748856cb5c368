"""A line to type into, with what came of it at its end."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static


class Prompt(Horizontal):
    """A label, an input, and a word on the right."""

    def __init__(self, label: str, *, id: str, placeholder: str = "") -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = Static(f"{label} ", markup=False, classes="prompt-label")
        self.input = Input(placeholder=placeholder, compact=True, select_on_focus=False)
        self.input.cursor_blink = False
        self._answer = Static("", markup=False, classes="prompt-answer")

    def compose(self) -> ComposeResult:
        """Lay label, input and answer in a row."""
        yield self._label
        yield self.input
        yield self._answer

    @property
    def typed(self) -> str:
        """What stands in the input."""
        return self.input.value

    def relabel(self, label: str) -> None:
        """Say before the input what typing is for."""
        self._label.update(f"{label} ")

    def answer(self, text: str) -> None:
        """Say at the end of the line what came of it."""
        self._answer.update(text)

    def start(self, text: str = "") -> None:
        """Show the line with `text` in it and type from here on."""
        self.display = True
        self.input.value = text
        self.input.cursor_position = len(text)
        self.input.focus()
