"""Where config, data and cache live on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from mltui.errors import HomeMissingError, UnsafeDirectoryError

_PRIVATE = 0o700
_OTHERS_WRITE = 0o022


@dataclass(frozen=True, slots=True)
class Paths:
    """The three directories mltui may use; everything else is looked at only."""

    config: Path
    data: Path
    cache: Path

    @classmethod
    def default(cls, home: str | None = None) -> Self:
        """Return this user's directories: under `home`, `$MLTUI_HOME` or as the system says.

        Raises:
            HomeMissingError: the system knows no home of this user.
        """
        root = home or os.environ.get("MLTUI_HOME")
        if root:
            return cls.under(Path(root).expanduser())
        import platformdirs

        try:
            return cls(
                platformdirs.user_config_path("mltui", appauthor=False),
                platformdirs.user_data_path("mltui", appauthor=False),
                platformdirs.user_cache_path("mltui", appauthor=False),
            )
        except RuntimeError as error:
            raise HomeMissingError from error

    @classmethod
    def under(cls, root: Path) -> Self:
        """Return the three directories under one `root`."""
        root = root.absolute()
        return cls(root / "config", root / "data", root / "cache")

    @property
    def config_file(self) -> Path:
        """The reader's settings; never written by mltui."""
        return self.config / "config.toml"

    @property
    def journals(self) -> Path:
        """One journal file per running mltui."""
        return self.data / "state" / "ops"

    @property
    def sources_file(self) -> Path:
        """The reader's folders, local to this machine."""
        return self.data / "sources.json"

    @property
    def index(self) -> Path:
        """The generations of the index."""
        return self.cache / "index"


def private_directory(path: Path) -> Path:
    """Make `path` a directory only we can write, and return it.

    Raises:
        UnsafeDirectoryError: it belongs to someone else, or others may write in it.
    """
    path.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    check_private(path)
    return path


def check_private(path: Path) -> None:
    """Refuse a directory that another user could have filled.

    Raises:
        UnsafeDirectoryError: it belongs to someone else, is a link, or others may write in it.
    """
    found = path.lstat()
    ours = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    if path.is_symlink() or not ours or found.st_mode & _OTHERS_WRITE:
        raise UnsafeDirectoryError(path=path)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file `path` by `data`, so that every reader sees the old bytes or the new."""
    beside = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Make the entries of the directory `path` durable where the system can."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        # some network file systems cannot sync a directory, and lose nothing by it
        return
    finally:
        os.close(descriptor)
