"""Bytes of a file to text.

A byte order mark decides; then UTF-8; then UTF-8 with a few broken bytes; then GB18030.
GB18030 never comes first: it decodes most UTF-8 into wrong characters without an error.
"""

import codecs
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_PROBE = 8192
_FEW_BROKEN = 1000
"""One broken byte in so many characters is still UTF-8."""


class Decoded(NamedTuple):
    """A text, its lines ended by LF, and the encoding it came in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """Return the text of `data`, or None for what is no text (a NUL byte, no known encoding)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data.decode(encoding, errors="replace"), encoding)
    if b"\0" in data[:_BINARY_PROBE]:
        return None
    try:
        return _decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * _FEW_BROKEN <= len(text):
        return _decoded(text, "utf-8")
    try:
        return _decoded(data.decode("gb18030"), "gb18030")
    except UnicodeDecodeError:
        return None


def _decoded(text: str, encoding: str) -> Decoded:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, encoding)
