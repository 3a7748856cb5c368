"""Code as lines, coloured by role where its language is known."""

import re
from typing import TYPE_CHECKING

from mltui.text.clean import clean
from mltui.text.line import Line, Span
from mltui.text.width import cells

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_LARGEST = 60_000
"""Longer code stays uncoloured."""
_TAB = 4
_LANGUAGE = re.compile(r"\{?\.?([\w+#-]+)")
_ROLES = (
    ("Comment", "code.comment"),
    ("Keyword", "code.keyword"),
    ("Operator.Word", "code.keyword"),
    ("Name.Tag", "code.keyword"),
    ("Name.Function", "code.name"),
    ("Name.Class", "code.name"),
    ("Name.Decorator", "code.name"),
    ("Name.Builtin", "code.name"),
    ("Name.Exception", "code.name"),
    ("Name.Attribute", "code.name"),
    ("Literal.String", "code.string"),
    ("Literal.Number", "code.number"),
    ("Operator", "code.operator"),
    ("Punctuation", "code.operator"),
    ("Generic.Deleted", "code.comment"),
    ("Generic.Inserted", "code.string"),
)


def language_of(info: str) -> str:
    """Return the language an info string names: `python {check}`, `{.python .input}`."""
    found = _LANGUAGE.match(info.strip())
    return found[1].lower() if found else ""


def code_lines(code: str, language: str = "") -> list[Line]:
    """Return `code` as lines of roles `code` and `code.…`, tabs expanded."""
    code = clean(code)
    if "\t" in code:
        code = "\n".join(_expanded(line) for line in code.split("\n"))
    lexer = _lexer(language) if language and len(code) <= _LARGEST else None
    if lexer is None:
        return [Line((Span(line, "code"),) if line else ()) for line in code.split("\n")]
    return _coloured(code, lexer)


def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _coloured(code: str, lexer: "Lexer") -> list[Line]:
    rows: list[list[Span]] = [[]]
    for kind, text in lexer.get_tokens(code):
        role = _role(str(kind).removeprefix("Token."))
        for number, part in enumerate(text.split("\n")):
            if number:
                rows.append([])
            if part:
                rows[-1].append(Span(part, role))
    return [Line(tuple(row)) for row in rows]


def _role(kind: str) -> str:
    return next((role for name, role in _ROLES if kind.startswith(name)), "code")


def _expanded(line: str) -> str:
    """Return `line` with each tab reaching the next multiple of four cells."""
    parts = line.split("\t")
    text = parts[0]
    for part in parts[1:]:
        text += " " * (_TAB - cells(text) % _TAB) + part
    return text
