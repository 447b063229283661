"""Where reports go: a terminal, a pipe or a file."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

# What a report draws with and quotes with, for streams in an old code page; one character each, so that
# what stands under each other stays so.
_LOOK_ALIKES = str.maketrans("─·…“”‘’–—•○◐●", "--.\"\"''---o+#")


def wants_colour() -> bool:
    """Whether standard output is a terminal that shows colour and its owner has not refused it."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """The cells in a line of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def print_text(text: str) -> None:
    """Write to standard output in its own encoding; what it has no character for becomes one like it or "?"."""
    encoding = sys.stdout.encoding or "utf-8"
    with _quiet_when_closed():
        sys.stdout.write(text.encode(encoding, _LOOK_ALIKE).decode(encoding))


def print_data(text: str) -> None:
    """Write to standard output as UTF-8, whatever the terminal's encoding: programs read it."""
    with _quiet_when_closed():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def _look_alike(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    part = error.object[error.start : error.end].translate(_LOOK_ALIKES)
    return part.encode("ascii", "replace").decode("ascii"), error.end


_LOOK_ALIKE = "plainspeak.look-alike"
codecs.register_error(_LOOK_ALIKE, _look_alike)


@contextlib.contextmanager
def _quiet_when_closed() -> Generator[None]:
    """Let whoever reads standard output stop reading ("| head") without a word.

    Raises PlainspeakError where it goes to a place that cannot be written to, such as a full disk.
    """
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        # Python would try to write the rest at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Windows calls a closed pipe an invalid argument.
        if error.errno != errno.EPIPE and not (os.name == "nt" and error.errno == errno.EINVAL):
            reason = error.strerror or "the disk refused it"
            raise PlainspeakError(
                f"the standard output cannot be written ({reason}); choose another place for it."
            ) from error


def check_target(path: str) -> None:
    """Raise PlainspeakError if a file could not be written at `path`, before any work is done."""
    target = Path(path)
    if target.is_dir():
        raise PlainspeakError(f"{path} is a folder; give the name of a file.")
    if not target.absolute().parent.is_dir():
        raise PlainspeakError(
            f"{path} cannot be written, as its folder does not exist; make the folder first."
        )


@dataclass(frozen=True, slots=True)
class PagesPlace:
    """Where the pages of several documents go: the index, and the folder beside it that holds the others."""

    index: Path
    folder: Path


def pages_place(target: str | None, count: int) -> PagesPlace | None:
    """Where the web pages of `count` documents go; None where they are one page. Raises PlainspeakError.

    A target that is a folder, or whose name has no ending, is the folder of an index and its pages. With several
    documents, a file is the index, and the pages go into a folder that bears its name.
    """
    if target is None:
        if count > 1:
            raise PlainspeakError(
                "several documents make an index and a page each; name a folder for them, such as -o report."
            )
        return None
    path = Path(target)
    if path.is_dir() or (not path.suffix and not path.exists()):
        check_target(str(path / "index.html") if path.is_dir() else target)
        return PagesPlace(path / "index.html", path / "pages")
    check_target(target)
    if count <= 1:
        return None
    return PagesPlace(path, path.with_name(f"{path.stem}-pages"))


def write_page(place: PagesPlace, name: str, content: bytes) -> None:
    """Write one of the pages, or with no name the index, and make the folders that are not there yet."""
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "the disk refused it"
        raise PlainspeakError(f"{place.folder} cannot be made ({reason}); choose another place.") from error
    write_whole(str(place.folder / name if name else place.index), content)


def write_whole(path: str, content: bytes) -> None:
    """Write a file whole or not at all, as `write_pieces` does."""
    write_pieces(path, [content])


def write_pieces(path: str, pieces: Iterable[bytes]) -> None:
    """Write a file from pieces, whole or not at all, keeping the permissions it had. Raises PlainspeakError.

    An error or an interrupt on the way leaves the file as it was. A link is followed. What is no file but can be
    written to (a device, a named pipe) is written to as it is.
    """
    target = Path(path).resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(pieces)
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
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
