"""HTML in notes, taken as text: which roles, line ends and pictures its tags mean."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<hidden>script|style)\b.*?(?:</(?P=hidden)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>"
    r"|<[?!][^<>]*>|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ROLES = {
    "b": "strong", "strong": "strong", "th": "strong", "summary": "strong", "dt": "strong",
    "i": "emphasis", "em": "emphasis", "cite": "emphasis", "var": "emphasis",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "pre": "code",
    "del": "strike", "s": "strike", "strike": "strike", "mark": "strong",
    "h1": "heading.1", "h2": "heading.2", "h3": "heading.3",
    "h4": "heading.4", "h5": "heading.5", "h6": "heading.6",
}  # fmt: skip
_LINES = re.compile(
    r"address|article|aside|blockquote|caption|center|d[dlt]|details|div|fieldset|figcaption|"
    r"figure|footer|form|h[1-6r]|header|li|main|nav|[ou]l|p|pre|section|summary|table|tr"
)
_CENTRED = re.compile(r"<center\b|align\s*=\s*[\"']?(?:center|middle)", re.IGNORECASE)
_RAISED = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzT",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ",
)
_LOWERED = str.maketrans(
    "0123456789+-=()aeijoruvxhklmnpst",
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₒᵣᵤᵥₓₕₖₗₘₙₚₛₜ",
)


class Tag(NamedTuple):
    """A tag, opened or closed."""

    name: str
    """In lower case."""
    closing: bool
    attributes: dict[str, str]

    @property
    def role(self) -> str:
        """What the text inside is, `""` where the tag says nothing of it."""
        return _ROLES.get(self.name, "")

    @property
    def parts_lines(self) -> bool:
        """Whether a new line begins at the tag."""
        return _LINES.fullmatch(self.name) is not None


def tokens(source: str) -> Iterator[Tag | str]:
    """Yield the tags and the texts (entities decoded) of `source`; comments and scripts go."""
    for found in _TOKEN.finditer(source):
        if found["name"]:
            attributes = {} if found["close"] else _attributes(found["rest"])
            yield Tag(found["name"].lower(), bool(found["close"]), attributes)
        elif found["text"]:
            yield html.unescape(found["text"])


def is_centred(source: str) -> bool:
    """Say whether the HTML asks to be centred."""
    return _CENTRED.search(source) is not None


def raised(text: str) -> str:
    """Return `text` as a superscript: in small letters where they exist, else after `^`."""
    return _small(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Return `text` as a subscript: in small letters where they exist, else after `_`."""
    return _small(text, _LOWERED, "_")


def _small(text: str, table: dict[int, int], mark: str) -> str:
    if all(ord(sign) in table for sign in text):
        return text.translate(table)
    return f"{mark}{text}" if len(text) == 1 else f"{mark}({text})"


def _attributes(rest: str) -> dict[str, str]:
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(rest)
    }
