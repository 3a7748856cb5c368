"""The search of the library, at every keystroke."""

from textual import on, work
from textual.widgets import Input

from mltui.index.open import OpenIndex
from mltui.index.query import Query
from mltui.texts import T
from mltui.ui.screens.desk import Desk
from mltui.ui.widgets.prompt import Prompt
from mltui.ui.widgets.rows import Rows

_READ_ON_SECONDS = 0.1
"""How long keys have the screen to themselves before more notes are read for an answer."""


class Searching(Desk):
    """A line to type into and what is found, over whatever was shown before."""

    _before_search: Rows | None = None
    _search_waits = False
    _answered = ""
    """The query whose hits are shown."""

    def action_search(self) -> None:
        """Search the library as one types."""
        prompt, results = self.query_one("#query", Prompt), self.results
        if self.view != "search":
            self._before_search = self.pane
        self.go_to(results)
        if self.session.index:
            self._warm_up(self.session.index)
        prompt.start(prompt.typed)
        prompt.input.select_all()
        if not prompt.typed:
            results.empty = T.TYPE_TO_SEARCH.say(self.language)
            results.fill(())

    @work(thread=True, exclusive=True, group="warm")
    def _warm_up(self, index: OpenIndex) -> None:
        """Load the engine while the reader reaches for the first letter; it takes 7 MB."""
        index.warm()

    @on(Input.Changed, "#query Input")
    def _on_query_changed(self) -> None:
        # Keys that arrived meanwhile come first, so that only the newest query is searched.
        if not self._search_waits:
            self._search_waits = True
            self.call_later(self._search_now)

    def _search_now(self, *, again: bool = False) -> None:
        self._search_waits = False
        prompt, results = self.query_one("#query", Prompt), self.results
        text = prompt.typed
        if not text.strip():
            results.empty = T.TYPE_TO_SEARCH.say(self.language)
            results.fill(())
            prompt.answer("")
            return
        self._answered = text
        hits = self.session.search(Query(text, limit=100))
        results.empty = T.NO_HITS.say(self.language, query=text.strip())
        results.fill(hits, results.cursor if again else 0)
        count = T.HIT_COUNT
        if self.session.is_still_reading:
            count = T.HIT_COUNT_SO_FAR
            self.set_timer(_READ_ON_SECONDS, self.search_again)
        prompt.answer(count.say(self.language, count=len(hits)) if hits else "")

    def query_entered(self) -> None:
        """Open the hit under the cursor; who types faster than is searched means the query."""
        if self._search_waits or self.query_one("#query", Prompt).typed != self._answered:
            self._search_now()
        self.action_open()

    def search_again(self) -> None:
        """Answer the query once more: there is more to find now."""
        if self.view == "search" and self.query_one("#query", Prompt).typed:
            self._search_now(again=True)

    def leave_search(self) -> None:
        """Go back to where the search was begun."""
        self.go_to(self._before_search or self.pane)
