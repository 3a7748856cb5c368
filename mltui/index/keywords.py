"""What a note is about, in a few words: jieba, tamed, in the builder process only."""

import logging
import re
import warnings
from collections import Counter
from pathlib import Path

from mltui.paths import private_directory
from mltui.text.clean import fold

_MOST = 8
_AT_ONCE = 500
_LOOKED_AT = 60_000
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$|\\[A-Za-z]+", re.DOTALL)
_PIECE = re.compile(rf"[^\n]{{1,{_AT_ONCE}}}")
_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,8}|[a-z][a-z-]{3,30}")


class Keywords:
    """Chooses words by how often they stand in a note and how rare they are elsewhere.

    jieba's default cache is a file in the shared temporary directory that another user can
    poison, and its time is quadratic in the length of what it is given: it gets a private
    directory, and short pieces.
    """

    def __init__(self, cache: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
            import jieba.analyse
        jieba.setLogLevel(logging.CRITICAL)
        jieba.dt.tmp_dir = str(private_directory(cache))
        jieba.dt.cache_file = "words.cache"
        jieba.dt.initialize()
        model = jieba.analyse.TFIDF()
        self._cut = jieba.dt.cut
        self._rarity, self._usual = model.idf_loader.get_idf()
        self._stop = frozenset(model.stop_words)

    def of(self, text: str) -> list[tuple[str, float]]:
        """Return the keywords of `text` with their weights, heaviest first."""
        plain = _FORMULA.sub(" ", fold(text[:_LOOKED_AT]))
        counted: Counter[str] = Counter()
        for piece in _PIECE.findall(plain):
            counted.update(word for word in self._cut(piece) if _WORD.fullmatch(word))
        total = sum(counted.values()) or 1
        weights = {
            word: times / total * self._rarity.get(word, self._usual)
            for word, times in counted.items()
            if word not in self._stop
        }
        return sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
