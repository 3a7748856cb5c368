"""What a wheel and a source archive carry; and the promises that stand beside the code."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from mltui.library.model import Reading
from mltui.library.read import read_note
from mltui.library.sources import built_in
from mltui.library.walk import walk
from mltui.resources import resource

CHECKOUT = Path(__file__).resolve().parent.parent
CARRIED = ("pyproject.toml", "README.md", "LICENSE", "mltui", "styles", "data", "tests")


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    """Build both from a copy: building must leave no trace in the checkout."""
    source = tmp_path_factory.mktemp("checkout")
    ignored = shutil.ignore_patterns("__pycache__", "bench")
    for name in (*CARRIED, ".gitignore"):
        path = CHECKOUT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=ignored)
        else:
            shutil.copy(path, source / name)
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)],
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
    )
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return wheel, sdist


def files(folder):
    return {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_code_notes_and_styles(archives):
    names = set(zipfile.ZipFile(archives[0]).namelist())
    assert files("mltui") <= names
    assert {f"mltui/{name}" for name in files("data") | files("styles")} <= names
    assert any(name.startswith("mltui/data/notes/") for name in names)
    assert any(name.startswith("mltui/styles/") and name.endswith(".tcss") for name in names)
    assert not any(name.startswith(("tests/", "data/", "styles/")) for name in names)


def test_the_source_archive_carries_the_tests_too(archives):
    with tarfile.open(archives[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert files("mltui") | files("data") | files("styles") <= names
    assert "tests/conftest.py" in names
    assert {"README.md", "LICENSE", "pyproject.toml"} <= names


def test_the_licence_travels_along(archives):
    names = zipfile.ZipFile(archives[0]).namelist()
    assert any(name.endswith("/LICENSE") for name in names)


@pytest.mark.parametrize("name", ["data", "styles"])
def test_what_is_shipped_is_found(name):
    assert any(resource(name).rglob("*.*"))


def test_every_built_in_note_can_be_read():
    readings = [read_note(found) for found in walk(built_in())]
    assert readings
    for reading in readings:
        assert isinstance(reading, Reading)
        assert not reading.skipped
        assert reading.note.editions[0].summary
