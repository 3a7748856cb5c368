"""Searching the library and finding in a pane."""

from textual.events import Key

from mltui.ui.widgets.prompt import Prompt

WIDE = (120, 40)


def found(app):
    return [hit.note_id for hit in app.screen.results.items]


async def test_results_follow_every_keystroke(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", *"drop")
        await pilot.pause()
        assert found(app)[0] == "folder:dropout"
        await pilot.press("x")
        await pilot.pause()
        assert app.screen.query_one("#query", Prompt).typed == "dropx"


async def test_a_half_typed_chinese_word_finds(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", *"策略梯")
        await pilot.pause()
        assert found(app)[0] == "folder:强化学习/策略梯度"


async def test_escape_returns_to_where_the_search_began(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "s", *"adam")
        await pilot.pause()
        await pilot.press("escape")
        assert app.focused is app.screen.reader
        await pilot.press("L", "s", "escape")
        assert app.screen.view == "home"


async def test_enter_opens_the_hit_at_its_section(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", *"bias correction")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.reader.note_id == "mltui:adam"
        assert app.screen.reader.section_anchor() == "bias"


async def test_arrows_move_through_the_results_while_typing(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "a")
        await pilot.pause()
        await pilot.press("down")
        assert app.screen.results.cursor == 1


async def test_nothing_found_is_said(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", *"qqqqzzzz")
        await pilot.pause()
        row = "".join(segment.text for segment in app.screen.results.render_line(0))
        assert "qqqqzzzz" in row


async def test_find_in_the_note_counts_and_walks_and_goes_round(app):
    async with app.run_test(size=WIDE) as pilot:
        app.screen.open_note("mltui:adam", language="en")
        await pilot.press("slash", *"the")
        at, count = app.screen.reader.find("the")
        assert count > 1
        await pilot.press("enter")
        for _ in range(count):
            await pilot.press("n")
        assert app.screen.reader.find_again(0)[1] == count
        await pilot.press("escape")
        assert not app.screen.reader.needle
        assert at == 1


async def test_find_in_a_list_moves_its_cursor(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *"dropout", "enter")
        assert app.screen.latest.chosen.id == "folder:dropout"


async def burst(app, pilot, *keys):
    """Let keys arrive faster than they can be carried out."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))
    for _ in range(20):
        await pilot.pause()


async def test_letters_typed_before_the_search_line_is_there_are_the_query(app, session):
    async with app.run_test(size=WIDE) as pilot:
        await burst(app, pilot, "s", *"dropout m")
        assert app.screen.query_one("#query", Prompt).typed == "dropout m"
        assert session.store.bookmarks() == ()
        assert session.store.read_notes() == frozenset()


async def test_letters_typed_before_a_list_is_there_narrow_it_down(app):
    async with app.run_test(size=WIDE) as pilot:
        await burst(app, pilot, "question_mark", *"latest")
        assert app.screen.query_one("#filter", Prompt).typed == "latest"


async def test_panes_that_change_faster_than_focus_events_settle(app):
    async with app.run_test(size=WIDE) as pilot:
        await burst(app, pilot, "l", "tab", "s", "escape", "L", "enter", "shift+tab", "s")
        assert app.screen.view == "search"
        assert app.focused is app.screen.query_one("#query", Prompt).input


async def test_enter_means_the_query_as_typed_however_fast(app):
    async with app.run_test(size=WIDE) as pilot:
        await burst(app, pilot, "s", *"dropout", "enter")
        assert app.screen.reader.note_id == "folder:dropout"
        assert app.focused is app.screen.reader
