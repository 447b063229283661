"""`.plainspeak-ignore`: a file beside documents that says what to leave out of them, for all formats.

    # the clerk's own words
    letter.txt: jargon/deliver wordy
    minutes/*.docx: acronym
    report.docx: jargon/deliver "deliver the vision"
    old/

Before the colon stands a pattern of paths as in `.gitignore`, read from the folder of the file; after it rules, and
words in quotation marks: then only findings in these words are left out. Without rules, all are. The files of
the document's folder and of all folders above it hold together. Nothing of it comes into what is published.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from plainspeak.documents.errors import shown_name
from plainspeak.documents.ignores import rules_fault, rules_in
from plainspeak.model import Ignore, PlainspeakError
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pathspec import GitIgnoreSpec

    from plainspeak.model import Document

NAME = ".plainspeak-ignore"
_LINE = re.compile(r"(?P<pattern>.*?)(?::(?:\s+(?P<rest>.*))?)?")
_QUOTED = re.compile(r"[\"“](?P<words>[^\"“”]*)[\"”]")
_GLOB = re.compile(r"[*?\[]|/$|^!")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sidecar: its pattern, the rules and the words it names, and what messages call it."""

    pattern: str
    rules: tuple[str, ...]
    words: tuple[str, ...]
    name: str

    @property
    def is_for_one(self) -> bool:
        """Whether it names one document, so that doing nothing there is a mistake."""
        return _GLOB.search(self.pattern) is None


def lines_for(path: str) -> tuple[Line, ...]:
    """The lines of all sidecars that hold for the document at `path`; those of the nearest folder last.

    Raises PlainspeakError for a sidecar that cannot be read or has a mistake.
    """
    document = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are named
    held: list[Line] = []
    for folder in reversed(document.parents):
        sidecar = folder / NAME
        try:
            stamp = sidecar.stat()
        except (OSError, ValueError):
            continue
        inside = document.relative_to(folder)
        up = "../" * (len(inside.parts) - 1)
        lines = _lines(str(sidecar), stamp.st_mtime_ns, stamp.st_size)
        held += [
            replace(line, name=up + line.name) for line, spec in lines if spec.match_file(inside.as_posix())
        ]
    return tuple(held)


def with_sidecars(document: Document) -> Document:
    """The document with what the sidecars of its folders ask to leave out. Raises PlainspeakError."""
    lines = lines_for(document.path)
    if not lines:
        return document
    asked = tuple(ignore for line in lines for ignore in _ignores(line, document.text))
    return replace(document, ignores=document.ignores + asked)


def _ignores(line: Line, text: str) -> Iterator[Ignore]:
    """What a line asks of a text; of words that stand there several times, only one need have something to say."""
    if not line.words:
        yield Ignore(0, len(text), line.rules, None, line.name, must_act=line.is_for_one)
        return
    for words in line.words:
        places = list(_places(words, text))
        for start, end in places:
            yield Ignore(
                start, end, line.rules, None, line.name, must_act=line.is_for_one and len(places) == 1
            )
        if not places and line.is_for_one:
            yield Ignore(0, 0, line.rules, None, line.name)


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, whatever their capitals and what space is between them."""
    sought = scan(words).keys
    tokens = scan(text)
    for first in range(len(tokens) - len(sought) + 1 if sought else 0):
        if tokens.keys[first : first + len(sought)] == sought:
            yield tokens.starts[first], tokens.ends[first + len(sought) - 1]


@lru_cache(maxsize=256)
def _lines(path: str, _changed: int, _size: int) -> tuple[tuple[Line, GitIgnoreSpec], ...]:
    """The lines of a file with what their patterns match; read again when the file has changed."""
    from pathspec import GitIgnoreSpec

    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PlainspeakError(f"{shown_name(path)} cannot be read; save it as text in UTF-8.") from error
    found: list[tuple[Line, GitIgnoreSpec]] = []
    for number, written in enumerate(text.splitlines(), start=1):
        content = written.strip()
        if content and not content.startswith("#"):
            place = f"{shown_name(path)}:{number}"
            line = _line(content, place, number)
            try:
                found.append((line, GitIgnoreSpec.from_lines([line.pattern])))
            except ValueError as error:
                raise PlainspeakError(f"{place}: '{line.pattern}' is no pattern of paths.") from error
    return tuple(found)


def _line(content: str, place: str, number: int) -> Line:
    """What a line says. Raises PlainspeakError for a mistake in it."""
    match = _LINE.fullmatch(content)
    pattern, rest = (match["pattern"], match["rest"] or "") if match else (content, "")
    words = tuple(quoted["words"] for quoted in _QUOTED.finditer(rest))
    rules = rules_in(_QUOTED.sub(" ", rest))
    fault = rules_fault(rules)
    if fault:
        raise PlainspeakError(f"{place}: {fault}")
    if not all(scan(each).keys for each in words):
        raise PlainspeakError(f"{place}: there are no words between the quotation marks")
    return Line(pattern, rules, words, f"{NAME}:{number}")
