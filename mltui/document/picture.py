"""Pictures whose file names have blanks, as most editors write them and CommonMark does not."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_PICTURE = re.compile(r"!\[([^\[\]\n]{0,500})\]\(([^()<>\n\"]{1,500})\)")


def picture(state: "StateInline", silent: bool) -> bool:
    """Recognise `![caption](a b.png)` (a markdown-it inline rule, after its own for images)."""
    if state.src[state.pos] != "!":
        return False
    found = _PICTURE.match(state.src, state.pos, state.posMax)
    if found is None or " " not in found[2].strip():
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": found[2].strip(), "alt": ""}
        token.content = found[1]
        token.children = state.md.inline.parse(found[1], state.md, state.env, [])
    state.pos = found.end()
    return True
