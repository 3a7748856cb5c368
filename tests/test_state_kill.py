"""kill -9 in the middle of writing: what was acknowledged is there."""

import subprocess
import sys
from random import Random

import pytest

from mltui.paths import Paths
from mltui.state.store import Store

WRITER = """
import sys
from pathlib import Path
from mltui.paths import Paths
from mltui.state.records import Bookmark, Place
from mltui.state.store import Store

name, root = sys.argv[1:]
store = Store.open(Paths.under(Path(root)))
for i in range(100_000):
    store.add_bookmark(Bookmark(f"mltui:{name}-{i}", title="强化学习" * (i % 50)))
    store.set_place(Place(f"mltui:{name}", offset=i))
    store.saved()
    print(f"mltui:{name}-{i}", flush=True)
"""
ROUNDS = 60


@pytest.mark.slow
def test_no_acknowledged_bookmark_is_lost_when_the_writer_is_killed(tmp_path):
    random, acknowledged = Random(2), set()  # noqa: S311 - no secret
    for round_ in range(ROUNDS):
        command = [sys.executable, "-c", WRITER, str(round_), str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            acknowledged |= {writer.stdout.readline().strip() for _ in range(random.randint(1, 40))}
            writer.kill()
            # What stands in the pipe was acknowledged too; its last line may be torn.
            acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
        with Store.open(Paths.under(tmp_path)) as store:
            assert acknowledged <= store.bookmarked_notes()
            assert store.skipped.damaged == 0
    assert len(acknowledged) >= ROUNDS
