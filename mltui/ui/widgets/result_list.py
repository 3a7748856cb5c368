"""What the search of the library found."""

from collections.abc import Callable, Sequence

from mltui.index.query import Hit
from mltui.text.line import Line, Span, spread
from mltui.text.width import cells, elide
from mltui.texts import T
from mltui.ui.messages import OpenNote
from mltui.ui.widgets.items import Items


class ResultList(Items[Hit]):
    """Hits, each with its topic, its section and the passage that matches."""

    item_height = 4

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - Textual's word
        language: str,
        topic_title: Callable[[tuple[str, ...]], str],
    ) -> None:
        super().__init__(id=id)
        self.language = language
        self._topic_title = topic_title

    def wish(self, item: Hit) -> OpenNote:
        """Open the note at the section that matches."""
        return OpenNote(item.note_id, item.anchor, item.language)

    def words(self, item: Hit) -> str:
        """Look in titles and passages."""
        return f"{item.title} {item.snippet}"

    def lines(self, item: Hit, width: int) -> Sequence[Line]:
        """Return title and topic, the path of headings, and the passage of a hit."""
        from mltui.text.wrap import wrap

        measure = min(width, 110)
        topic = Span(elide(self._topic_title(item.topic), measure // 3), "dim")
        room = measure - cells(topic.text) - 2
        title = spread(Span(elide(item.title, room), "title"), topic, measure)
        section = " › ".join(item.headings)
        if item.more:
            more = T.MORE_SECTIONS.say(self.language, count=item.more)
            section = f"{section}  ·  {more}" if section else more
        lines = wrap(_highlighted(item), max(8, measure))
        if section:
            return (title, Line((Span(elide(section, measure), "heading.3"),)), *lines[:1])
        return (title, *lines[:2])


def _highlighted(hit: Hit) -> tuple[Span, ...]:
    spans, at = [], 0
    for start, end in hit.spans:
        spans += [Span(hit.snippet[at:start]), Span(hit.snippet[start:end], "hit")]
        at = end
    spans.append(Span(hit.snippet[at:]))
    return tuple(span for span in spans if span.text)
