"""Fixtures: a tiny library, private directories, a prebuilt index, the command."""

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read once, when textual is imported

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import mltui
from mltui.library import sources as library_sources
from mltui.library.library import Library
from mltui.library.model import BUILT_IN, Source
from mltui.library.scan import scan_now
from mltui.library.sources import save_sources
from mltui.paths import Paths
from mltui.resources import resource

NOTES = Path(__file__).parent / "notes"
SHELVED = Source(BUILT_IN, NOTES / "data")
"""Notes with editions under a `topics.toml`; takes the place of the built-in library."""
FOLDER = Source("folder", NOTES / "folder")
"""A plain folder of Markdown, as readers have them."""
SOURCES = (SHELVED, FOLDER)

PACKAGE = str(Path(mltui.__file__).resolve().parents[1])
"""Where processes of their own find the very package that is tested here."""

_LAUNCH = """
import sys
from pathlib import Path
from mltui.library import sources
root = Path(sys.argv.pop(1))
sources.resource = lambda name: root
from mltui.cli import main
main()
"""
_INHERITED = ("PATH", "PYTHONPATH", "COVERAGE_PROCESS_START", "VIRTUAL_ENV")


@dataclass(frozen=True)
class Result:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(autouse=True)
def private_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a test away from its user's files, locale and terminal."""
    for name in tuple(os.environ):
        if name.startswith(("LC_", "XDG_", "MLTUI_", "TEXTUAL_")) or name in {
            "LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES",
        }:  # fmt: skip
            monkeypatch.delenv(name)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("PYTHONPATH", PACKAGE)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The directory everything of one test's reader is under."""
    return tmp_path / "home"


@pytest.fixture
def paths(home: Path) -> Paths:
    return Paths.under(home)


@pytest.fixture(scope="session")
def shelved() -> Source:
    return SHELVED


@pytest.fixture(scope="session")
def folder() -> Source:
    return FOLDER


@pytest.fixture(scope="session")
def library() -> Library:
    """The tiny library: both sources, scanned."""
    return scan_now(SOURCES).library


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the tiny library; copy it, never open it in place."""
    from mltui.index.build import build

    index = tmp_path_factory.mktemp("built") / "index"
    for _ in build(index, SOURCES):
        pass
    return index


@pytest.fixture
def small_library(monkeypatch: pytest.MonkeyPatch) -> Source:
    """Put the shelved notes in place of the built-in library, in this process."""

    def shelved(name: str) -> Path:
        return SHELVED.root if name == "data" else resource(name)

    monkeypatch.setattr(library_sources, "resource", shelved)
    return SHELVED


@pytest.fixture
def furnished(  # its third argument changes what is built in
    home: Path,
    built: Path,
    small_library: Source,  # noqa: ARG001
) -> Paths:
    """A reader's directories with both sources and their index at hand."""
    paths = Paths.under(home)
    paths.cache.mkdir(mode=0o700, parents=True)
    shutil.copytree(built, paths.index)
    save_sources(paths.sources_file, (FOLDER,))
    return paths


@pytest.fixture
def run(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Any]:
    """Run `mltui` with arguments in this process."""

    def run(*arguments: str) -> Result:
        from mltui.cli import main

        monkeypatch.setenv("MLTUI_HOME", str(home))
        monkeypatch.setattr(sys, "argv", ["mltui", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        return Result(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def command(home: Path) -> Any:
    """Return the command line, environment and directories of a run in a process of its own."""

    def command(*arguments: str) -> list[str]:
        return [
            sys.executable,
            "-P",
            "-c",
            _LAUNCH,
            str(SHELVED.root),
            "--home",
            str(home),
            *arguments,
        ]

    return command


@pytest.fixture
def spawn(command: Any, tmp_path: Path) -> Any:
    """Run `mltui` with arguments in a process of its own."""

    def spawn(*arguments: str, env: Mapping[str, str] | None = None) -> Result:
        done = subprocess.run(
            command(*arguments),
            env=clean_environment(tmp_path) | dict(env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return spawn


def clean_environment(home: Path, keep: Sequence[str] = _INHERITED) -> dict[str, str]:
    """Return an environment for a process that shall see nothing of its user's."""
    inherited = {name: os.environ[name] for name in keep if name in os.environ}
    return inherited | {"HOME": str(home), "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1"}
