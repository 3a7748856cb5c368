"""What the README says is so."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mltui.actions import keys_table
from mltui.config import load_config

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def fences(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_table_of_keys_is_that_of_the_program():
    assert keys_table("en") in README


def test_the_settings_can_be_used(tmp_path):
    (settings,) = fences("toml")
    (tmp_path / "config.toml").write_text(settings, "utf-8")
    assert load_config(tmp_path / "config.toml").keys == {"search": "s,ctrl+k"}


def test_the_commands_to_set_up_stand_there():
    first, second = fences("")[:2]
    assert first == "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/mltui\n"
    assert (
        second == "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/pytest\n"
    )


@pytest.fixture
def shell(tmp_path):
    """Return an environment in which `mltui` is this very program, with a home of its own."""
    program = tmp_path / "bin" / "mltui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m mltui "$@"\n')
    program.chmod(0o755)
    inherited = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    return inherited | {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "MLTUI_HOME": str(tmp_path / "home"),
        "LC_ALL": "C.UTF-8",
    }


def test_every_example_for_scripts_runs(shell, tmp_path):
    (examples,) = fences("sh")
    for line in examples.splitlines():
        done = subprocess.run(
            ["sh", "-c", line],
            env=shell,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert (tmp_path / "bookmarks.csv").read_text().startswith("note,title,")


def test_the_commands_of_the_program_stand_there():
    from mltui.cli.command import COMMANDS

    for name in COMMANDS:
        assert f"mltui {name}" in README or f"`{name}`" in README


def test_every_file_it_links_to_is_there():
    root = Path(__file__).resolve().parent.parent
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (root / target).exists(), target
