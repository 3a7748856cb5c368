"""Nothing that stands in a note reaches the terminal as a command."""

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mltui.config import Config
from mltui.library.model import Source
from mltui.library.scan import scan_now
from mltui.paths import Paths
from mltui.session import Session
from mltui.ui.app import MltuiApp
from mltui.ui.guard import Guard

PAYLOADS = (
    "\x1b]52;c;aGk=\x07", "\x1b]0;title\x1b\\", "\x1b[2J", "\x1bc", "\x9b31m", "\x90q\x9c",
    "\x1b[6n", "\u202eevil\u202c", "\x01\x08\x0b\x0c", "\u2028", "\U000e0041",
)  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_guard_drops_what_could_act(payload):
    segments = Guard().apply([Segment(f"a{payload}b")], Color(0, 0, 0))
    text = "".join(segment.text for segment in segments)
    assert text.isprintable()
    assert text[0] + text[-1] == "ab"


def test_the_guard_drops_a_link_that_hides_a_command():
    styled = Segment("x", Style(link="https://a/\x1b]52;c;x\x07"))
    (segment,) = Guard().apply([styled], Color(0, 0, 0))
    assert segment.style.link is None


def test_the_guard_leaves_ordinary_rows_alone():
    segments = [Segment("普通 text é", Style(bold=True))]
    assert Guard().apply(segments, Color(0, 0, 0)) is segments


@pytest.mark.usefixtures("small_library")
async def test_a_hostile_note_is_shown_and_nothing_of_it_acts(tmp_path):
    folder = tmp_path / "hostile[bold]"
    folder.mkdir()
    text = "\n\n".join(f"# h{p}\n\nbody {p} `code {p}` [l](http://x/{p})" for p in PAYLOADS)
    (folder / "evil\x1b]0;x\x07[@click=app.quit].md").write_text(text, "utf-8")
    session = Session(Paths.under(tmp_path / "home"), Config(language="en"))
    source = Source("hostile", folder)
    session.sources = (*session.sources, source)
    session.adopt(scan_now(session.sources).library)
    app = MltuiApp(session)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        note = next(note for note in session.library if note.source == "hostile")
        assert app.screen.open_note(note.id)
        await pilot.pause()
        for _ in range(4):
            for pane in (app.screen.topics, app.screen.notes, app.screen.reader):
                for y in range(pane.size.height):
                    row = "".join(segment.text for segment in pane.render_line(y))
                    assert row.isprintable(), row
            await pilot.press("space")
    session.close()
