"""Find the directories shipped with mltui: `styles` and `data`.

A wheel carries them inside the package, a checkout beside it.
"""

from pathlib import Path

from mltui.errors import ResourceMissingError

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the shipped directory called `name`.

    Raises:
        ResourceMissingError: the installation carries no such directory.
    """
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (path := parent / name).is_dir():
            return path
    raise ResourceMissingError(name=name)
