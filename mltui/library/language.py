"""Which language a text is written in."""

import re

_LOOKED_AT = 20_000
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile("[A-Za-z]{2,}")
_SHARE = 0.15


def detect_language(text: str) -> str:
    """Return `zh` where Han characters are a fair share of the words, else `en`."""
    sample = text[:_LOOKED_AT]
    han = len(_HAN.findall(sample))
    return "zh" if han and han >= _SHARE * (han + len(_WORD.findall(sample))) else "en"
