"""What an answer depends on: the program with its model and glossaries, the settings, and the document."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PACKAGE = Path(__file__).resolve().parent.parent
# The libraries that have a say in what is found and how a document is read.
_LIBRARIES = "spacy en_core_web_sm textstat nltk lxml pyromark docx pptx pypdfium2 charset_normalizer".split()


def program_state() -> str:
    """24 digits that change when the program, its glossaries, its model or a library does.

    Files are known by their names, sizes and times, as reading them all would take longer than an answer should.
    """
    total = sha256(f"{__version__} {sys.version}".encode())
    glossaries = _PACKAGE.parent / "glossaries"
    for line in (*_files(_PACKAGE), *(_files(glossaries) if glossaries.is_dir() else ()), *_libraries()):
        total.update(line.encode("utf-8", "surrogatepass"))
    return total.hexdigest()[:24]


def _files(folder: Path) -> Iterator[str]:
    """A line for each file in a folder and those below it that could change an answer."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(Path(entry.path))
            elif entry.name.endswith((".py", ".yaml", ".txt")):
                facts = entry.stat()
                yield f"{entry.path} {facts.st_size} {facts.st_mtime_ns}\n"


def _libraries() -> Iterator[str]:
    for name in _LIBRARIES:
        found = PathFinder.find_spec(name)
        if found is not None and found.origin:
            yield f"{found.origin} {Path(found.origin).parent.stat().st_mtime_ns}\n"


def key_of(*parts: str | bytes) -> bytes:
    """A key from what an answer depends on; other parts give another key."""
    total = sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(sha256(content).digest())
    return total.digest()


def contents_of(files: Iterable[Path]) -> Iterator[bytes]:
    """The content of each file. Raises OSError."""
    for file in files:
        yield file.read_bytes()
