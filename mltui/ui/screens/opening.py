"""Opening notes, going back, keeping the place."""

from dataclasses import dataclass
from pathlib import Path

from textual import on

from mltui.errors import MltuiError, NoteUnreadableError
from mltui.library.model import Note
from mltui.texts import T
from mltui.ui.messages import FollowLink
from mltui.ui.screens.preparing import Preparing

_MOST_VISITED = 200


@dataclass(frozen=True, slots=True)
class Visited:
    """A note that was open; its place is in the store."""

    note_id: str
    language: str


class Opening(Preparing):
    """From a note's id to its text in the reader."""

    _visited: tuple[Visited, ...] = ()

    def open_note(
        self, name: str, anchor: str = "", language: str = "", *, going_back: bool = False
    ) -> bool:
        """Open a note at a section, or where it was left; say whether it could be shown."""
        try:
            note = self.session.note(name)
            shown = self._show(note, anchor, language)
        except MltuiError as error:
            self.complain(error)
            return False
        if not going_back:
            self._remember(shown)
        self.list_around(note)
        self.session.store.mark_read(note.id)
        self.session.store.add_visit(note.id)
        self.show_bookmarked()
        self.repaint_marks()
        self.tell_where()
        return True

    def _show(self, note: Note, anchor: str, language: str) -> Visited:
        self.keep_place()
        edition = self.edition_to_open(note, language)
        file = self.prepared(edition.path)
        if file.digest != edition.digest:
            self.begin_build()
        self.go_to(self.reader)
        reader, place = self.reader, self.session.store.place(note.id)
        reader.show(note.id, edition.language, edition.title, file.document)
        if anchor:
            reader.go_to_anchor(anchor)
        elif place and place.language == edition.language:
            reader.go_to_place(place)
        return Visited(note.id, edition.language)

    def _remember(self, shown: Visited) -> None:
        if self._visited[-1:] != (shown,):
            self._visited = (*self._visited, shown)[-_MOST_VISITED:]

    def keep_place(self) -> None:
        """Hand the place in the open note to the store."""
        if (place := self.reader.place()) is not None:
            self.session.store.set_place(place)

    # back, elsewhere, the other language

    def action_history_back(self) -> None:
        """Open the note that was open before."""
        if len(self._visited) > 1 or (self._visited and self.view != "panes"):
            before = self._visited if self.view != "panes" else self._visited[:-1]
            self._visited = before
            self.open_note(before[-1].note_id, "", before[-1].language, going_back=True)
        else:
            self.say(T.BACK_AT_END.say(self.language))

    def action_random(self) -> None:
        """Open a note nobody has read yet, from the topic at hand."""
        from random import choice

        is_read = self.session.store.is_read
        unread = [
            note.id for note in self.session.library.under(self.topic) if not is_read(note.id)
        ]
        if unread:
            self.open_note(choice(unread))  # noqa: S311 - no secret
        else:
            self.say(T.NO_UNREAD.say(self.language))

    def action_language(self) -> None:
        """Show the other edition of the open note, at the same section."""
        reader = self.reader
        note = self.session.library.get(reader.note_id)
        others = (
            [e.language for e in note.editions if e.language != reader.language] if note else []
        )
        if note is None or not others:
            self.say(T.NO_OTHER_LANGUAGE.say(self.language))
            return
        self.open_note(note.id, reader.section_anchor(), others[0])

    @on(FollowLink)
    def _on_follow_link(self, message: FollowLink) -> None:
        from mltui.ui.screens.following import follow

        follow(self, message.target)

    def visit(self, path: Path) -> None:
        """Show a file or a folder that is no source; nothing of it is stored but the place."""
        from mltui.library.visiting import visited_notes

        try:
            notes = visited_notes(path, self.session.sources)
        except NoteUnreadableError as error:
            self.complain(error)
            return
        known = [note for note in notes if note.id in self.session.library]
        if not known:
            self.session.visit(notes)
            self.show_library()
        self.list_topic(notes[0].topic)
        self.topics.point_at(self.topic)
        if path.is_file() or len(notes) == 1:
            self.open_note(notes[0].id)
        else:
            self.go_to(self.notes)
