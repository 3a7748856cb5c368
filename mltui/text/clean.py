"""What text from outside may become before it reaches a screen.

Nothing here parses escape sequences: a character that can drive a terminal, reorder
text or hide in it is replaced by a visible stand-in, so that no sequence survives in
any form. Cleaning comes after parsing, because YAML, JSON and HTML entities can all
produce control characters.
"""

import re
import unicodedata

_MARKS_PER_BASE = 8
_REPLACEMENT = "\ufffd"
_CARRIAGE_RETURN = re.compile("\r\n?")
# C0 without TAB and LF, DEL, C1, soft bidi and zero-width controls, line separators,
# lone surrogates, interlinear marks, tag characters. ZWNJ, ZWJ and VS16 shape real text.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARK_RUN = re.compile(f"({_MARK}{{{_MARKS_PER_BASE}}}){_MARK}+")
_EMPTY = re.compile("\u200b(?<![^\n\t >]\u200b)[\u200b \t]*|[\xad\u200b\u2060-\u2064\ufeff]")
"""Characters of no width that editors leave behind by the hundred; they say nothing at all.

Some editors indent paragraphs with them: the blanks behind them go too, which alone would make
code of the paragraph in Markdown.
"""
_SAFE_BLANKS = "\n\t\u3000\xa0"
"""What is not printable to Python, and stands in every second Chinese note."""
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return `text` with everything visible that could act on a terminal or deceive a reader.

    TAB and LF stay; CR LF and CR become LF; a C0 control becomes its picture (U+2400 block),
    other controls become `⟨U+202E⟩`; more than eight marks on one base are dropped, and so are
    zero-width spaces, word joiners, soft hyphens and byte order marks. Idempotent.
    """
    if not _is_safe(text):
        if "\r" in text:
            text = _CARRIAGE_RETURN.sub("\n", text)
        text = _UNSAFE.sub(_stand_in, _EMPTY.sub("", text))
    return text if text.isascii() else _MARK_RUN.sub(r"\1", text)


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: runs of blanks and line ends become one space."""
    cleaned = clean(text)
    if cleaned.isprintable() and "  " not in cleaned:
        return cleaned.strip()
    return _BLANKS.sub(" ", cleaned).strip()


def strip_unsafe(text: str) -> str:
    """Return `text` without any character that could act on a terminal: the last guard.

    It drops instead of replacing, since the width of a line must not grow behind the layout.
    """
    if text.isprintable():
        return text
    return _UNSAFE.sub("", text.replace("\t", " ").replace("\n", " ").replace("\r", " "))


def is_unsafe(text: str) -> bool:
    """Say whether `text` holds a character that `strip_unsafe` would drop or blank."""
    return not text.isprintable() and strip_unsafe(text) != text


def fold(text: str) -> str:
    """Return the form in which texts are compared: NFKC, caseless, invisibles removed."""
    if text.isascii():
        return text.lower()
    return _UNSAFE.sub("", unicodedata.normalize("NFKC", text)).lower()


def _is_safe(text: str) -> bool:
    """Say at the speed of `isprintable` that there is nothing to replace; False means maybe."""
    for blank in _SAFE_BLANKS:
        text = text.replace(blank, "")
    return text.isprintable()


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < ord(" "):
        return chr(0x2400 + code)
    if code == 0x7F:  # noqa: PLR2004 - DEL
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - surrogates
        return _REPLACEMENT
    return f"⟨U+{code:04X}⟩"
