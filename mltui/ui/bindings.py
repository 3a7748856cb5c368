"""The table of actions as Textual's bindings."""

from collections.abc import Iterable

from textual.binding import Binding

from mltui.actions import FULL_WIDTH, Action


def bindings_of(actions: Iterable[Action], language: str) -> list[Binding]:
    """Return one binding an action, full-width punctuation of input methods included."""
    return [
        Binding(_with_full_width(action.keys), action.id, action.label(language), id=action.id)
        for action in actions
    ]


def _with_full_width(keys: str) -> str:
    names = [key.strip() for key in keys.split(",") if key.strip()]
    wide = [FULL_WIDTH[name] for name in names if name in FULL_WIDTH]
    return ",".join([*names, *wide])
