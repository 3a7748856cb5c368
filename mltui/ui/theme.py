"""How roles look: the one place where a meaning becomes a colour."""

from typing import Protocol

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.theme import Theme

from mltui.text.line import Line

ROLES = (
    "heading", "heading-1", "heading-2", "heading-3", "strong", "emphasis", "strike", "code",
    "code-keyword", "code-string", "code-number", "code-comment", "code-name", "code-operator",
    "math", "link", "image", "quote", "rule", "marker", "table", "footnote", "callout", "hit",
    "hit-current", "dim", "soft", "accent", "unread", "title", "title-focused", "cursor", "mark",
    "scrollbar", "warning", "key",
)  # fmt: skip
"""Component classes `role--…`; `styles/roles.tcss` gives each its look."""

COMPONENT_CLASSES = frozenset(f"role--{role}" for role in ROLES)

DARK = Theme(
    name="mltui-dark",
    primary="#7aa2f7",
    secondary="#9ece6a",
    accent="#e0af68",
    warning="#e0af68",
    error="#f7768e",
    foreground="#c8ccd4",
    background="#16181d",
    surface="#16181d",
    panel="#22252c",
    dark=True,
    variables={
        "soft": "#a3a9b6",
        "dim": "#868c99",
        "faint": "#565c68",
        "line": "#343842",
        "chosen": "#2b3346",
        "found": "#5c4a1f",
    },
)
LIGHT = Theme(
    name="mltui-light",
    primary="#2e5aac",
    secondary="#4d7c0f",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#b3261e",
    foreground="#2b2d31",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#eceae4",
    dark=False,
    variables={
        "soft": "#4b4f57",
        "dim": "#6a6e76",
        "faint": "#a2a29c",
        "line": "#d5d2c9",
        "chosen": "#dbe4f5",
        "found": "#f3dfae",
    },
)
THEMES = {"dark": DARK, "light": LIGHT}


class _Styled(Protocol):
    def get_component_rich_style(self, *names: str, partial: bool = False) -> Style: ...


class Looks:
    """The looks of roles on one widget, found once and kept until the theme changes."""

    def __init__(self, widget: _Styled) -> None:
        self._widget = widget
        self._found: dict[str, Style] = {}

    def __getitem__(self, role: str) -> Style:
        if (style := self._found.get(role)) is None:
            style = self._found[role] = self._find(role)
        return style

    def forget(self) -> None:
        """Find everything anew: the theme changed."""
        self._found.clear()

    def strip(self, line: Line) -> Strip:
        """Return a line as Textual draws it."""
        return Strip([Segment(span.text, self[span.role]) for span in line.spans])

    def _find(self, role: str) -> Style:
        if " " in role:
            return Style.combine(self[part] for part in role.split())
        name = role.replace(".", "-")
        while name and name not in ROLES:
            name = name.rpartition("-")[0]
        if not name:
            return Style()
        return self._widget.get_component_rich_style(f"role--{name}", partial=True)
