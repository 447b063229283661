"""Where reports go: a terminal, a pipe or a file."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from plainspeak.model import PlainspeakError


def wants_colour() -> bool:
    """Whether standard output is a terminal that shows colour and its owner has not refused it."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The cells in a line of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def print_text(text: str) -> None:
    """Write to standard output in its own encoding; what it has no character for is replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding, "replace"))


def print_data(text: str) -> None:
    """Write to standard output as UTF-8, whatever the terminal's encoding: programs read it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def check_target(path: str) -> None:
    """Raise PlainspeakError if a file could not be written at `path`, before any work is done."""
    target = Path(path)
    if target.is_dir():
        raise PlainspeakError(f"{path} is a folder; give -o the name of a file.")
    if not target.absolute().parent.is_dir():
        raise PlainspeakError(
            f"{path} cannot be written, as its folder does not exist; make the folder first."
        )


def write_whole(path: str, content: bytes) -> None:
    """Write a file whole or not at all, keeping the permissions it had. Raises PlainspeakError."""
    target = Path(path).absolute()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            _set_mode(Path(name), target)
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        reason = error.strerror or "the disk refused it"
        raise PlainspeakError(f"{path} cannot be written ({reason}); choose another place.") from error


def _set_mode(written: Path, target: Path) -> None:
    """Give the new file the mode of the one it replaces, or what a new file would have."""
    if target.exists():
        written.chmod(target.stat().st_mode & 0o7777)
    elif os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        written.chmod(0o666 & ~mask)
