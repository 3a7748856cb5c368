"""Bookmarks, read marks and places in the app."""

from mltui.state.store import Store

WIDE = (120, 40)


async def test_m_bookmarks_the_note_at_its_beginning_and_takes_it_back(app, session):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "m")
        (bookmark,) = session.store.bookmarks()
        assert (bookmark.note, bookmark.anchor) == (app.screen.reader.note_id, "")
        assert bookmark.title
        assert bookmark.path
        await pilot.press("m")
        assert session.store.bookmarks() == ()
        await pilot.press("U")
        assert len(session.store.bookmarks()) == 1


async def test_a_section_is_bookmarked_with_its_heading(app, session):
    async with app.run_test(size=WIDE) as pilot:
        app.screen.open_note("mltui:adam", "bias", "en")
        await pilot.press("m")
        (bookmark,) = session.store.bookmarks()
        assert (bookmark.anchor, bookmark.section) == ("bias", "Bias correction")


async def test_a_bookmark_said_to_be_saved_is_on_the_disk(app, session):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "m")
        session.store.saved()
        assert [b.note for b in Store.open(session.paths).bookmarks()] == [
            app.screen.reader.note_id
        ]


async def test_the_list_of_bookmarks_opens_one(app):
    async with app.run_test(size=WIDE) as pilot:
        app.screen.open_note("mltui:adam", "bias", "en")
        await pilot.press("m", "L", "apostrophe")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.reader.note_id == "mltui:adam"
        assert app.screen.reader.section_anchor() == "bias"


async def test_an_opened_note_is_read(app, session):
    async with app.run_test(size=WIDE) as pilot:
        note = app.screen.latest.chosen.id
        assert not session.store.is_read(note)
        await pilot.press("enter")
        assert session.store.is_read(note)


async def test_reopening_a_note_returns_to_the_place(app):
    async with app.run_test(size=(60, 12)) as pilot:
        app.screen.open_note("folder:features")
        await pilot.press("space", "space")
        top = app.screen.reader.top
        assert top > 0
        app.screen.open_note("mltui:adam")
        app.screen.open_note("folder:features")
        assert app.screen.reader.top == top
        await pilot.pause()


async def test_a_changed_file_is_shown_as_it_is_now(app, session, tmp_path, monkeypatch):
    copied = tmp_path / "adam.md"
    note = session.library.get("mltui:adam")
    copied.write_text("## New section\n\nbrand new words\n", "utf-8")
    edition = note.edition("en")
    object.__setattr__(edition, "path", copied)
    started = []
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        monkeypatch.setattr(app.screen, "begin_build", lambda: started.append(True))
        app.screen.open_note("mltui:adam", language="en")
        await pilot.pause()
        assert "New section" in app.screen.reader.section_title()
        assert started == [True]


async def test_a_note_that_is_gone_is_named_and_nothing_else_happens(app, session, tmp_path):
    note = session.library.get("mltui:momentum")
    object.__setattr__(note.editions[0], "path", tmp_path / "gone.md")
    async with app.run_test(size=WIDE) as pilot:
        assert not app.screen.open_note("mltui:momentum")
        await pilot.pause()
        footer = "".join(s.text for s in app.screen.query_one("#footer").render_line(0))
        assert "gone" in footer
