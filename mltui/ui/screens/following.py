"""Where a link of the open note leads."""

from pathlib import Path

from mltui.document.links import Target
from mltui.library.model import Note
from mltui.texts import T
from mltui.ui.screens.desk import Desk


def follow(desk: Desk, target: Target) -> None:
    """Go to a section, a note or a file of the library; show any other address only.

    Nothing outside the library is opened, and no address is ever fetched.
    """
    reader = desk.reader
    if target.kind == "anchor":
        if not reader.go_to_anchor(target.anchor):
            desk.say(T.LINK_MISSING.say(desk.language, target=target.text))
    elif target.kind == "note":
        desk.open_note(target.note, target.anchor)
    elif target.kind == "file":
        _follow_file(desk, target)
    elif target.kind == "web":
        desk.app.copy_to_clipboard(target.text)
        desk.say(T.LINK_COPIED.say(desk.language, target=target.text))
    else:
        desk.say(T.LINK_REFUSED.say(desk.language, target=target.text))


def _follow_file(desk: Desk, target: Target) -> None:
    here = desk.session.library.get(desk.reader.note_id)
    wanted = _beside(desk, here, target.path) if here else None
    found = _note_at(desk, wanted) if wanted else None
    if found:
        desk.open_note(found.id, target.anchor)
    else:
        said = T.LINK_NO_NOTE if wanted and wanted.exists() else T.LINK_MISSING
        desk.say(said.say(desk.language, target=target.text))


def _beside(desk: Desk, here: Note, relative: str) -> Path:
    return Path(here.edition(desk.reader.language).path.parent, relative).resolve()


def _note_at(desk: Desk, wanted: Path) -> Note | None:
    for note in desk.session.library:
        if any(edition.path.resolve() == wanted for edition in note.editions):
            return note
    return None
