"""Whatever happens to the bytes of an index, the app sees an answer, no index, or a SearchError."""

import random
import shutil
from contextlib import suppress

import pytest

from mltui.errors import SearchError
from mltui.index.generation import current
from mltui.index.open import open_index
from mltui.index.query import Query
from mltui.index.update import Job, update
from mltui.library.model import Source


@pytest.fixture
def vault(tmp_path):
    root = tmp_path / "vault"
    root.mkdir()
    for number in range(20):
        text = f"# 笔记 {number}\n\n内容 word{number} " + "策略梯度 strategy " * number
        (root / f"note{number}.md").write_text(text, "utf-8")
    return Source("v", root)


def damage(generation, chance):
    files = [*generation.glob("postings/*"), generation / "catalog.sqlite"]
    victim = chance.choice([file for file in files if file.stat().st_size])
    data = bytearray(victim.read_bytes())
    for _ in range(chance.choice([1, 8, 200])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    victim.write_bytes(data)


def rounds_of_damage(rounds, vault, tmp_path):
    sound = tmp_path / "sound"
    update(Job(sound, (vault,)), lambda *_: None)
    chance = random.Random(rounds)  # noqa: S311 - which byte is hit, nothing secret
    for number in range(rounds):
        index = tmp_path / f"damaged{number}"
        shutil.copytree(sound, index)
        index.chmod(0o700)
        damage(index / current(index), chance)
        with suppress(SearchError):
            if opened := open_index(index):
                opened.library((vault,))
                for text in ("word7", "策略", "strat", "内容"):
                    opened.searcher.search(Query(text))
        shutil.rmtree(index)


def test_random_damage_is_a_search_error_at_worst(vault, tmp_path):
    rounds_of_damage(30, vault, tmp_path)


@pytest.mark.slow
def test_much_random_damage_is_a_search_error_at_worst(vault, tmp_path):
    rounds_of_damage(1000, vault, tmp_path)
